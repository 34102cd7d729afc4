"""Days and hours as editors type them: on the clock of the page, without a zone."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.widgets import AdminDateTimeInput

from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.social.zones import zone_of


class WallClockField(forms.DateTimeField):
    """A day and an hour as a clock on the wall shows them, wherever the editor is."""

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            moment = super().to_python(value)
        return moment and moment.replace(tzinfo=None)


class WallClockBlock(blocks.DateTimeBlock):
    """A day and an hour without a time zone: that of the page around counts."""

    @cached_property
    def field(self) -> forms.Field:
        widget = AdminDateTimeInput(format=self.format)
        return WallClockField(widget=widget, **self.field_options)


def instant_of(wall: datetime | None, zone: ZoneInfo) -> datetime | None:
    """Return the instant of a wall time in a zone; ``None`` stays ``None``.

    A wall time that a clock change skips is read with the offset before it, one that
    comes twice is the first (RFC 5545, 3.3.5).
    """
    return wall and wall.replace(tzinfo=zone).astimezone(UTC)


def moved(stream: blocks.StreamValue, by: timedelta) -> blocks.StreamValue:
    """Return a stream with every wall time in it later; hours stay what they are."""
    raw = _moved(stream.stream_block, list(stream.raw_data), by)
    return blocks.StreamValue(stream.stream_block, raw, is_lazy=True)


def _moved(block: blocks.Block, raw: Any, by: timedelta) -> Any:
    """Return what a stream stores of a block, with its wall times later."""
    if isinstance(block, WallClockBlock):
        with suppress(OverflowError):
            return raw and (block.to_python(raw) + by).isoformat()
    if isinstance(block, blocks.StructBlock) and raw:
        known = {name: raw[name] for name in block.child_blocks if name in raw}
        children = block.child_blocks
        return raw | {
            name: _moved(children[name], one, by) for name, one in known.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [_moved_item(block.child_block, one, by) for one in raw or ()]
    if isinstance(block, blocks.StreamBlock):
        children = block.child_blocks
        return [
            _moved_item(children[one["type"]], one, by)
            if one["type"] in children
            else one
            for one in raw or ()
        ]
    return raw


def _moved_item(block: blocks.Block, item: Any, by: timedelta) -> Any:
    """Return an item of a stream or a list; lists of old have values and no items."""
    if isinstance(item, dict) and "type" in item and "value" in item:
        return {**item, "value": _moved(block, item["value"], by)}
    return _moved(block, item, by)


def zone_of_page(page: Any) -> ZoneInfo:
    """Return the time zone of an event or a campaign, of another page the site's."""
    return zone_of(getattr(page, "time_zone", "") or default_time_zone())
