"""The title of a draft with its state, for lists, feeds and calendars."""

from wagtail_culture_social.domain.drafts import Draft
from wagtail_culture_social.domain.wording import state_headline, worded


def headline(draft: Draft) -> str:
    """The title as it is announced: `Annulé : Nuit des musées`, `Titre`.

    Whether something is live at this minute does not belong in a file that is kept.
    """
    return state_headline(worded(draft, draft.language))
