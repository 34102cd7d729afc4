"""Every kind of calendar that we write, each with the dates a reader must find."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.calendar_series import recurring
from wagtail_culture_social.domain.calendar_zones import Years
from wagtail_culture_social.domain.calendars import (
    Entry,
    Heading,
    calendar,
    stream,
    vevent,
    vevent_text,
)
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.schedule import State

MOST = 60
"""Dates that the readers follow an endless series."""

ZONES = tuple(
    ZoneInfo(key) for key in ("Europe/Paris", "America/Miquelon", "Pacific/Auckland")
)
PARIS = ZONES[0]
HEADING = Heading(
    name="Programme ; l’été, « enfin »",
    language="fr",
    color="DarkOrange",
    url="https://quais.example.org/fr/programme/",
    source="https://quais.example.org/culture/fr.ics",
    modified=datetime(2026, 11, 1, 9, tzinfo=PARIS),
    refresh=timedelta(hours=6),
)
CONCERT = Entry(
    uid="concert@quais.example.org",
    summary="Concert de midi",
    start=datetime(2026, 11, 28, 12, 30, tzinfo=PARIS),
    end=datetime(2026, 11, 28, 13, 30, tzinfo=PARIS),
    modified=datetime(2026, 11, 1, 9, tzinfo=PARIS),
    sequence=2,
)
HOSTILE = replace(
    CONCERT,
    summary='Été ; \\, l’orgue: « 100 % », "BWV\n\r1" 👩‍🎨\x00 \u202e' + "très " * 40,
    description="a;b,c\\d\\n\n\nBEGIN:VEVENT\nÉ🎨" + "👨‍👩‍👧‍👦é" * 60,
    comment="Salle 2, sur réservation ; merci",
    location="Auditorium; 1, quai \\ Nord",
    geo=(48.856098, 2.334274),
    url="https://quais.example.org/fr/concert/?a=b;c,d#e",
    categories=("Musique", "Orgue, clavecin", "a;b\\c", " "),
    color="teal",
    image_url="https://quais.example.org/media/orgue,1.jpg",
    stream_url="https://video.example.org/live?x=1,2;3",
)


@dataclass(frozen=True)
class Found:
    """One date as a reader finds it; moments in UTC, ISO 8601."""

    uid: str
    start: str
    end: str
    status: str = "CONFIRMED"


@dataclass(frozen=True)
class Case:
    """A calendar and the dates in it."""

    name: str
    text: str
    dates: list[Found]


def written(moment: date) -> str:
    """A moment in UTC, or a date."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def found(entry: Entry, status: str = "CONFIRMED") -> Found:
    """The entry as a reader must find it."""
    end = entry.end or entry.start
    if entry.all_day:
        end = entry.end or entry.start + timedelta(days=1)
        return Found(entry.uid, str(entry.start.date()), str(end.date()), status)
    return Found(entry.uid, written(entry.start), written(end), status)


def cases() -> list[Case]:
    """Every case."""
    return [*single_dates(), *states(), *series(), exceptions(), whole_days(), feed()]


def single_dates() -> Iterator[Case]:
    midnight = datetime(2026, 11, 28, tzinfo=PARIS)
    day = replace(CONCERT, all_day=True, start=midnight)
    dates = {
        "one date": CONCERT,
        "no end": replace(CONCERT, end=None),
        "over midnight": replace(CONCERT, end=CONCERT.start + timedelta(hours=14)),
        "over a clock change": replace(
            CONCERT,
            start=datetime(2026, 10, 24, 22, tzinfo=PARIS),
            end=datetime(2026, 10, 25, 8, tzinfo=PARIS),
        ),
        "in UTC": replace(
            CONCERT,
            start=CONCERT.start.astimezone(UTC),
            end=CONCERT.start.astimezone(UTC) + timedelta(hours=1),
        ),
        "a whole day": replace(day, end=midnight + timedelta(days=1)),
        "several days": replace(day, end=datetime(2027, 1, 4, tzinfo=PARIS)),
        "permanent": replace(day, end=None),
        "hostile": HOSTILE,
    }
    for name, entry in dates.items():
        yield Case(name, text([vevent(entry)]), [found(entry)])


def states() -> Iterator[Case]:
    for state, status in (
        (State.CANCELLED, "CANCELLED"),
        (State.POSTPONED, "TENTATIVE"),
        (State.MOVED_ONLINE, "CONFIRMED"),
    ):
        entry = replace(CONCERT, state=state)
        yield Case(state, text([vevent(entry)]), [found(entry, status)])


def series() -> Iterator[Case]:
    """Rules over changes of time and leap days, in three zones."""
    rules = {
        "FREQ=WEEKLY;BYDAY=SA": "2026-08-01",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270420": "2026-09-01",
        "FREQ=DAILY;COUNT=20": "2026-10-20",
        "FREQ=DAILY;INTERVAL=3;BYMONTH=3,4;UNTIL=20270415T200000Z": "2027-03-01",
        "FREQ=MONTHLY;BYDAY=1SU;UNTIL=20280101": "2026-12-06",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=18": "2026-11-27",
        "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=9": "2026-10-31",
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=9": "2026-10-31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9": "2026-10-30",
        "FREQ=MONTHLY;COUNT=5": "2026-12-31",
        "FREQ=YEARLY;COUNT=3": "2028-02-29",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=3SA;UNTIL=20350101": "2026-05-16",
        "FREQ=WEEKLY;BYDAY=WE,SA;COUNT=9": "2026-10-08",
    }
    for number, zone in enumerate(ZONES):
        for rule, day in rules.items():
            start = datetime.fromisoformat(f"{day}T18:00").replace(tzinfo=zone)
            entry = replace(CONCERT, start=start, end=start + timedelta(hours=1))
            master = recurring(entry, parse_rule(rule))
            yield Case(f"{rule} {zone}", text(master), dates(entry, rule))
            if not number:
                yield whole_day_series(entry, rule)


def whole_day_series(entry: Entry, rule: str) -> Case:
    start = entry.start.replace(hour=0)
    entry = replace(entry, all_day=True, start=start, end=start + timedelta(days=2))
    master = recurring(entry, parse_rule(rule))
    return Case(f"{rule} whole days", text(master), dates(entry, rule))


def exceptions() -> Case:
    """A date left out, one moved to another day and one cancelled; two slots a day."""
    start = datetime(2026, 10, 10, 16, tzinfo=PARIS)
    entry = replace(CONCERT, start=start, end=start + timedelta(hours=1))
    rule = "FREQ=WEEKLY;BYDAY=SA;COUNT=8"
    expected = {one.start: one for one in dates(entry, rule)}
    week = timedelta(weeks=1)
    left_out, moved, cancelled = (start + week * number for number in (2, 3, 5))
    new = replace(entry, start=moved + timedelta(days=1, hours=2), end=None)
    gone = replace(
        entry,
        start=cancelled,
        end=cancelled + timedelta(hours=1),
        state=State.CANCELLED,
    )
    del expected[written(left_out)]
    expected[written(moved)] = found(new)
    expected[written(cancelled)] = found(gone, "CANCELLED")
    later = start.replace(hour=18)
    evening = replace(entry, uid="evening@a", start=later, end=later)
    events = recurring(
        entry,
        parse_rule(rule),
        left_out=[left_out.astimezone(UTC)],
        changed=[(moved.astimezone(UTC), new), (cancelled, gone)],
    )
    events += recurring(evening, parse_rule(rule))
    return Case("exceptions", text(events), [*expected.values(), *dates(evening, rule)])


def whole_days() -> Case:
    """The same for whole days, told in UTC."""
    start = datetime(2026, 10, 10, tzinfo=PARIS)
    day, week = timedelta(days=1), timedelta(weeks=1)
    entry = replace(CONCERT, all_day=True, start=start, end=start + day)
    rule = "FREQ=WEEKLY;COUNT=5"
    expected = dates(entry, rule)
    moved = start + 2 * week
    new = replace(CONCERT, start=moved.replace(hour=9), end=moved.replace(hour=10))
    expected[2] = found(new)
    del expected[3]
    events = recurring(
        entry,
        parse_rule(rule),
        left_out=[(start + 3 * week).astimezone(UTC)],
        changed=[(moved.astimezone(UTC), new)],
    )
    return Case("exceptions of whole days", text(events), expected)


def feed() -> Case:
    """Stored texts of all zones, streamed; the same date in two languages' feeds."""
    entries = [
        replace(
            HOSTILE,
            uid=f"{number}-{zone.key}@quais.example.org",
            start=datetime(2026, month, 28, 18, tzinfo=zone),
            end=datetime(2026, month, 28, 20, tzinfo=zone),
        )
        for zone in ZONES
        for number, month in enumerate(range(1, 13))
    ]
    zones = {zone.key: Years(2026, 2026) for zone in ZONES}
    pieces = stream(map(vevent_text, entries), zones, HEADING)
    return Case("feed", b"".join(pieces).decode(), [found(one) for one in entries])


def text(events: list) -> str:
    return calendar(events, HEADING).decode()


def dates(entry: Entry, rule: str) -> list[Found]:
    """The dates of a rule by our own expansion, which libical's cases hold right."""
    wall, zone = entry.start.replace(tzinfo=None), ZoneInfo(str(entry.start.tzinfo))
    duration = entry.end - entry.start if entry.end else timedelta(0)
    walls = islice(parse_rule(rule).walls(wall, zone), MOST)
    starts = (one.replace(tzinfo=zone) for one in walls)
    entries = (replace(entry, start=start, end=start + duration) for start in starts)
    return [found(one) for one in entries]
