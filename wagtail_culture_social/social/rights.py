"""Whose picture it is: one answer for page, card, post, structured data and kit."""

from dataclasses import dataclass
from typing import Any

from wagtail.images.models import AbstractImage

from wagtail_culture_social.domain.rights import credit_line, rights_label


@dataclass(frozen=True, slots=True)
class ImageUse:
    """An image where it is used, in the language of the page that uses it."""

    image: AbstractImage | None
    alt_text: str
    language: str
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit of a use: words to show, and the facts behind them."""

    text: str
    creator: str = ""
    rights_uri: str = ""
    rights_label: str = ""
    source: str = ""

    def __str__(self) -> str:
        return self.text


NO_CREDIT = Credit("")


def credit_of(use: ImageUse | Any) -> Credit:
    """Return the credit of an image use; empty when nobody wrote one.

    The title of the image file is in one language only, so it is no part of it: a
    work's title is said where it is used, in caption or label.
    """
    if use.image is None:
        return NO_CREDIT
    rights = getattr(use.image, "culture_rights", None)
    if rights is None:
        return NO_CREDIT
    return Credit(
        text=credit_line(
            creator=rights.creator,
            credit=rights.credit_line,
            rights_uri=rights.rights,
            language=use.language,
        ),
        creator=rights.creator,
        rights_uri=rights.rights,
        rights_label=rights_label(rights.rights, use.language) if rights.rights else "",
        source=rights.source,
    )
