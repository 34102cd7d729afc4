"""Days and hours as editors type them: on the clock of the page, without a zone."""

from datetime import UTC, datetime
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


def zone_of_page(page: Any) -> ZoneInfo:
    """Return the time zone of an event or a campaign, of another page the site's."""
    return zone_of(getattr(page, "time_zone", "") or default_time_zone())
