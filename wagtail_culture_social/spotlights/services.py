"""What the surfaces of a spotlight ask for: pictures at hand, structured data."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.images import get_image_model

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.snippets import Contributor
from wagtail_culture_social.media.gathering import Way, gather
from wagtail_culture_social.models import people, places
from wagtail_culture_social.models.manifests import ManifestCanvas
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.page_facts import page_facts
from wagtail_culture_social.social.pictures import fetch_pictures, pictures_by_key
from wagtail_culture_social.social.twins import (
    bring_translated,
    content_language,
    translated,
)
from wagtail_culture_social.spotlights.facts import (
    days_of,
    recommendation_of,
    show_facts,
)
from wagtail_culture_social.spotlights.iiif.figures import views_by_key
from wagtail_culture_social.spotlights.page import items_of, sections_of


def prepare_page(page: Any) -> None:
    """Fetch pictures with their rights, who recommends and where, in a few queries."""
    ways: dict[Any, Way] = {
        get_image_model(): partial(pictures_by_key, page),
        ManifestCanvas: views_by_key,
    }
    gather(page.recommendations, ways=ways)
    pictures = (use for block in page.recommendations for use in pictures_of(block))
    fetch_pictures(page, [use.get("image") for use in pictures if use])
    bring_translated(page, recommended_by=people.WORDS, venue=places.WORDS)


def sizes_of_details(page: Any) -> Iterator[tuple[int, Iterable[str]]]:
    """Yield the images that blocks cut details out of, each with the sizes of those."""
    for block in page.recommendations:
        yield from _told(block, "sizes_in")


def spotlight_context(page: Any) -> dict[str, Any]:
    """Return what the page of a spotlight shows."""
    sections = sections_of(page.recommendations)
    titled = [section for section in sections if section.title]
    return {
        "sections": sections,
        "contents": titled if len(titled) > 1 else [],
        "recommendation": recommendation_of(page),
        "on_show": days_of(page),
        "venue": translated(page.venue, page),
        "shows_main_picture": shows_main_picture(page),
    }


def large_print(page: Any) -> Part:
    """Return what the words of a spotlight in large type are called."""
    with override(content_language(page)):
        title = _("Large print: %(title)s") % {"title": page.title}
    return Part("large-print/", title, indexed=False)


def shows_main_picture(page: Any) -> bool:
    """Tell whether an object, or what comes first, shows the main picture anyway."""
    blocks = enumerate(items_of(page.recommendations))
    shown = (b for n, b in blocks if n == 0 or b.block_type == "object")
    pictures = (picture for block in shown for picture in pictures_of(block))
    images = (picture.get("image") for picture in pictures if picture)
    return page.social_image_id in {image.pk for image in images if image}


def contributors(page: Any) -> list[Contributor]:
    """Return who wrote or filmed what is recommended, each once."""
    names = [
        name.strip() for block in page.recommendations for name in _makers_of(block)
    ]
    return [Contributor(name) for name in dict.fromkeys(filter(None, names))]


def spotlight_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the schema.org node of a spotlight and of what it recommends."""
    language = content_language(page)
    parts = (_node_of(block, language) for block in page.recommendations)
    found = tuple(part for part in parts if part is not None)
    about, said = page_facts(page, request), recommendation_of(page)
    facts = schema.SpotlightFacts(
        page=about,
        parts=found,
        recommended_by=said.name if said else "",
        recommended_by_url=said.url if said else "",
        show=show_facts(page, about),
    )
    return [schema.spotlight(facts)]


def pictures_of(block: Any) -> Iterator[Any]:
    """Yield the pictures of a recommendation that tells of any."""
    yield from _told(block, "pictures_in")


def _makers_of(block: Any) -> Iterator[str]:
    yield from _told(block, "get_makers")


def _told(block: Any, method: str) -> Iterator[Any]:
    """Yield what a kind of block tells of one, nothing when it lacks the method."""
    tell = getattr(block.block, method, None)
    return tell(block.value) if tell else iter(())


def _node_of(block: Any, language: str) -> Any:
    tell = getattr(block.block, "get_node", None)
    return tell(block.value, language) if tell else None
