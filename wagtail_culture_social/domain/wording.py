"""A draft put into the words of a language; lengths are none of its business."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import regex

from wagtail_culture_social.domain.drafts import Draft
from wagtail_culture_social.domain.hashtags import from_phrase, lint
from wagtail_culture_social.domain.plain_text import address, one_line, paragraphs
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.typography import spaced

LANGUAGES = ("fr", "en")
"""Languages that have wording; any other gets title, date, link and tags."""
PHASES = ("published", "live")

_PLACEHOLDER = regex.compile(r"\{(\w+)\}")
_UNUSABLE = {"empty", "digits-only", "too-long"}
_OFF = (State.CANCELLED, State.POSTPONED)


@dataclass(frozen=True, slots=True)
class Worded:
    """What a draft says in one language; `{}` in the headline is the title."""

    language: str
    headline: str
    title: str
    details: tuple[str, ...]
    note: str
    prompt: str
    summary: str
    credit: str
    credit_line: str
    link: str
    alt_text: str
    campaign_tag: str
    day_tag: str
    tags: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Voice:
    """One language as written for one kind of spaces."""

    language: str
    known: bool
    narrow: bool
    words: Mapping[str, Any]

    def line(self, text: str) -> str:
        return spaced(one_line(text), self.language, narrow=self.narrow)

    def lines(self, text: str) -> str:
        return spaced(paragraphs(text), self.language, narrow=self.narrow)

    def tag(self, text: str) -> str:
        """The tag if every network can detect it, else ""; never recased."""
        written = from_phrase(f"#{one_line(text).lstrip('#＃')}", self.language)
        return "" if _UNUSABLE.intersection(lint(written)) else written


def worded(draft: Draft, language: str, phase: str | None, *, narrow: bool) -> Worded:
    """The draft in words: cleaned, spaced, its state said first.

    A language without wording keeps to title, date, link and tags, and says a
    state in English rather than not at all.
    """
    voice = _voice(language, narrow=narrow)
    state = voice.words["states"].get(draft.state, {})
    headline, title = _headline(draft, voice, phase)
    credit = one_line(draft.credit)
    return Worded(
        language=language,
        headline=headline,
        title=title,
        details=_details(draft, voice),
        note=state.get("note", "") if voice.known else "",
        prompt=voice.lines(draft.prompt) if voice.known else "",
        summary=voice.lines(draft.summary) if _has_summary(draft, voice) else "",
        credit=credit,
        credit_line=voice.words["credit"].format(credit=credit) if credit else "",
        link=address(draft.url),
        alt_text=one_line(draft.alt_text),
        campaign_tag=voice.tag(draft.campaign_tag),
        day_tag=voice.tag(draft.day_tag),
        tags=tuple(filter(None, map(voice.tag, draft.tags))),
        warnings=_warnings(draft, voice),
    )


def _voice(language: str, *, narrow: bool) -> _Voice:
    tongue = language.lower().replace("_", "-").partition("-")[0]
    known = tongue in LANGUAGES
    return _Voice(tongue, known, narrow, _wording(tongue if known else "en", narrow))


def _headline(draft: Draft, voice: _Voice, phase: str | None) -> tuple[str, str]:
    """The first line with `{}` for its title or theme, and that title or theme."""
    state = voice.words["states"].get(draft.state)
    live = phase == "live" or (phase is None and draft.live_now)
    kinds = voice.words["headlines"]
    phases = kinds.get(draft.kind if voice.known else "page", kinds["page"])
    patterns = phases.get("live" if live else "published", phases["published"])
    if state and (draft.state in _OFF or not live):
        patterns = [state["headline"]]
    values = {
        "title": voice.line(draft.title),
        "theme": voice.line(draft.theme),
        "day_tag": voice.tag(draft.day_tag),
    }
    for pattern in patterns:
        names = _PLACEHOLDER.findall(pattern)
        if all(values[name] for name in names):
            title = "title" if "title" in names else "theme"
            shown = {**values, title: "{}"}
            return pattern.format(**shown), values[title] if title in names else ""
    return (patterns[0].format(title="{}"), "") if state else ("", "")


def _details(draft: Draft, voice: _Voice) -> tuple[str, ...]:
    """When, where and how much, as far as they still hold."""
    when, place = voice.line(draft.when), voice.line(draft.place)
    words = voice.words
    if when and voice.known:
        state = words["states"].get(draft.state, {})
        when = state.get("when", "{when}").format(when=when)
        when = when[0].upper() + when[1:]
    if not voice.known:
        return (when,) if when else ()
    online = draft.attendance == Attendance.ONLINE
    if online or draft.state == State.MOVED_ONLINE:
        place = words["online"]
    elif draft.attendance == Attendance.MIXED:
        both = words["on_site_and_online"]
        place = both.format(place=place) if place else words["online"]
    price = "" if draft.state in _OFF else voice.line(draft.price)
    return tuple(filter(None, (when, place, price)))


def _has_summary(draft: Draft, voice: _Voice) -> bool:
    return voice.known and draft.state not in _OFF


def _warnings(draft: Draft, voice: _Voice) -> tuple[str, ...]:
    tags = filter(None, (draft.campaign_tag, draft.day_tag, *draft.tags))
    found = {
        "no-pattern": not voice.known,
        "no-title": not one_line(draft.title),
        "no-link": not address(draft.url),
        "tag-unusable": not all(map(voice.tag, tags)),
    }
    return tuple(code for code, yes in found.items() if yes)


@lru_cache(maxsize=8)
def _wording(language: str, narrow: bool) -> Mapping[str, Any]:  # noqa: FBT001
    texts = files("wagtail_culture_social.domain.data") / "wording"
    source = (texts / f"{language}.toml").read_text(encoding="utf-8")

    def set_(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: set_(text) for key, text in value.items()}
        if isinstance(value, list):
            return [set_(text) for text in value]
        return spaced(value, language, narrow=narrow)

    words: Mapping[str, Any] = set_(tomllib.loads(source))
    return words
