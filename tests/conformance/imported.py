"""What an imported schedule comes to, through the blocks that editors have."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.imports.imported import ImportedEvent
from wagtail_culture_social.domain.programme import event_dates
from wagtail_culture_social.events.blocks import ScheduleBlock
from wagtail_culture_social.events.schedules import schedule_of

Instants = set[tuple[datetime, datetime]]


def instants(event: ImportedEvent, until: date) -> Instants:
    """The dates that take place, as an editor's page would have them; checked too."""
    return instants_of(event.schedule, event.time_zone, until)


def instants_of(
    blocks: Iterable[Mapping[str, Any]], zone: str, until: date
) -> Instants:
    block = ScheduleBlock()
    stream = block.clean(block.to_python([dict(one) for one in blocks]))
    place = ZoneInfo(zone)
    return {
        tuple(moment.astimezone(UTC) for moment in one.slot.instants(place))
        for one in event_dates(schedule_of(stream), place, until, since=until)
        if one.kind != "cancelled"
    }
