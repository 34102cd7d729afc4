"""Programmes of campaigns, read from our JSON and from calendars of others."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.campaigns.programmes import KEY, MONDAY, as_calendar, as_file, day
from wagtail_culture_social.domain.campaign_programmes import (
    Programme,
    ProgrammeDay,
    as_json,
)
from wagtail_culture_social.domain.imports.campaign_calendars import read_calendar
from wagtail_culture_social.domain.imports.campaigns import (
    MOST_BYTES,
    MOST_DAYS,
    ReadProgramme,
    is_json,
    read_json,
)
from wagtail_culture_social.domain.imports.imported import ImportFault


def codes(read: ReadProgramme) -> list[str]:
    return [fault.code for fault in read.warnings]


def test_our_json_comes_back_as_it_went() -> None:
    read = read_json(as_file())
    assert read.warnings == ()
    again = read_json(json.dumps(as_json(read.programme)))
    assert again.programme == read.programme
    first = read.programme.days[0]
    assert first.hashtag == {"en": "SecretsMW", "fr": "SecretsMW"}
    assert first.ideas["en"] == ("Show it.", "Ask about it.")
    assert read.programme.time_zone == "Pacific/Auckland"


def test_addresses_and_dates_are_in_the_json() -> None:
    told = as_json(
        Programme(
            id=KEY,
            title={"en": "Week"},
            first_day=MONDAY,
            url={"en": "https://example.org/"},
            days=(ProgrammeDay(id="1", date=MONDAY),),
        )
    )
    assert told["first_day"] == "2026-11-23"
    assert told["days"] == [{"id": "1", "date": "2026-11-23"}]
    assert "last_day" not in told


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "broken"),
        (b"[]", "another-shape"),
        (b'{"days": {}}', "another-shape"),
        (b'{"days": []}', "another-shape"),
        (b'{"days": [{"date": "soon"}]}', "another-shape"),
        (b'{"days":' + b"[" * 200_000, "too-deep"),
    ],
)
def test_file_that_is_no_programme_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ImportFault) as refused:
        read_json(data)
    assert refused.value.fault.code == code


@pytest.mark.parametrize(
    ("name", "kind", "data", "found"),
    [
        ("a.json", "", b"{}", True),
        ("a", "text/calendar", b"BEGIN:VCALENDAR", False),
        ("a.csv", "", b"a;b", "unknown-kind"),
        ("a", "", b"<!doctype html>", "html"),
        ("a", "", b"", "empty"),
        ("a.zip", "", b"PK\x03\x04", "archive"),
        ("a.json", "", b"x" * (MOST_BYTES + 1), "too-big"),
    ],
)
def test_kind_of_a_file(name: str, kind: str, data: bytes, found: Any) -> None:
    if isinstance(found, bool):
        assert is_json(name, kind, data) is found
        return
    with pytest.raises(ImportFault) as refused:
        is_json(name, kind, data)
    assert refused.value.fault.code == found


def test_what_makes_no_sense_is_told_and_left_out() -> None:
    days: list[Any] = [
        {"date": "2026-11-24", "theme": "No language", "ideas": "One idea"},
        {"date": "2026-11-24", "theme": "The same day"},
        {"date": "2026-11-23", "hashtag": "#Coulisses MW", "ideas": ["a", 3, ""]},
        {"date": "2026-02-30"},
        {"date": 5},
        "nothing",
        {"date": "2026-11-25", "hashtag": {"fr": "!!!", "en": "x" * 200, "<": "a"}},
    ]
    read = read_json(as_file(days=days, id=None))
    assert [one.date.day for one in read.programme.days] == [23, 24, 25]
    first, second, third = read.programme.days
    assert (first.hashtag, first.ideas) == ({"": "CoulissesMW"}, {"": ("a",)})
    assert (second.theme, second.ideas) == (
        {"": "No language"},
        {"": ("One idea",)},
    )
    assert third.hashtag == {}
    assert codes(read) == [
        *("bad-date", "bad-date", "bad-date"),
        *("bad-value", "bad-value", "duplicate"),
    ]
    assert read.programme.id.startswith("sha256:")


def test_span_holds_only_where_it_holds_all_days() -> None:
    wide = read_json(as_file(first_day="2026-11-20", last_day="2026-12-01"))
    assert wide.programme.first_day == date(2026, 11, 20)
    assert wide.programme.last_day == date(2026, 12, 1)
    narrow = read_json(as_file(first_day="2026-11-24", last_day="2026-11-24"))
    assert narrow.programme.first_day is narrow.programme.last_day is None


def test_long_texts_are_cut_and_a_hundred_days_are_kept() -> None:
    days = [
        {"date": date.fromordinal(MONDAY.toordinal() + n).isoformat()}
        for n in range(MOST_DAYS + 1)
    ]
    read = read_json(as_file(days=days, title="word " * 100))
    assert len(read.programme.days) == MOST_DAYS
    assert codes(read) == ["cut-dates"]
    assert len(read.programme.title[""]) <= 200
    assert read.programme.title[""].endswith("…")


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_no_value_of_a_day_breaks_the_reading(value: Any) -> None:
    days = [{"date": "2026-11-23", "theme": value, "ideas": value, "hashtag": value}]
    read = read_json(as_file(days=days, title=value, summary=value, id=value))
    assert len(read.programme.days) == 1


def test_our_own_calendar_is_known_again() -> None:
    tags = "CATEGORIES:CoulissesMW,MuseumWeek"
    ideas = "DESCRIPTION:Montrez-le.\\n\\nRacontez-le."
    read = read_calendar(
        as_calendar(
            day(0, "#SecretsMW · Ce que le public ne voit jamais", tags),
            day(1, "#CoulissesMW · Dans les coulisses", tags, ideas),
        )
    )
    programme = read.programme
    assert (programme.id, programme.title) == (KEY, {"fr": "MuseumWeek"})
    assert [one.id for one in programme.days] == ["day-0", "day-1"]
    second = programme.days[1]
    assert second.theme == {"fr": "Dans les coulisses"}
    assert second.hashtag == {"fr": "CoulissesMW"}
    assert second.ideas == {"fr": ("Montrez-le.", "Racontez-le.")}


@pytest.mark.parametrize(
    ("name", "lines", "common"),
    [
        ("NAME:All of #MuseumWeek", ("", ""), {"": "MuseumWeek"}),
        ("", ("DESCRIPTION:#MuseumWeek", "CATEGORIES:MuseumWeek"), {"": "MuseumWeek"}),
        ("", ("DESCRIPTION:#MuseumWeek", ""), {}),
    ],
)
def test_common_hashtag_is_that_of_all_days(
    name: str, lines: tuple[str, str], common: dict[str, str]
) -> None:
    entries = [
        day(number, f"Theme {number} #Tag{number}A", more, uid=f"u{number}")
        for number, more in enumerate(lines)
    ]
    read = read_calendar(as_calendar(*entries, name=name), "https://example.org/a.ics")
    assert read.programme.hashtag == common
    assert [one.hashtag for one in read.programme.days] == [
        {"": "Tag0A"},
        {"": "Tag1A"},
    ]
    assert read.programme.days[0].theme == {"": "Theme 0"}


def test_hashtag_of_the_day_may_stand_outside_its_title() -> None:
    entries = [
        day(0, "Secrets #in the middle", "CATEGORIES:MuseumWeek", uid="a"),
        day(1, "#MuseumWeek", "CATEGORIES:CoulissesMW,MuseumWeek", uid="b"),
    ]
    first, second = read_calendar(as_calendar(*entries)).programme.days
    assert first.theme == {"fr": "Secrets #in the middle"}
    assert first.hashtag == {"fr": "In"}
    assert second.hashtag == {"fr": "CoulissesMW"}
    assert second.theme == {}


def test_hashtag_of_every_title_is_the_common_one() -> None:
    entries = [
        day(number, f"#MuseumWeek {number}", uid=f"u{number}") for number in (0, 1)
    ]
    read = read_calendar(as_calendar(*entries, name=""))
    assert read.programme.hashtag == {"": "MuseumWeek"}
    assert [one.hashtag for one in read.programme.days] == [{}, {}]


def test_a_single_day_has_no_common_hashtag() -> None:
    read = read_calendar(as_calendar(day(0, "#SecretsMW", uid="a"), name=""))
    assert read.programme.hashtag == {}
    assert read.programme.title == {}
    assert read.programme.days[0].hashtag == {"": "SecretsMW"}


def test_what_is_no_single_day_is_told() -> None:
    week = "UID:w\nDTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261130\nSUMMARY:All"
    hours = "UID:h\nDTSTART:20261124T090000Z\nDTEND:20261124T100000Z\nSUMMARY:Meeting"
    nothing = "UID:x\nDTSTART;VALUE=DATE:20261123"
    read = read_calendar(as_calendar(week, hours, nothing, day(0, "One")))
    assert len(read.programme.days) == 1
    assert codes(read) == ["left-out", "left-out", "no-title"]
    with pytest.raises(ImportFault):
        read_calendar(as_calendar(week))


def test_calendar_of_others_is_known_by_its_address_or_its_name() -> None:
    def key(summary: str, address: str = "", name: str = "NAME:Week") -> str:
        entry = day(0, summary, uid="u@elsewhere")
        return read_calendar(as_calendar(entry, name=name), address).programme.id

    assert key("One") == key("Another theme")
    assert key("One", "https://example.org/a") != key("One", "https://example.org/b")
    assert key("One", name="NAME:Other") != key("One")


def test_whole_days_of_outlook_are_days() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Romance Standard Time\nBEGIN:STANDARD\n"
        "DTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
        "END:STANDARD\nEND:VTIMEZONE"
    )
    entry = (
        "UID:040000008200E00074C5B7101A82E008\n"
        'DTSTART;TZID="Romance Standard Time":20261123T000000\n'
        'DTEND;TZID="Romance Standard Time":20261124T000000\n'
        "SUMMARY;LANGUAGE=fr:#SecretsMW\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    )
    read = read_calendar(as_calendar(entry, name=zone))
    assert [one.date for one in read.programme.days] == [MONDAY]
    assert read.programme.days[0].hashtag == {"fr": "SecretsMW"}


def test_day_that_moved_is_known_again() -> None:
    def ids(number: int) -> list[str]:
        entries = [day(0, "One", uid="a@x"), day(number, "Two", uid="b@x")]
        days = read_calendar(as_calendar(*entries)).programme.days
        return [one.id for one in days]

    assert ids(1) == ids(2) == ["a@x", "b@x"]


def test_days_of_one_identifier_are_told_apart() -> None:
    days = [{"id": "a", "date": f"2026-11-{number}"} for number in (23, 24)]
    read = read_json(as_file(days=days))
    assert [one.id for one in read.programme.days] == ["a", "a 2026-11-24"]
    again = read_json(json.dumps(as_json(read.programme)))
    assert again.programme == read.programme


def test_calendars_without_a_name_are_known_by_their_first_day() -> None:
    def key(*uids: str) -> str:
        entries = [day(number, "One", uid=uid) for number, uid in enumerate(uids)]
        return read_calendar(as_calendar(*entries, name="")).programme.id

    assert key("b@outlook") == key("b@outlook", "a@outlook")
    assert key("a@outlook") != key("b@outlook")


def test_programmes_without_a_name_are_not_taken_for_one_another() -> None:
    def key(**changes: Any) -> str:
        return read_json(as_file(id="", title="", **changes)).programme.id

    assert key() == key(time_zone="Europe/Paris")
    assert key() != key(hashtag="Another")
    other = [{"date": "2027-11-23"}]
    assert key(hashtag="") != key(hashtag="", days=other)


def test_hashtag_whose_key_is_longer_than_itself_is_told() -> None:
    read = read_json(as_file(hashtag="A" + "ß" * 99))
    assert read.programme.hashtag == {}
    assert codes(read) == ["bad-value"]
