"""What the surfaces of a tutorial ask for: pictures at hand, structured data."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.rich_text import get_text_for_indexing

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.media.gathering import gather
from wagtail_culture_social.media.structured_data import media_facts
from wagtail_culture_social.models import people
from wagtail_culture_social.models.choices import AUDIENCES, labels_of
from wagtail_culture_social.social.listing import with_shown
from wagtail_culture_social.social.page_facts import image_facts, page_facts
from wagtail_culture_social.social.pictures import pictures_by_key
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.twins import bring_translated, content_language
from wagtail_culture_social.tutorials.choices import (
    ACCESS,
    KIND_NAMES,
    WITH_STEPS_TO_DO,
)
from wagtail_culture_social.tutorials.paths import ways_around
from wagtail_culture_social.tutorials.steps import Direction, Step
from wagtail_culture_social.tutorials.video import clips_of, video_of


def prepare_page(page: Any) -> None:
    """Fetch pictures with their rights, pages and who helps, in a constant number."""
    gather(
        page.steps,
        page.video,
        page.prerequisites,
        ways={
            get_image_model(): partial(pictures_by_key, page),
            page_model(): partial(with_shown, page),
        },
    )
    bring_translated(page, contact=people.WORDS)


def tutorial_nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    """Return the schema.org nodes of a tutorial and of its video."""
    with override(content_language(page)):
        return _nodes(page, request)


def _nodes(page: Any, request: HttpRequest | None) -> list[dict[str, Any]]:
    facts, steps = page_facts(page, request), page.tutorial_steps
    clips = clips_of(page, steps)
    shown = schema.HowToFacts(
        page=facts,
        has_steps_to_do=page.kind in WITH_STEPS_TO_DO,
        steps=tuple(
            _step(step, facts, clip) for step, clip in zip(steps, clips, strict=True)
        ),
        minutes=page.duration,
        kind=str(KIND_NAMES[page.kind]),
        level=page.get_level_display(),
        audience=_in_words(AUDIENCES, page.audience),
        needs=tuple(b.value.get("text") or "" for b in page.prerequisites),
        about=page.service,
        about_url=page.service_url,
        access=_in_words(ACCESS, page.access),
        paths=tuple(way.path.title for way in ways_around(page)),
    )
    return [schema.tutorial(shown), *_video(page, facts, clips)]


def _video(
    page: Any, facts: schema.PageFacts, clips: Sequence[schema.ClipFacts | None]
) -> list[dict[str, Any]]:
    """Return the node of the video; the steps are its chapters where they are known."""
    video = media_facts(video_of(page), facts)
    if video is None:
        return []
    known = tuple(clip for clip in clips if clip)
    return [schema.recording(replace(video, clips=known or video.clips))]


def _step(
    step: Step, page: schema.PageFacts, clip: schema.ClipFacts | None
) -> schema.Step:
    own = _direction(step, page)
    others = tuple(
        _("Or: %(title)s") % {"title": _told(one.value)} for one in step.alternatives
    )
    return replace(
        own,
        parts=tuple(_direction(part, page) for part in step.substeps),
        tips=own.tips + others,
        media=media_facts(step.value.get("video"), page),
        clip=clip,
    )


def _direction(direction: Direction, page: schema.PageFacts) -> schema.Step:
    value = direction.value
    picture = value.get("picture") or {}
    use = ImageUse(picture.get("image"), picture.get("alt_text") or "", page.language)
    title = value.get("title") or ""
    if value.get("is_optional"):
        title = _("%(title)s (optional)") % {"title": title}
    return schema.Step(
        name=title,
        url=f"{page.url}#{direction.anchor}",
        text=_text(value),
        tips=tuple(filter(None, (value.get("tip"), value.get("warning")))),
        image=image_facts(use),
    )


def _told(value: Any) -> str:
    """Return a title and its text as one text."""
    title, text = value.get("title") or "", _text(value)
    return f"{title}. {text}" if text else title


def _text(value: Any) -> str:
    text = value.get("text")
    return get_text_for_indexing(text.source) if text else ""


def _in_words(choices: list[tuple[str, Any]], codes: str) -> str:
    return ", ".join(label for _code, label in labels_of(choices, codes))
