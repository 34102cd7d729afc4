"""The programme of a campaign in a file of others: our own JSON, or a calendar."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import regex

from wagtail_culture_social.domain.campaign_programmes import (
    Ideas,
    Programme,
    ProgrammeDay,
)
from wagtail_culture_social.domain.hashtags import from_phrase, key_of
from wagtail_culture_social.domain.imports.identities import identifier
from wagtail_culture_social.domain.imports.imported import Fault, ImportFault
from wagtail_culture_social.domain.imports.sources import HEAD, kind_of
from wagtail_culture_social.domain.imports.texts import line
from wagtail_culture_social.domain.openagenda import Words
from wagtail_culture_social.domain.typography import ellipsis_cut

MOST_BYTES = 2 * 1024 * 1024
MOST_DAYS = 100
MOST_IDEAS = 20
TITLE, SUMMARY, THEME, IDEA, HASHTAG = 200, 300, 120, 1000, 100
"""Characters that a text may have; hashtags that are longer are left out."""

_LANGUAGE = regex.compile(r"(?:[a-z]{2,3}(?:-[a-z0-9]{2,8})*)?")
_DAY = regex.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class ReadProgramme:
    """A programme as its file tells it, and what of the file was left out.

    Words of no language that the file names have the language `""`.
    """

    programme: Programme
    warnings: tuple[Fault, ...] = ()


def is_json(filename: str, content_type: str, data: bytes) -> bool:
    """Whether a file is JSON, not a calendar; raises `ImportFault` for others."""
    if len(data) > MOST_BYTES:
        raise ImportFault("too-big", most=MOST_BYTES // 1024**2)
    kind = kind_of(filename, content_type, data[:HEAD])
    if kind == "csv":
        raise ImportFault("unknown-kind")
    return kind == "openagenda"


def read_json(data: bytes | str) -> ReadProgramme:
    """The programme of our JSON, whoever wrote it; raises `ImportFault`."""
    try:
        found = json.loads(data)
    except RecursionError:
        raise ImportFault("too-deep") from None
    except ValueError:
        raise ImportFault("broken", kind="campaign") from None
    if not isinstance(found, dict) or not isinstance(found.get("days"), list):
        raise ImportFault("another-shape", kind="campaign")
    warnings: list[Fault] = []
    title = _words(found.get("title"), TITLE)
    common = hashtags(_words(found.get("hashtag"), TITLE), warnings)
    days = [one for raw in found["days"] for one in _day(raw, warnings)]
    names = (title or common).values() or [one.id for one in days[:1]]
    programme = Programme(
        id=identifier(_text(found.get("id")), *names),
        title=title,
        summary=_words(found.get("summary"), SUMMARY),
        hashtag=common,
        time_zone=_text(found.get("time_zone")),
        first_day=_date(found.get("first_day")),
        last_day=_date(found.get("last_day")),
        days=tuple(days),
    )
    return in_order(programme, warnings)


def in_order(programme: Programme, warnings: Sequence[Fault]) -> ReadProgramme:
    """The programme with each day once, by date; raises `ImportFault` without any.

    Where several days have one id, as those of an event that comes back, the later
    ones have their date in it.
    """
    told = list(warnings)
    days: dict[date, ProgrammeDay] = {}
    for day in sorted(programme.days, key=lambda one: one.date):
        if day.date in days:
            told.append(Fault("duplicate", {"value": day.date.isoformat()}))
        days.setdefault(day.date, day)
    if not days:
        raise ImportFault("another-shape", kind="campaign")
    kept = list(_told_apart(list(days.values())[:MOST_DAYS]))
    if len(days) > MOST_DAYS:
        told.append(Fault("cut-dates", {"count": MOST_DAYS}))
    first, last = programme.first_day, programme.last_day
    return ReadProgramme(
        replace(
            programme,
            days=tuple(kept),
            first_day=first if first and first <= kept[0].date else None,
            last_day=last if last and last >= kept[-1].date else None,
        ),
        tuple(dict.fromkeys(told)),
    )


def _told_apart(days: Sequence[ProgrammeDay]) -> Iterator[ProgrammeDay]:
    seen: set[str] = set()
    for day in days:
        yield replace(day, id=f"{day.id} {day.date}") if day.id in seen else day
        seen.add(day.id)


def hashtags(words: Words, warnings: list[Fault]) -> Words:
    """Hashtags by language without their sign; what is none is told and left out."""
    found = {}
    for language, text in words.items():
        tag = from_phrase(text, language)
        key = key_of(tag)
        if key and max(len(tag), len(key)) <= HASHTAG:
            found[language] = tag
        else:
            values = {"value": text[:HASHTAG], "field": "hashtag"}
            warnings.append(Fault("bad-value", values))
    return found


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, with an ellipsis where it was longer."""
    return ellipsis_cut(text, lambda said: len(said) <= most)


def _day(raw: Any, warnings: list[Fault]) -> Iterator[ProgrammeDay]:
    said = raw if isinstance(raw, dict) else {}
    day = _date(said.get("date"))
    if day is None:
        value = line(str(said.get("date", "")))[:HASHTAG]
        warnings.append(Fault("bad-date", {"value": value}))
        return
    yield ProgrammeDay(
        id=identifier(_text(said.get("id")), day.isoformat()),
        date=day,
        theme=_words(said.get("theme"), THEME),
        ideas=_ideas(said.get("ideas")),
        hashtag=hashtags(_words(said.get("hashtag"), TITLE), warnings),
    )


def _words(raw: Any, most: int) -> Words:
    return {
        language: text
        for language, one in _by_language(raw)
        if (text := cut(_text(one), most))
    }


def _ideas(raw: Any) -> Ideas:
    found: dict[str, tuple[str, ...]] = {}
    for language, one in _by_language(raw, alone=list):
        texts = one if isinstance(one, list) else [one]
        ideas = filter(None, (cut(_text(text), IDEA) for text in texts[:MOST_IDEAS]))
        if told := tuple(ideas):
            found[language] = told
    return found


def _by_language(raw: Any, alone: type = str) -> Iterator[tuple[str, Any]]:
    """Pairs of a language and what is said in it; alone, a text is in no language."""
    if isinstance(raw, Mapping):
        for language, one in raw.items():
            code = language.strip().lower().replace("_", "-")
            if _LANGUAGE.fullmatch(code):
                yield code, one
    elif isinstance(raw, str | alone):
        yield "", raw


def _text(raw: Any) -> str:
    return line(raw) if isinstance(raw, str) else ""


def _date(raw: Any) -> date | None:
    if not isinstance(raw, str) or not _DAY.fullmatch(raw.strip()):
        return None
    try:
        return date.fromisoformat(raw.strip())
    except ValueError:
        return None
