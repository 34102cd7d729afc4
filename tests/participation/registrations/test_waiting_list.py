"""Seats go to who confirms, then to who waits, strictly in order, and never twice."""

from typing import Any

import pytest
from django.core import mail

from tests.participation.registrations import seating as seats
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.participation.registrations import registering
from wagtail_culture_social.participation.registrations.waiting_list import number_of

pytestmark = pytest.mark.django_db


def statuses(*rows: Registration) -> list[str]:
    return [seats.status(row) for row in rows]


def cancel(row: Registration) -> bool:
    return registering.cancel(Registration.objects.get(pk=row.pk))


def test_an_address_that_nobody_confirmed_has_no_seat() -> None:
    seats.event()
    row = seats.asked(adults=3)
    assert seats.status(row) == "unconfirmed"
    assert seats.seating().left == 3


def test_who_confirms_first_has_the_seats_and_a_code() -> None:
    seats.event()
    late, early = seats.asked("ada", 2), seats.asked("ben", 2)
    assert registering.confirm(early)
    assert registering.confirm(late)
    assert statuses(early, late) == ["confirmed", "waiting"]
    early.refresh_from_db()
    assert len(early.code) == 9
    assert early.confirmed_at
    assert seats.seating().taken == 2


def test_a_group_that_does_not_fit_is_not_overtaken_by_who_comes_later() -> None:
    seats.event()
    seats.came("ada", 2)
    group, single = seats.came("ben", 2), seats.came("cid", 1)
    assert statuses(group, single) == ["waiting", "waiting"]
    assert [number_of(group), number_of(single)] == [1, 2]
    assert seats.seating().left == 1


def test_seats_given_back_go_to_the_first_in_line() -> None:
    seats.event()
    ada, ben = seats.came("ada", 2), seats.came("ben", 1)
    rows = [seats.came(name, 1) for name in ("cid", "dan", "eve")]
    mail.outbox.clear()
    assert cancel(ada)
    assert statuses(*rows) == ["confirmed", "confirmed", "waiting"]
    assert [message.to[0] for message in mail.outbox] == [
        "ada@example.org",
        "cid@example.org",
        "dan@example.org",
    ]
    assert cancel(ben)
    assert statuses(*rows)[2] == "confirmed"
    assert seats.seating().taken == 3


def test_a_group_waits_until_there_are_seats_enough() -> None:
    seats.event()
    firsts = [seats.came(name, 1) for name in ("ada", "ben", "cid")]
    group, single = seats.came("dan", 2), seats.came("eve", 1)
    cancel(firsts[0])
    assert statuses(group, single) == ["waiting", "waiting"]
    cancel(firsts[1])
    assert statuses(group, single) == ["confirmed", "waiting"]


def test_a_group_that_leaves_the_list_lets_the_next_come() -> None:
    seats.event()
    seats.came("ada", 2)
    group, single = seats.came("ben", 2), seats.came("cid", 1)
    assert cancel(group)
    assert statuses(group, single) == ["cancelled", "confirmed"]


def test_who_cancels_twice_gives_back_once() -> None:
    seats.event()
    ada = seats.came("ada", 2)
    assert cancel(ada)
    assert not cancel(ada)
    assert seats.seating().taken == 0


def test_who_confirms_twice_has_seats_once() -> None:
    seats.event()
    ada = seats.asked("ada", 2)
    assert registering.confirm(ada)
    assert not registering.confirm(ada)
    assert seats.seating().taken == 2


def test_without_a_waiting_list_the_late_stay_unconfirmed_and_may_try_again() -> None:
    seats.event(has_waiting_list=False)
    ada = seats.came("ada", 3)
    ben = seats.asked("ben")
    assert not registering.confirm(ben)
    assert statuses(ben) == ["unconfirmed"]
    cancel(ada)
    assert registering.confirm(ben)
    assert statuses(ben) == ["confirmed"]


def test_the_dates_of_an_event_have_seats_of_their_own() -> None:
    seats.event()
    seats.came("ada", 3)
    assert seats.came("ada", 3, where=seats.seating(1)).status == "confirmed"


@pytest.mark.parametrize("hour", ["2026-11-28T15:59:00+01:00"])
def test_nobody_confirms_after_close(settings: Any, hour: str) -> None:
    seats.event(closes_hours_before=2)
    row = seats.asked()
    settings.CULTURE_SOCIAL_NOW = hour
    assert not registering.confirm(row)
    assert statuses(row) == ["unconfirmed"]


def test_after_close_seats_still_go_to_who_waits(settings: Any) -> None:
    seats.event(closes_hours_before=2)
    ada, ben = seats.came("ada", 3), seats.came("ben")
    settings.CULTURE_SOCIAL_NOW = "2026-11-28T15:59:00+01:00"
    assert cancel(ada)
    assert statuses(ben) == ["confirmed"]


def test_once_the_date_has_begun_nothing_changes_any_more(settings: Any) -> None:
    seats.event()
    ada, ben = seats.came("ada", 3), seats.came("ben")
    settings.CULTURE_SOCIAL_NOW = "2026-11-28T16:00:00+01:00"
    assert not cancel(ada)
    assert statuses(ada, ben) == ["confirmed", "waiting"]


def test_who_corrects_the_form_keeps_the_place_and_the_link() -> None:
    seats.event()
    first = seats.asked("ada", 1)
    again = seats.asked("ada", 2, needs="A ramp", agreed="Yes")
    assert again.pk == first.pk
    assert again.key == first.key
    assert again.seats == 2
    assert Registration.objects.count() == 1


def test_who_has_seats_changes_nothing_by_the_form_and_who_cancelled_may_come() -> None:
    seats.event()
    ada = seats.came("ada", 1)
    assert seats.asked("ada", 3).pk == ada.pk
    ada.refresh_from_db()
    assert ada.adults == 1
    cancel(ada)
    assert seats.asked("ada", 3).pk != ada.pk


def test_addresses_of_one_mailbox_are_one_person() -> None:
    seats.event()
    assert seats.asked("ada").person == seats.asked("Ada").person
    assert seats.asked("ada+2").person == seats.asked("ada").person


def test_a_person_is_another_one_at_every_date() -> None:
    seats.event()
    first, second = seats.asked(), seats.asked(where=seats.seating(1))
    assert first.person != second.person


def test_who_is_erased_gives_back_seats() -> None:
    seats.event()
    ada, ben = seats.came("ada", 3), seats.came("ben")
    registering.erase(ada)
    assert statuses(ben) == ["confirmed"]
    assert not Registration.objects.filter(pk=ada.pk).exists()


@pytest.mark.parametrize("deed", [registering.cancel, registering.erase])
def test_who_is_erased_meanwhile_gives_their_seats_back_once(deed: Any) -> None:
    seats.event()
    ada = seats.came("ada", 2)
    same = Registration.objects.select_related("seating__offer").get(pk=ada.pk)
    registering.erase(ada)
    mail.outbox.clear()
    assert not deed(same)
    assert seats.seating().taken == 0
    assert mail.outbox == []
