"""What the surfaces of a tutorial ask for: pictures at hand, structured data."""

from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.social.page_facts import image_facts, page_facts
from wagtail_culture_social.social.pictures import fetch_pictures
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.twins import content_language


def prepare_steps(page: Any) -> None:
    """Fetch the pictures of the steps with their rights, in a constant number."""
    pictures = [block.value["picture"] for block in page.steps]
    fetch_pictures(page, [picture.get("image") for picture in pictures if picture])


def tutorial_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the schema.org node of a tutorial."""
    language = content_language(page)
    steps = tuple(_step(block.value, language) for block in page.steps)
    return [
        schema.how_to(
            schema.HowToFacts(
                page=page_facts(page, request),
                steps=steps,
                minutes=page.duration,
                level=page.get_level_display(),
                about=page.service,
            )
        )
    ]


def _step(value: Any, language: str) -> schema.Step:
    picture = value.get("picture") or {}
    text = value.get("text")
    use = ImageUse(picture.get("image"), picture.get("alt_text") or "", language)
    return schema.Step(
        name=value.get("title") or "",
        text=strip_tags(text.source).strip() if text else "",
        image=image_facts(use),
    )
