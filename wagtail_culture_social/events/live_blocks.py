"""The blocks of an event's streams and of their replays."""

from datetime import timedelta
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError

from wagtail_culture_social.domain.links import web_address
from wagtail_culture_social.domain.live import WAITING_ROOM, Broadcast, address_fault
from wagtail_culture_social.events.blocks import refuse
from wagtail_culture_social.media.media_blocks import MediaBlock
from wagtail_culture_social.models.previewed import PreviewedStreamBlock

ADDRESS_FAULTS = {
    "https": _("Give an address that begins with https://."),
    "private": _("This address leads into a private network: visitors cannot see it."),
}
OPENS = WAITING_ROOM.seconds // 60


class BroadcastValue(blocks.StructValue):
    """One stream; it knows itself in the pure life cycle."""

    @property
    def broadcast(self) -> Broadcast:
        """The stream as the domain knows it."""
        minutes = self.get("opens_before")
        return Broadcast(
            url=web_address(self.get("url") or ""),
            first=self.get("first"),
            last=self.get("last"),
            opens_before=timedelta(minutes=OPENS if minutes is None else minutes),
            replay_follows=bool(self.get("replay_follows")),
        )


class BroadcastBlock(blocks.StructBlock):
    """Where a stream can be watched, and on which days."""

    url = blocks.URLBlock(
        label=_("Address"),
        help_text=_("Nothing is loaded from there before the visitor clicks."),
    )
    first = blocks.DateBlock(
        required=False,
        label=_("Day"),
        help_text=_("Empty: every date of the event."),
    )
    last = blocks.DateBlock(
        required=False, label=_("Last day"), help_text=_("Empty: the same day.")
    )
    opens_before = blocks.IntegerBlock(
        required=False,
        default=OPENS,
        min_value=0,
        max_value=240,
        label=_("Waiting room, minutes before the start"),
        help_text=_("From then on the page offers the player and counts down."),
    )
    replay_follows = blocks.BooleanBlock(
        required=False,
        label=_("A replay will follow"),
        help_text=_("The page says so once the stream has ended."),
    )

    class Meta:
        icon = "view"
        label = _("Stream")
        value_class = BroadcastValue
        description = _("An address to watch, for every date or for certain days")

    def clean(self, value: Any) -> Any:
        """Refuse an address that visitors cannot watch, and days that cross."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        if fault := address_fault(value["url"]):
            refuse("url", ADDRESS_FAULTS[fault])
        first, last = value.get("first"), value.get("last")
        if last and not first:
            refuse("first", _("Give the first day too."))
        if last and last < first:
            refuse("last", _("The last day is before the first one."))
        return value


class BroadcastsBlock(PreviewedStreamBlock):
    """The streams of an event: each day has its own, or one is for every date."""

    stream = BroadcastBlock()

    class Meta:
        required = False

    def clean(self, value: Any) -> Any:
        """Refuse a second stream for the same day, and one more for every date."""
        value = super().clean(value)
        if not self.is_deferred_validation:
            streams = enumerate(block.value.broadcast for block in value)
            for (_first, one), (index, other) in combinations(streams, 2):
                if one.competes_with(other):
                    message = _("Another stream is already there for these days.")
                    raise StreamBlockValidationError({index: ValidationError(message)})
        return value


class ReplayBlock(MediaBlock):
    """The recording of a date; it may have to go when the rights end."""

    day = blocks.DateBlock(
        required=False,
        label=_("Day of the stream"),
        help_text=_("Empty: the only date of the event, or all of them."),
    )
    until = blocks.DateBlock(
        required=False,
        label=_("Available until"),
        help_text=_("The last day on which it may be watched; empty: for good."),
    )

    class Meta:
        icon = "media"
        label = _("Replay")
        description = _("The recording, with its captions and chapters")
        form_layout = ["day", "until", *MediaBlock._meta_class.form_layout]

    def clean(self, value: Any) -> Any:
        """Ask for something to play, except while a draft is being typed."""
        value = super().clean(value)
        is_empty = not value.get("document") and not value.get("url")
        if is_empty and not self.is_deferred_validation:
            refuse("document", _("Choose a file or give an address."))
        return value


class ReplaysBlock(PreviewedStreamBlock):
    """The replays of an event."""

    replay = ReplayBlock()

    class Meta:
        required = False
