"""What the surfaces of a tutorial ask for: pictures at hand, structured data."""

from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.media.structured_data import media_facts
from wagtail_culture_social.social.page_facts import (
    image_facts,
    page_facts,
)
from wagtail_culture_social.social.pictures import fetch_pictures
from wagtail_culture_social.social.rights import ImageUse


def prepare_steps(page: Any) -> None:
    """Fetch the pictures of the steps with their rights, in a constant number."""
    pictures = [(b.value["picture"] or {}).get("image") for b in page.steps]
    posters = [(b.value["video"] or {}).get("poster") for b in page.steps]
    fetch_pictures(page, [*pictures, *posters])


def tutorial_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the schema.org node of a tutorial."""
    facts = page_facts(page, request)
    return [
        schema.how_to(
            schema.HowToFacts(
                page=facts,
                steps=tuple(_step(block.value, facts) for block in page.steps),
                minutes=page.duration,
                level=page.get_level_display(),
                about=page.service,
            )
        )
    ]


def _step(value: Any, page: schema.PageFacts) -> schema.Step:
    picture = value.get("picture") or {}
    text = value.get("text")
    use = ImageUse(picture.get("image"), picture.get("alt_text") or "", page.language)
    return schema.Step(
        name=value.get("title") or "",
        text=strip_tags(text.source).strip() if text else "",
        image=image_facts(use),
        media=media_facts(value.get("video"), page),
    )
