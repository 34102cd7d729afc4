"""A calendar file (RFC 5545) as the programme of a campaign: a theme a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import regex

from wagtail_culture_social.domain.campaign_programmes import Programme, ProgrammeDay
from wagtail_culture_social.domain.hashtags import key_of
from wagtail_culture_social.domain.imports.campaigns import (
    IDEA,
    MOST_IDEAS,
    THEME,
    TITLE,
    ReadProgramme,
    cut,
    hashtags,
    in_order,
)
from wagtail_culture_social.domain.imports.ics import read_ics
from wagtail_culture_social.domain.imports.ics_lines import decoded, text_of
from wagtail_culture_social.domain.imports.identities import identifier
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    Refused,
)
from wagtail_culture_social.domain.imports.texts import line

_TAG = regex.compile(r"[#＃]([\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)")
_EDGES = " \t·–—-:|,;/"
_NAME = regex.compile(r"(?mi)^(?:X-WR-CALNAME|NAME)((?:;[^:\n]*)?):(.+)$")
_LANGUAGE = regex.compile(r"(?i);LANGUAGE=([a-z]{2,3})")
_OURS = regex.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([^@]+)@.*")
"""The UID of a day in our own calendars: key of the campaign, id of the day."""


class _Entry(NamedTuple):
    """A day of the calendar: its own tag, and all that may be tags of the campaign."""

    uid: str
    date: date
    language: str
    title: str
    own: str
    tags: tuple[str, ...]
    ideas: tuple[str, ...]


def read_calendar(data: bytes, address: str = "") -> ReadProgramme:
    """The programme of a calendar; raises `ImportFault`.

    Each entry of one whole day is a day, its theme the title without the hashtag in
    it. The hashtag that all of them have besides is the common one. `address` is where
    the file stands: it makes a calendar of others known again; without it the name of
    the calendar does, else its first day.
    """
    warnings: list[Fault] = []
    name, language = _heading(data)
    entries = list(_entries(data, language, warnings))
    shared = _shared(entries, name)
    title = name or (f"#{shared}" if shared else "")
    key, days = _known(entries, address or title)
    programme = Programme(
        id=key,
        title={language: cut(title, TITLE)} if title else {},
        hashtag=hashtags({language: shared}, warnings) if shared else {},
        days=tuple(_day(one, id, shared, warnings) for one, id in days),
    )
    return in_order(programme, warnings)


def _heading(data: bytes) -> tuple[str, str]:
    """The name of the calendar and the language it is said in, `""` each."""
    names = list(_NAME.finditer(decoded(data)[0]))
    language = next((m[1] for n in names if (m := _LANGUAGE.search(n[1]))), "")
    name = line(text_of(names[0][2])) if names else ""
    return name, language.lower()


def _entries(data: bytes, language: str, warnings: list[Fault]) -> Iterator[_Entry]:
    for found in read_ics(data, zone="UTC", since=date.min):
        if isinstance(found, Refused):
            warnings.append(found.fault)
            continue
        for block in found.schedule:
            value = block["value"]
            is_whole = block["type"] == "date" and not value["start_time"]
            if is_whole and not value["end_date"]:
                day = date.fromisoformat(value["start_date"])
                yield _entry(found, day, language)
            else:
                said = {"value": _title(found), "field": "dates"}
                warnings.append(Fault("left-out", said))


def _entry(event: ImportedEvent, day: date, language: str) -> _Entry:
    title = _title(event)
    paragraphs = next(iter(event.description.values()), "").split("\n\n")
    keywords = [word for words in event.keywords.values() for word in words]
    own = _TAG.search(title)
    said = [*_TAG.findall(title), *keywords, *_TAG.findall("\n".join(paragraphs))]
    return _Entry(
        uid=event.external_id,
        date=day,
        language=next(filter(None, event.title), language),
        title=_without_tag(title),
        own=own[1] if own else "",
        tags=tuple(dict.fromkeys(word.lstrip("#＃") for word in said)),
        ideas=tuple(line(one) for one in paragraphs if line(one)),
    )


def _day(entry: _Entry, id: str, shared: str, warnings: list[Fault]) -> ProgrammeDay:
    own = entry.own if key_of(entry.own) != key_of(shared) else ""
    others = (tag for tag in entry.tags if key_of(tag) != key_of(shared))
    tag = own or next(others, "")
    ideas = tuple(cut(one, IDEA) for one in entry.ideas[:MOST_IDEAS])
    return ProgrammeDay(
        id=id,
        date=entry.date,
        theme={entry.language: cut(entry.title, THEME)} if entry.title else {},
        ideas={entry.language: ideas} if ideas else {},
        hashtag=hashtags({entry.language: tag}, warnings) if tag else {},
    )


def _shared(entries: Sequence[_Entry], name: str) -> str:
    """The hashtag of the calendar's name, else the one that all its days have."""
    named = _TAG.search(name)
    if named:
        return str(named[1])
    each = [{key_of(tag): tag for tag in one.tags} for one in entries]
    if len(each) < 2:
        return ""
    own = {key_of(one.own) for one in entries if one.own}
    common = set.intersection(*map(set, each)) - {""}
    if len(own) > 1:
        common = common - own or common
    return next((tag for key, tag in each[0].items() if key in common), "")


def _known(
    entries: Iterable[_Entry], name: str
) -> tuple[str, list[tuple[_Entry, str]]]:
    """The id of the campaign and those of its days, which a later reading has too."""
    days, keys = [], set()
    for one in entries:
        ours = _OURS.fullmatch(one.uid)
        keys.add(ours[1] if ours else "")
        days.append((one, ours[2] if ours else one.uid))
    key = keys.pop() if len(keys) == 1 else ""
    first = min(days, key=lambda day: (day[0].date, day[1]), default=None)
    known_by = name or (first[1] if first else "")
    return key or identifier("", known_by), days


def _title(event: ImportedEvent) -> str:
    return next(iter(event.title.values()))


def _without_tag(title: str) -> str:
    """The title without its first hashtag, if that stands at one of its ends."""
    tag = _TAG.search(title)
    if tag is None:
        return title
    before, after = title[: tag.start()].strip(_EDGES), title[tag.end() :].strip(_EDGES)
    return title if before and after else before or after
