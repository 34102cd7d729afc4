"""Of which dates an event has posts, when they are due, and what each then says."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import Page

from tests import factories
from tests.factories import change, every
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.models import Occurrence, SocialPost
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.social.services import page_snippets

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
SATURDAY = date(2026, 11, 28)
SECOND = SATURDAY + timedelta(days=7)
THIRD = SATURDAY + timedelta(days=14)
REMINDERS = ["j7", "j1", "today", "thank_you"]


def series(*more: Any, notes: Any = (), **fields: Any) -> EventPage:
    """A story hour every Saturday at four, until further notice."""
    schedule = [every(SATURDAY, time(16), time(17)), *more]
    values = {"title": "Story hour", "schedule": schedule, "date_notes": notes}
    return factories.add_page(EventPage, factories.home(), **{**values, **fields})


def note(day: date, text: str = "", **more: Any) -> tuple[str, dict[str, Any]]:
    return "note", {"day": day, "text": text, **more}


def told(page: Page) -> list[str]:
    return [one.phase for one in page.get_social_moments()]


def of(page: Page, phase: str) -> Moment:
    (moment,) = (one for one in page.get_social_moments() if one.phase == phase)
    return moment


def post(page: Page, phase: str, recurrence_id: str = "", network: str = "x") -> str:
    fresh = type(page).objects.get(pk=page.pk)
    (snippet,) = page_snippets(
        fresh, phase=phase, networks=[network], recurrence_id=recurrence_id
    )
    return snippet.text


def test_a_series_until_further_notice_is_announced_and_no_more() -> None:
    assert told(series()) == ["announcement"]


def test_a_weekly_series_of_a_year_has_few_posts() -> None:
    schedule = [every(SATURDAY, time(16), time(17), count=52)]
    series(schedule=schedule, notes=[note(SECOND, promote=True)])
    assert SocialPost.objects.count() == (1 + 4) * 7 <= 60


def test_the_last_date_of_a_series_is_told_two_days_ahead() -> None:
    page = series(schedule=[every(SATURDAY, time(16), time(17), count=3)])
    last = of(page, "last_date")
    assert last.recurrence_id == f"{THIRD:%Y%m%d}T160000"
    assert last.due == datetime(2026, 12, 10, 9, tzinfo=PARIS)
    assert post(page, "last_date", last.recurrence_id).startswith(
        "Last chance: Story hour\nSaturday 12 December"
    )


def test_the_last_date_lies_beyond_what_is_read() -> None:
    page = series(schedule=[every(SATURDAY, time(16), time(17), count=30)])
    assert "last_date" not in told(page)


def test_a_series_that_starts_again_has_a_new_season() -> None:
    again = every(date(2027, 1, 30), time(16), time(17), count=3)
    page = series(again, schedule=[every(SATURDAY, time(16), count=1), again])
    season = of(page, "new_season")
    assert season.recurrence_id == "20270130T160000"
    assert season.due == datetime(2027, 1, 23, 9, tzinfo=PARIS)
    assert post(page, "new_season", season.recurrence_id).startswith(
        "New season: Story hour\nSaturday 30 January"
    )


def test_a_series_announced_long_before_its_start_has_a_season_too() -> None:
    page = series()
    EventPage.objects.update(first_published_at=datetime(2026, 6, 1, tzinfo=PARIS))
    page = EventPage.objects.get(pk=page.pk)
    assert of(page, "new_season").recurrence_id == f"{SATURDAY:%Y%m%d}T160000"


def test_a_pause_of_a_month_is_no_season() -> None:
    pause = ("pause", {"first": SECOND, "last": SECOND + timedelta(days=28)})
    assert "new_season" not in told(series(pause))


def test_a_date_that_an_editor_marks_has_the_posts_of_an_event() -> None:
    page = series(notes=[note(SECOND, "With a guest from Brest.", promote=True)])
    marked = [one for one in page.get_social_moments() if one.recurrence_id]
    assert [one.phase for one in marked] == REMINDERS
    assert {one.recurrence_id for one in marked} == {f"{SECOND:%Y%m%d}T160000"}
    text = post(page, "j1", marked[0].recurrence_id)
    assert text.startswith("Tomorrow: Story hour\nSaturday 5 December, 4–5 p.m.")
    assert "With a guest from Brest." in text


def test_a_note_alone_brings_no_posts() -> None:
    page = series(notes=[note(SECOND, "In the small hall.")])
    assert told(page) == ["announcement"]


def test_an_hour_marks_one_of_several_dates_of_a_day() -> None:
    twice = every(SATURDAY, count=2)
    hours = [{"start_time": time(hour), "end_time": None} for hour in (14, 16)]
    twice[1]["times"] = hours
    marks = [note(SECOND, promote=True, at=time(16))]
    page = series(schedule=[twice], notes=marks)
    marked = {one.recurrence_id for one in page.get_social_moments()} - {""}
    assert f"{SECOND:%Y%m%d}T160000" in marked
    assert "today" in told(page)
    assert told(page).count("today") == 1


def test_what_the_lead_marks_is_marked_in_every_language() -> None:
    page = series(notes=[note(SECOND, "With a guest.", promote=True)])
    french = factories.twin(page, "fr", slug="heure-du-conte", date_notes=[])
    assert told(french) == told(page)
    text = post(french, "j1", f"{SECOND:%Y%m%d}T160000")
    assert text.startswith("Demain\u00a0: ")
    assert "With a guest." not in text


def test_a_cancelled_date_is_told_once_and_loses_its_reminders() -> None:
    page = series(notes=[note(SECOND, promote=True)])
    page.schedule.append(change(SECOND, "cancelled"))
    page = factories.publish(page)
    assert told(page) == ["announcement", "cancelled"]
    rows = SocialPost.objects.filter(network="x", recurrence_id__startswith="2026")
    assert {row.phase: row.status for row in rows} == {
        "cancelled": "planned",
        **dict.fromkeys(REMINDERS, "withdrawn"),
    }
    text = post(page, "cancelled", f"{SECOND:%Y%m%d}T160000")
    assert text.startswith("Cancelled: Story hour\nSaturday 5 December")


def test_a_moved_date_is_told_and_has_its_reminders() -> None:
    to = {"to_date": THIRD + timedelta(days=1), "to_start": time(10)}
    page = series(change(THIRD, "moved", **to))
    assert told(page) == ["announcement", "rescheduled", *REMINDERS]
    assert of(page, "j1").due == datetime(2026, 12, 12, 9, tzinfo=PARIS)
    text = post(page, "rescheduled", f"{THIRD:%Y%m%d}T160000")
    assert text.startswith("New date: Story hour\nSunday 13 December, 10 a.m.")


def test_a_date_far_off_is_told_of_a_fortnight_ahead() -> None:
    far = date(2027, 1, 9)
    page = series(change(far, "cancelled"))
    assert of(page, "cancelled").due == datetime(2026, 12, 26, 16, tzinfo=PARIS)


def test_a_series_that_is_off_tells_of_itself_only() -> None:
    page = series(
        change(SECOND, "cancelled"),
        state="cancelled",
        notes=[note(THIRD, promote=True)],
    )
    assert told(page) == ["cancelled"]
    assert of(page, "cancelled").recurrence_id == ""


def test_a_series_moved_online_is_told_once_not_for_every_date() -> None:
    page = series(state="moved_online")
    assert told(page) == ["moved_online"]


def test_a_replay_belongs_to_its_date(settings: Any) -> None:
    page = series(
        notes=[note(SATURDAY, promote=True), note(SECOND, promote=True)],
        attendance="mixed",
        stream_url="https://youtu.be/abc",
    )
    assert told(page).count("live_now") == 2
    settings.CULTURE_SOCIAL_NOW = "2026-11-29T12:00:00+01:00"
    replay = {"url": "https://youtu.be/abc", "day": SATURDAY, "tracks": []}
    page = EventPage.objects.get(pk=page.pk)
    page.replays = [("replay", replay)]
    page = factories.publish(page)
    assert of(page, "replay").recurrence_id == f"{SATURDAY:%Y%m%d}T160000"


def test_the_start_of_a_stream_is_told_as_live() -> None:
    schedule = [factories.on(SECOND, time(20), time(22))]
    page = series(schedule=schedule, attendance="mixed", stream_url="https://t.org/w")
    assert post(page, "live_now").startswith("Live now: Story hour")
    moved = EventPage.objects.get(pk=page.pk)
    moved.attendance, moved.state = "on_site", "moved_online"
    assert post(factories.publish(moved), "live_now").startswith("Live now: ")


def test_a_draft_tells_what_its_own_dates_will_bring() -> None:
    page = series(live=False, notes=[note(SECOND, promote=True)])
    assert told(page) == ["announcement", *REMINDERS]
    page._wcs_unsaved = True
    assert (
        "Saturday 5 December"
        in page_snippets(
            page, phase="j1", networks=["x"], recurrence_id=f"{SECOND:%Y%m%d}T160000"
        )[0].text
    )


def test_words_are_those_of_the_day_on_which_they_are_read() -> None:
    new_year = [factories.on(date(2027, 1, 4), time(20))]
    page = series(schedule=new_year)
    assert "Monday 4 January 2027" in post(page, "j7")
    assert "Monday 4 January, 8 p.m." in post(page, "j1")


def test_an_exhibition_opens_and_closes() -> None:
    run = [factories.on(SECOND, end_date=date(2027, 1, 10))]
    page = series(schedule=run, title="The Sea")
    assert told(page) == [
        "announcement",
        "j7",
        "j1",
        "today",
        "last_date",
        "thank_you",
    ]
    assert post(page, "last_date").startswith("Last chance: The Sea")


def test_what_is_permanent_opens_and_stays() -> None:
    page = series(schedule=[factories.on(SECOND, permanent=True)])
    assert told(page) == ["announcement", "j7", "j1", "today"]


def test_an_event_that_is_over_is_not_announced(settings: Any) -> None:
    page = series(schedule=[every(SATURDAY, time(16), count=2)])
    settings.CULTURE_SOCIAL_NOW = "2026-12-20T12:00:00+01:00"
    assert "announcement" not in told(EventPage.objects.get(pk=page.pk))


def test_a_series_of_next_year_is_announced_now() -> None:
    page = series(schedule=[every(date(2027, 9, 4), time(16), count=3)])
    assert told(page) == ["announcement"]
    page.state = "postponed"
    assert told(factories.publish(page)) == ["postponed"]


def test_an_event_without_dates_has_no_posts() -> None:
    assert told(series(schedule=[])) == []
    lost = series(schedule=[factories.on(SECOND, time(20))])
    Occurrence.objects.all().delete()
    assert told(EventPage.objects.get(pk=lost.pk)) == []


def test_a_date_beyond_those_of_the_page_has_its_own_words() -> None:
    daily = every(SATURDAY, time(10), frequency="daily")
    page = series(schedule=[daily], notes=[note(date(2027, 1, 20), promote=True)])
    assert post(page, "j1", "20270120T100000").startswith(
        "Tomorrow: Story hour\nWednesday 20 January"
    )


def test_a_date_that_is_gone_leaves_the_words_to_the_next() -> None:
    page = series()
    assert "Saturday 28 November" in post(page, "j1", "20300101T100000")
