"""What the block of a contest says, read: fields, dates, consents; no form is here."""

from dataclasses import dataclass, fields
from datetime import UTC
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from wagtail import blocks

from wagtail_culture_social.campaigns.poll_blocks import KEY_LENGTH
from wagtail_culture_social.domain.contests import CONSENTS, Dates

DATES = tuple(field.name for field in fields(Dates))


class Choice(NamedTuple):
    """One of the answers to a field, under the key that entries hold."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field of the entry form, in the words of one page.

    ``language`` is that of the words, where it is not that of the page.
    """

    key: str
    kind: str
    label: str
    help_text: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    language: str = ""


class ContestValue(blocks.StructValue):
    """The value of a contest: what it asks for, its dates, what is agreed to."""

    @property
    def asked(self) -> list[AskedField]:
        """The fields in the editor's order, each under the key that entries hold."""
        return [
            AskedField(
                key=key,
                kind=field.get("kind") or "",
                label=field.get("label") or "",
                help_text=field.get("help_text") or "",
                required=bool(field.get("required")),
                choices=tuple(Choice(*one) for one in _items(field.get("choices"))),
            )
            for key, field in _items(self.get("fields"))
        ]

    @property
    def consents(self) -> dict[str, str]:
        """The wordings of what is agreed to, those that there are, by their name."""
        words = {name: self.get(f"agree_{name}") for name in CONSENTS}
        return {name: text for name, text in words.items() if text}

    @property
    def walls(self) -> Dates:
        """The dates as a clock on the wall shows them."""
        return Dates(**{name: self.get(name) for name in DATES})

    def instants(self, zone: ZoneInfo) -> Dates:
        """Return the dates by the clock of a zone, as instants.

        A wall time that a clock change skips is read with the offset before it, one
        that comes twice is the first (RFC 5545, 3.3.5).
        """
        told = {name: self.get(name) for name in DATES}
        return Dates(
            **{
                name: wall and wall.replace(tzinfo=zone).astimezone(UTC)
                for name, wall in told.items()
            }
        )


def _items(values: Any) -> list[tuple[str, Any]]:
    """Return the items of a list, each under its key."""
    items = getattr(values, "bound_blocks", ())
    return [((item.id or "")[:KEY_LENGTH], item.value) for item in items]
