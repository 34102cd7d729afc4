"""The facts of an event's streams: from the lead's blocks, to and from the tables."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.domain.live import Broadcast, Switch
from wagtail_culture_social.models.live import LiveColumns
from wagtail_culture_social.social.twins import content_language

PLAIN = ("caption_languages", "live_access", "fallback_phone")

Raw = Mapping[str, Any]
"""A replay as its StreamField stores it, with the language of its words."""


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """The streams of an event, their replays, and what editors pressed, by date."""

    streams: tuple[Broadcast, ...] = ()
    replays: tuple[Raw, ...] = ()
    caption_languages: str = ""
    live_access: str = ""
    fallback_url: str = ""
    fallback_phone: str = ""
    switches: Mapping[str, Switch] = field(default_factory=dict)

    def replay_of(self, first: date, last: date) -> Raw | None:
        """Return the replay of a date from a first to a last day."""
        return next((one for one in self.replays if _is_of(one, first, last)), None)


def own_live(page: Any) -> LiveFacts:
    """Return what the page's own fields say of its streams."""
    return LiveFacts(
        streams=tuple(one for one in _own_streams(page) if one.url),
        replays=tuple(_raw(page)),
        fallback_url=web_address(page.fallback_url),
        **{name: getattr(page, name) for name in PLAIN},
    )


def stored_live(row: LiveColumns) -> LiveFacts:
    """Return what the lead published of its streams, and what was pressed since."""
    return LiveFacts(
        streams=streams_of(row),
        replays=tuple(row.replays),
        fallback_url=web_address(row.fallback_url),
        switches=switches_of(row),
        **{name: getattr(row, name) for name in PLAIN},
    )


def streams_of(row: LiveColumns) -> tuple[Broadcast, ...]:
    """Return the streams that the lead published."""
    return tuple(_broadcast(one) for one in row.streams)


def switches_of(row: LiveColumns) -> dict[str, Switch]:
    """Return what editors pressed, by recurrence id."""
    return {
        key: Switch(is_live, datetime.fromisoformat(at))
        for key, (is_live, at) in row.switches.items()
    }


def columns_of(live: LiveFacts) -> dict[str, Any]:
    """Return what publishing writes; what editors pressed is not part of it."""
    return {
        "streams": [_stored(one) for one in live.streams],
        "replays": list(live.replays),
        "fallback_url": live.fallback_url,
        **{name: getattr(live, name) for name in PLAIN},
    }


def day_in(raw: Raw, name: str) -> date | None:
    """Return a day that a stored replay names."""
    text = raw["value"].get(name)
    return date.fromisoformat(text) if text else None


def _is_of(raw: Raw, first: date, last: date) -> bool:
    day = day_in(raw, "day")
    return day is None or first <= day <= last


def _own_streams(page: Any) -> Iterator[Broadcast]:
    return (block.value.broadcast for block in page.streams)


def _raw(page: Any) -> Iterator[Raw]:
    """The replays of a page as the database has them, days as text."""
    stored = json.dumps(page.replays.get_prep_value(), cls=DjangoJSONEncoder)
    for block in json.loads(stored):
        yield {**block, "language": content_language(page)}


def _stored(one: Broadcast) -> dict[str, Any]:
    return {
        "url": one.url,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
        "opens_before": one.opens_before // timedelta(minutes=1),
        "replay_follows": one.replay_follows,
    }


def _broadcast(stored: Mapping[str, Any]) -> Broadcast:
    first, last = stored["first"], stored["last"]
    return Broadcast(
        url=web_address(stored["url"]),
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        opens_before=timedelta(minutes=stored["opens_before"]),
        replay_follows=stored["replay_follows"],
    )
