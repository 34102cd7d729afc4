"""One row of a programme: what its cells say."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from wagtail_culture_social.domain.imports import csv_values as values
from wagtail_culture_social.domain.imports.csv_columns import Column
from wagtail_culture_social.domain.imports.identities import identifier
from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    ImportedPicture,
    ImportedPlace,
    RefusedError,
)
from wagtail_culture_social.domain.imports.openagenda_values import (
    degrees,
    instant,
    keywords,
    whole,
)
from wagtail_culture_social.domain.imports.texts import (
    line,
    plain_paragraphs,
    web_address,
)
from wagtail_culture_social.domain.imports.timings import date_blocks
from wagtail_culture_social.domain.imports.zones import named_zone
from wagtail_culture_social.domain.openagenda import Words
from wagtail_culture_social.domain.schedule import ScheduleError, Slot

OLDEST = 150
NIGHT = time(6)
"""Until when an end without a day of its own may be that of an evening before."""

_SHOWN = 100


class EventRow:
    """A row while it is read: what is left out of it is gathered in its warnings."""

    def __init__(self, cells: Mapping[Column, str], zone: str) -> None:
        self.cells = cells
        self.zone = zone
        self.warnings: list[Fault] = []

    def cell(self, field: str) -> str:
        """The text of a column, "" where there is none."""
        return self.cells.get(Column(field), "")

    @property
    def title(self) -> Words:
        """The title by language."""
        return self._words("title", line)

    @property
    def name(self) -> str:
        """The title as people know it, cut."""
        return next(iter(self.title.values()), "")[:_SHOWN]

    @property
    def given_id(self) -> str:
        """The identifier that the table gives, or ""."""
        given = self.cell("id").strip()
        return identifier(given) if given else ""

    def identifier(self, slot: Slot) -> str:
        """That identifier, else one made of title, start and place."""
        start = f"{slot.start_date} {slot.start_time}"
        return self.given_id or identifier("", self.name, start, self.cell("place"))

    def slot(self) -> Slot:
        """The date of the row; raises `RefusedError`."""
        if not self.title:
            raise RefusedError("no-title")
        if not self.cell("start_date"):
            raise RefusedError("no-date")
        day, at = self._moment("start_date", "start_time")
        last, until = self._end(day, at)
        try:
            return Slot("", day, at, None if last == day else last, until)
        except ScheduleError as error:
            if error.code == "end-before-start":
                end = f"{self.cell('end_date')} {self.cell('end_time')}".strip()
                raise RefusedError("end-before-start", value=end[:_SHOWN]) from None
            value = self.cell("start_date")[:_SHOWN]
            raise RefusedError("bad-date", value=value) from None

    def event(self, slots: Sequence[Slot], since: date) -> ImportedEvent:
        """The event with its dates; raises `RefusedError`."""
        name = self.identifier(slots[0])
        price, currency, conditions = self._price()
        stream = self._address("stream_url")
        return ImportedEvent(
            external_id=name,
            title=self.title,
            summary=self._words("summary", line),
            description=self._words("description", plain_paragraphs),
            conditions=self._words("conditions", line) or conditions,
            event_type=self._code("type", values.TYPES, ""),
            schedule=date_blocks(name, slots, since, self.warnings),
            time_zone=self._zone(),
            state=self._code("state", values.STATES, "scheduled"),
            attendance=self._attendance(stream),
            stream_url=stream,
            booking_url=self._address("booking_url"),
            url=self._address("url"),
            price=price,
            currency=self.cell("currency").upper() or currency,
            age_min=self._age("age_min"),
            age_max=self._age("age_max"),
            accessibility=values.impairments(self.cell("accessibility")),
            keywords=keywords(self._words("keywords", line)),
            place=self._place(),
            picture=self._picture(),
            organiser=line(self.cell("organiser")),
            changed_at=instant(self.cell("updated")),
            warnings=tuple(dict.fromkeys(self.warnings)),
        )

    def _words(self, field: str, read: Any) -> dict[str, str]:
        said = {
            column.language: read(text)
            for column, text in self.cells.items()
            if column.field == field
        }
        return {tag: text for tag, text in said.items() if text}

    def _moment(self, day: str, at: str) -> tuple[date, time | None]:
        """A day and its hour, from two cells or from one."""
        try:
            found, hour = values.day_and_time(self.cell(day))
        except ValueError:
            raise RefusedError("bad-date", value=self.cell(day)[:_SHOWN]) from None
        return found, self._time(at) or hour

    def _end(self, day: date, at: time | None) -> tuple[date, time | None]:
        """The last day and its hour; an hour alone may be in the night that follows."""
        if self.cell("end_date"):
            last, until = self._moment("end_date", "end_time")
            return last, until if at else None
        until = self._time("end_time")
        if at is None or until is None:
            return day, None
        after = until < at and until <= NIGHT and day < date.max
        return day + timedelta(days=after), until

    def _time(self, field: str) -> time | None:
        try:
            return values.time_of(self.cell(field))
        except ValueError:
            raise RefusedError("bad-date", value=self.cell(field)[:_SHOWN]) from None

    def _zone(self) -> str:
        given = self.cell("time_zone")
        key = named_zone(given)
        if given and not key:
            shown = {"value": given[:_SHOWN], "zone": self.zone}
            self.warnings.append(Fault("unknown-zone", shown))
        return key or self.zone

    def _price(self) -> tuple[Decimal | None, str, Words]:
        """The price with its currency, or words that stand in its place."""
        given = self.cell("price")
        try:
            return *values.price_of(given), {}
        except ValueError:
            return None, "", {"": line(given)}

    def _code(self, field: str, codes: Mapping[str, Any], default: str) -> str:
        try:
            return values.code_of(self.cell(field), codes, default)
        except ValueError:
            self._left_out(field)
            return default

    def _attendance(self, stream: str) -> str:
        told = "on_site"
        if stream:
            told = "mixed" if self.cell("place") else "online"
        return self._code("attendance", values.ATTENDANCES, told)

    def _address(self, field: str) -> str:
        address = web_address(self.cell(field))
        if self.cell(field) and not address:
            self._left_out(field)
        return address

    def _age(self, field: str) -> int | None:
        try:
            return whole(self.cell(field), OLDEST)
        except (ValueError, OverflowError):
            self._left_out(field)
            return None

    def _place(self) -> ImportedPlace | None:
        name = line(self.cell("place"))
        if not name:
            return None
        return ImportedPlace(
            name=name,
            address=line(self.cell("address")),
            postal_code=line(self.cell("postal_code")),
            locality=line(self.cell("town")),
            country=line(self.cell("country")).upper(),
            latitude=degrees(self.cell("latitude").replace(",", "."), 90),
            longitude=degrees(self.cell("longitude").replace(",", "."), 180),
        )

    def _picture(self) -> ImportedPicture | None:
        url = self._address("image")
        credit = line(self.cell("image_credit"))
        return ImportedPicture(url=url, credit=credit) if url else None

    def _left_out(self, field: str) -> None:
        shown = {"field": field, "value": self.cell(field)[:_SHOWN]}
        self.warnings.append(Fault("bad-value", shown))
