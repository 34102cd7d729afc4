"""What stands on the image cards of a page; how it is laid out is `drawing`."""

import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any, Self

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.images import get_image_model

from wagtail_culture_social.domain.contrast import PAPER, Colour, colour
from wagtail_culture_social.domain.headlines import headline
from wagtail_culture_social.domain.plain_text import one_line
from wagtail_culture_social.domain.schedule import CALLED_OFF
from wagtail_culture_social.domain.typography import ellipsis_cut
from wagtail_culture_social.domain.wording import worded
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.rights import ImageUse, credit_of
from wagtail_culture_social.social.services import (
    organisation_name,
    site_settings,
    social_draft,
)
from wagtail_culture_social.social.share_cards.photos import Picture

VERSION = 1
"""Counts the changes of how cards are drawn: a higher number draws all anew."""
LONGEST_ALT = 1000
"""Code points; what X, Threads and Instagram take."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """All that a card shows, in the page's language, with that language's spaces."""

    language: str
    title: str
    state: str = ""
    is_off: bool = False
    tag: str = ""
    theme: str = ""
    when: str = ""
    where: str = ""
    organisation: str = ""
    credit: str = ""
    alt_text: str = ""
    paper: Colour = PAPER
    photo: Picture | None = None
    logo: Picture | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What is written on the card, in order, without the credit."""
        said = (self.state, self.tag, self.title, self.theme, self.when, self.where)
        return tuple(filter(None, (*said, self.organisation)))

    def digest(self, form: str) -> str:
        """Return a hash of all that makes a card of this format what it is."""
        told = {"version": VERSION, "form": form}
        told |= {name: value for name, value in asdict(self._bare).items() if value}
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def alt(self, *, credited: bool) -> str:
        """Return the alternative text of the card; the credit if it is not on it."""
        with override(self.language):
            words = _("Words on the image: %s") % " · ".join(self.words)
        shown = one_line(self.alt_text) if self.photo else ""
        parts = [shown, words, "" if credited else self.credit]
        text = "\n".join(filter(None, parts))
        return ellipsis_cut(text, lambda cut: len(cut) <= LONGEST_ALT)

    @property
    def _bare(self) -> Self:
        """The same without rows of the database."""
        photo, logo = (
            one and replace(one, image=None) for one in (self.photo, self.logo)
        )
        return replace(self, photo=photo, logo=logo)


def card_facts(page: Any) -> CardFacts:
    """Return what the cards of a page show, as the page is in the database."""
    draft, settings = social_draft(page), site_settings(page)
    use = _picture(page, settings)
    words = worded(replace(draft, credit=credit_of(use).text), draft.language)
    tag = words.day_tag or words.campaign_tag
    return CardFacts(
        language=words.language,
        title=words.values["title"],
        state=headline(replace(draft, title="")),
        is_off=draft.state in CALLED_OFF,
        tag=f"#{tag}" if tag else "",
        theme=words.values["theme"],
        when=words.values["date"],
        where=words.values["place"],
        organisation=organisation_name(page),
        credit=words.credit_line,
        alt_text=use.alt_text,
        paper=colour(settings.card_colour) if settings.card_colour else PAPER,
        photo=Picture.of(use.image),
        logo=Picture.of(_image(settings.logo_id)),
    )


def _picture(page: Any, settings: SocialSettings) -> ImageUse:
    """Return the page's own picture, else that of the site."""
    use = main_picture(page)
    if use.image is not None or settings.default_image_id is None:
        return use
    image = settings.picture_of_site
    return ImageUse(image, getattr(image, "description", "") or "", use.language)


def _image(key: int | None) -> Any:
    return get_image_model().objects.filter(pk=key).first() if key else None
