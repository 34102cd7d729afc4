"""The announced title of a draft."""

from wagtail_culture_social.domain.drafts import Draft
from wagtail_culture_social.domain.headlines import headline


def test_the_state_is_part_of_the_title_and_live_is_not() -> None:
    draft = Draft("event", "en", "A concert", state="cancelled", live_now=True)
    assert headline(draft) == "Cancelled: A concert"
    assert headline(Draft("event", "en", "A concert", live_now=True)) == "A concert"
