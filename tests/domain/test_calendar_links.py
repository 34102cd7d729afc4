"""Links to calendars of others, taken apart again: the same instants and words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from wagtail_culture_social.domain.calendar_links import (
    google_url,
    office365_url,
    outlook_url,
    webcal_url,
)
from wagtail_culture_social.domain.calendars import Entry
from wagtail_culture_social.domain.recurrence import parse_rule
from wagtail_culture_social.domain.schedule import State

PARIS = ZoneInfo("Europe/Paris")
ENTRY = Entry(
    uid="a",
    summary="Concert & visite + 100 % #orgue",
    start=datetime(2026, 10, 24, 18, 30, tzinfo=PARIS),
    end=datetime(2026, 10, 25, 8, tzinfo=PARIS),
    modified=datetime(2026, 10, 1, tzinfo=PARIS),
    description="Une nuit.\n« Enfin ! »",
    url="https://quais.example.org/fr/nuit/?a=b&c=d",
    location="Auditorium, 1 quai",
)
DAYS = replace(
    ENTRY,
    all_day=True,
    start=datetime(2026, 10, 24, tzinfo=PARIS),
    end=datetime(2026, 10, 27, tzinfo=PARIS),
)
Link = Callable[[Entry], str]
EVERY_LINK = pytest.mark.parametrize("link", [google_url, outlook_url, office365_url])


def read(url: str) -> dict[str, str]:
    assert url.isascii()
    assert "+" not in url
    return {name: value for name, (value,) in parse_qs(urlsplit(url).query).items()}


def test_google_takes_a_date() -> None:
    url = google_url(ENTRY)
    assert url.startswith(
        "https://calendar.google.com/calendar/render?action=TEMPLATE&"
    )
    assert read(url) == {
        "action": "TEMPLATE",
        "text": ENTRY.summary,
        "dates": "20261024T163000Z/20261025T070000Z",
        "details": f"{ENTRY.description}\n\n{ENTRY.url}",
        "location": ENTRY.location,
    }
    start, end = read(url)["dates"].split("/")
    assert datetime.fromisoformat(start) == ENTRY.start
    assert datetime.fromisoformat(end) == ENTRY.end


@pytest.mark.parametrize(
    ("link", "host"),
    [(outlook_url, "outlook.live.com"), (office365_url, "outlook.office.com")],
)
def test_outlook_takes_a_date(link: Link, host: str) -> None:
    url = link(ENTRY)
    assert url.startswith(f"https://{host}/calendar/0/deeplink/compose?")
    found = read(url)
    assert datetime.fromisoformat(found.pop("startdt")) == ENTRY.start
    assert datetime.fromisoformat(found.pop("enddt")) == ENTRY.end
    assert found == {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": ENTRY.summary,
        "body": f"{ENTRY.description}\n\n{ENTRY.url}",
        "location": ENTRY.location,
    }


def test_whole_days_end_the_day_after() -> None:
    assert read(google_url(DAYS))["dates"] == "20261024/20261027"
    outlook = read(outlook_url(DAYS))
    assert (outlook["startdt"], outlook["enddt"]) == ("2026-10-24", "2026-10-27")
    assert outlook["allday"] == "true"


def test_what_has_no_end_gets_one() -> None:
    now = "20261024T163000Z"
    assert read(google_url(replace(ENTRY, end=None)))["dates"] == f"{now}/{now}"
    assert read(google_url(replace(DAYS, end=None)))["dates"] == "20261024/20261025"


@EVERY_LINK
def test_what_is_not_known_is_not_said(link: Link) -> None:
    bare = replace(ENTRY, description="", url="", location="")
    assert not {"details", "body", "location", "allday"} & set(read(link(bare)))


@EVERY_LINK
def test_a_long_text_leaves_an_address_that_is_taken(link: Link) -> None:
    long = replace(ENTRY, description="médiathèque 🎨 " * 900)
    found = read(link(long))
    said = found.get("details") or found["body"]
    assert said.endswith(f"…\n\n{ENTRY.url}")
    assert len(link(long)) < 8000


@EVERY_LINK
@pytest.mark.parametrize("state", list(State))
def test_a_date_called_off_is_not_offered(link: Link, state: State) -> None:
    called_off = state in (State.CANCELLED, State.POSTPONED)
    assert bool(link(replace(ENTRY, state=state))) is not called_off


def test_google_takes_a_series_on_the_clock_of_its_zone() -> None:
    friday = replace(
        ENTRY,
        start=datetime(2026, 10, 23, 18, 30, tzinfo=PARIS),
        end=datetime(2026, 10, 23, 20, tzinfo=PARIS),
    )
    rule = parse_rule("FREQ=WEEKLY;BYDAY=SA;UNTIL=20261219")
    found = read(google_url(friday, rule))
    assert found["dates"] == "20261024T183000/20261024T200000"
    assert found["ctz"] == "Europe/Paris"
    assert found["recur"] == "RRULE:FREQ=WEEKLY;UNTIL=20261219T225959Z;BYDAY=SA"


def test_google_takes_a_series_of_whole_days() -> None:
    found = read(google_url(DAYS, parse_rule("FREQ=YEARLY;UNTIL=20301231")))
    assert found["dates"] == "20261024/20261027"
    assert found["recur"] == "RRULE:FREQ=YEARLY;UNTIL=20301231"


def test_a_series_in_utc() -> None:
    start = ENTRY.start.astimezone(UTC)
    entry = replace(ENTRY, start=start, end=start + timedelta(hours=1))
    found = read(google_url(entry, parse_rule("FREQ=DAILY")))
    assert found["dates"] == "20261024T163000/20261024T173000"
    assert found["ctz"] == "UTC"


def test_calendar_programs_subscribe() -> None:
    feed = "https://quais.example.org/culture/fr.ics?type=concert"
    assert webcal_url(feed) == feed.replace("https:", "webcal:")
