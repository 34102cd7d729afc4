"""The parts of a tutorial's page as plain values; its structured data is `services`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import override
from wagtail.models import Page

from wagtail_culture_social import registry
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.models.choices import AUDIENCES, labels_of
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.listing import shown_in_language
from wagtail_culture_social.social.people import Account, accounts_of
from wagtail_culture_social.social.twins import content_language, translated, twin_key
from wagtail_culture_social.tutorials.choices import ACCESS, KIND_NAMES
from wagtail_culture_social.tutorials.paths import places_of
from wagtail_culture_social.tutorials.steps import Step
from wagtail_culture_social.tutorials.video import Moment, moments_of


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step and its moment in the video of the page, where there is one."""

    step: Step
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class Need:
    """What one needs before; ``url`` leads to where one gets it, "" to nowhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Helper:
    """Who helps, with their page and accounts."""

    name: str
    description: str
    url: str
    accounts: tuple[Account, ...]


def tutorial_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the context of a tutorial, in the page's language."""
    with override(content_language(page)):
        return _context(page, request)


def feedback_of(page: Any, request: HttpRequest) -> SafeString | str:
    """Return what asks whether the page helped, "" when nothing can take answers.

    Whoever provides "feedback" in the registry has ``render(page, request)``.
    """
    service = registry.get("feedback") if page.asks_feedback else None
    return service.render(page, request) if service else ""


def _context(page: Any, request: HttpRequest) -> dict[str, Any]:
    steps, language = page.tutorial_steps, content_language(page)
    chosen = [b.value["page"] for b in page.prerequisites if b.value.get("page")]
    shown = shown_in_language(chosen, page)
    reviewed = page.reviewed_on
    return {
        "steps": _with_moments(page, steps),
        "steps_key": str(twin_key(page)),
        "needs": [_need(b.value, shown, request) for b in page.prerequisites],
        "paths": places_of(page),
        "kind": KIND_NAMES[page.kind],
        "audience": [label for _code, label in labels_of(AUDIENCES, page.audience)],
        "access": [label for _code, label in labels_of(ACCESS, page.access)],
        "reviewed": format_day(reviewed, language) if reviewed else "",
        "helper": _helper(page),
        "feedback": feedback_of(page, request),
        "own_url": full_url(page, request),
    }


def _with_moments(page: Any, steps: Sequence[Step]) -> list[ShownStep]:
    pairs = zip(steps, moments_of(page, steps), strict=True)
    return [ShownStep(step, moment) for step, moment in pairs]


def _need(value: Any, shown: Mapping[int, Page], request: HttpRequest) -> Need:
    chosen = value.get("page")
    page = shown.get(chosen.pk) if chosen else None
    url = page.get_url(request) if page else value.get("url")
    return Need(value.get("text") or "", url or "")


def _helper(page: Any) -> Helper | None:
    """Return who helps, in the language of the page or as they were chosen."""
    one = translated(page.contact, page)
    return one and Helper(one.name, one.description, one.url, accounts_of(one.handles))
