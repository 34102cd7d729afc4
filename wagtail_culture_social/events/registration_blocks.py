"""``RegistrationBlock``: seats of an event to register for; it keeps no person."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.media.blocks import NullSafeCharBlock, NullSafeTextBlock
from wagtail_culture_social.social.asking_blocks import AskingBlock
from wagtail_culture_social.social.found_blocks import FoundBlock, blocks_of
from wagtail_culture_social.social.wall_clocks import WallClockBlock, instant_of

MOST_CAPACITY = 100_000
MOST_SEATS = 50
"""Seats that one person may ask for at most, whatever the editor allows."""

WEEKS = 24 * 7
"""Hours: a registration closes at most four weeks ahead, and reminds two."""


class RegistrationValue(blocks.StructValue):
    """The value of a registration, with its opening as an instant."""

    @property
    def title(self) -> Any:
        """The editor's heading, or a plain one."""
        return self.get("heading") or _("Registration")

    def opens(self, zone: ZoneInfo) -> datetime | None:
        """Return when it opens by the clock of a zone, ``None`` for at once."""
        return instant_of(self.get("opens_at"), zone)


class RegistrationBlock(AskingBlock):
    """Seats at each date of the event on whose page it stands.

    Numbers and hours are facts of the lead; its twins show them, and share its seats.
    """

    service = "registration"
    heading = NullSafeCharBlock(
        label=_("Heading"), max_length=150, help_text=_("Empty: Registration")
    )
    introduction = NullSafeTextBlock(
        label=_("Introduction"),
        help_text=_("What to know before registering: where to meet, who may come."),
    )
    capacity = blocks.IntegerBlock(
        min_value=1,
        max_value=MOST_CAPACITY,
        label=_("Seats at each date"),
        help_text=_("All languages of the page share them."),
    )
    most_seats = blocks.IntegerBlock(
        min_value=1,
        max_value=MOST_SEATS,
        default=4,
        label=_("Seats that one person may ask for"),
    )
    has_children_seats = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Ask for adults and children apart"),
    )
    has_waiting_list = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Waiting list"),
        help_text=_(
            "Seats that are given back go to the first on the list. A group that does "
            "not fit keeps its place, and nobody comes before it."
        ),
    )
    opens_at = WallClockBlock(
        required=False,
        label=_("Opens"),
        help_text=_("By the event’s own time zone. Empty: at publication."),
    )
    closes_hours_before = blocks.IntegerBlock(
        min_value=0,
        max_value=4 * WEEKS,
        default=0,
        label=_("Closes so many hours before each date"),
    )
    reminds_hours_before = blocks.IntegerBlock(
        min_value=0,
        max_value=2 * WEEKS,
        default=24,
        label=_("Reminds so many hours before each date"),
        help_text=_("By e-mail, in the night before that; 0: never."),
    )

    class Meta:
        icon = "calendar-check"
        label = _("Registration")
        value_class = RegistrationValue
        template = "wagtail_culture_social/registrations/registration.html"
        description = _("In an event: seats to register for, with a waiting list")

    def faults_of(self, value: Any) -> Iterator[tuple[str, Any]]:
        """Refuse more seats a person than there are."""
        if value["most_seats"] > value["capacity"]:
            yield "most_seats", _("This is more than there are at a date.")


def registrations_of(page: Any) -> Iterator[FoundBlock]:
    """Yield every registration in the streams of a page, with the ids of the blocks."""
    return blocks_of(page, RegistrationBlock)
