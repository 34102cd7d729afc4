"""What structured data needs to know of any page: words, picture, publisher."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from wagtail_culture_social.domain.structured_data import (
    Crumb,
    ImageFacts,
    OrganisationFacts,
    PageFacts,
)
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.cards import card_image
from wagtail_culture_social.social.pictures import FACTS_SPEC, main_picture
from wagtail_culture_social.social.rights import Credit, ImageUse, credit_of
from wagtail_culture_social.social.services import (
    organisation_name,
    page_hashtags,
    site_of,
)
from wagtail_culture_social.social.twins import content_language


def page_facts(
    page: Any, request: HttpRequest | None, keywords: Iterable[str] | None = None
) -> PageFacts:
    """Return what every page says of itself in structured data.

    Its keywords are its hashtags, which cost a query, unless others are given.
    """
    name = organisation_name(page, request)
    site = site_of(page, request)
    if keywords is None:
        keywords = (link.text for link in page_hashtags(page))
    return PageFacts(
        name=page.title,
        url=full_url(page),
        language=content_language(page),
        description=page.summary or page.search_description,
        images=_card(page, request),
        keywords=tuple(keywords),
        publisher=(
            OrganisationFacts(name=name, url=site.root_url if site else "")
            if name
            else None
        ),
        published=page.first_published_at,
        modified=page.last_published_at,
    )


def crumb(page: Page | None) -> Crumb | None:
    """Return a live page that is only named, with its absolute address."""
    if page is None or not page.live:
        return None
    return Crumb(name=page.title, url=page.get_full_url() or "")


def image_facts(use: ImageUse, spec: str = FACTS_SPEC) -> Any:
    """Return a picture with its credit, ``None`` when it or its file is missing."""
    if use.image is None:
        return None
    try:
        rendition = use.image.get_rendition(spec)
    except (OSError, ValueError):
        return None
    return _image(
        rendition.full_url,
        rendition.width,
        rendition.height,
        use.alt_text,
        credit_of(use),
    )


def _card(page: Any, request: HttpRequest | None) -> tuple[ImageFacts, ...]:
    card = card_image(page, request)
    if card is None:
        return ()
    credit = credit_of(main_picture(page))
    return (_image(card["url"], card["width"], card["height"], card["alt"], credit),)


def _image(url: str, width: int, height: int, alt: str, credit: Credit) -> ImageFacts:
    return ImageFacts(
        url=url,
        width=width,
        height=height,
        caption=alt,
        creator=credit.creator,
        credit=credit.text,
        licence=credit.rights_uri,
        licence_page=credit.source,
    )
