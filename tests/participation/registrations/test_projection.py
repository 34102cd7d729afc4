"""Publishing writes the seats of each date; who registered is told of changes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils.translation import gettext, override
from wagtail.signals import page_published

from tests import factories, polls
from tests.participation.registrations import seating as seats
from tests.participation.registrations.seating import SATURDAY, SUNDAY, at
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.models import RegistrationOffer, Seating
from wagtail_culture_social.participation.registrations.projection import (
    project_tonight,
)
from wagtail_culture_social.social.twins import twin_key

pytestmark = pytest.mark.django_db


def starts() -> list[datetime]:
    return list(Seating.objects.values_list("starts_at", flat=True))


def test_a_published_event_has_seats_at_each_date_to_come() -> None:
    page = seats.event(at(date(2026, 11, 20)), at(SATURDAY), at(SUNDAY))
    offer = RegistrationOffer.objects.get()
    assert (offer.twin_key, offer.page_id) == (twin_key(page), page.pk)
    assert offer.block_id == page.body[0].id
    assert (offer.capacity, offer.most_seats, offer.reminds_hours_before) == (3, 3, 24)
    assert starts() == [
        datetime(2026, 11, 28, 15, tzinfo=UTC),
        datetime(2026, 11, 29, 15, tzinfo=UTC),
    ]
    assert [row.left for row in Seating.objects.all()] == [3, 3]


def test_it_opens_on_the_clock_of_the_event() -> None:
    seats.event(opens_at=polls.wall("2026-11-26 09:00"))
    opens_at = RegistrationOffer.objects.get().opens_at
    assert opens_at == datetime(2026, 11, 26, 8, tzinfo=UTC)


def test_what_is_permanent_has_no_seats() -> None:
    seats.event(factories.on(SATURDAY, permanent=True))
    assert starts() == []


def test_drafts_twins_and_pages_that_are_no_event_write_nothing() -> None:
    body = [("registration", seats.block())]
    factories.add_page(CampaignPage, factories.home(), body=body)
    assert RegistrationOffer.objects.count() == 0
    page = seats.event()
    page.body = [("registration", seats.block(capacity=99))]
    page.save_revision()
    assert RegistrationOffer.objects.get().capacity == 3


def test_twins_share_the_seats_of_the_lead() -> None:
    page = seats.event()
    french = factories.twin(page, "fr", title="Chanter ensemble")
    seats.edit(french, capacity=99)
    assert RegistrationOffer.objects.get().capacity == 3
    assert Seating.objects.count() == 2


def test_a_block_that_is_taken_away_offers_nothing_and_keeps_who_came() -> None:
    page = seats.event()
    row = seats.came()
    page.body = []
    factories.publish(page)
    assert not RegistrationOffer.objects.get().is_offered
    assert seats.status(row) == "confirmed"


def test_a_page_that_is_taken_offline_offers_nothing() -> None:
    page = seats.event()
    french = factories.twin(page, "fr", title="Chanter ensemble")
    page.unpublish()
    assert RegistrationOffer.objects.get().is_offered
    french.unpublish()
    assert not RegistrationOffer.objects.get().is_offered


def test_dates_get_seats_in_whatever_order_the_apps_are_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Receivers are called in the order in which apps are listed."""
    monkeypatch.setattr(page_published, "receivers", page_published.receivers[::-1])
    page_published.sender_receivers_cache.clear()
    page = seats.event(at(SATURDAY))
    assert Seating.objects.count() == 1
    seats.edit(page, at(SUNDAY))
    assert Seating.objects.count() == 2


def test_a_date_that_is_added_gets_seats() -> None:
    page = seats.event(at(SATURDAY))
    seats.edit(page, at(SUNDAY))
    assert Seating.objects.count() == 2


def publish(callbacks: Any, page: Any, *more: Any, **changes: Any) -> Any:
    """Publish, and let what waits for the commit happen."""
    mail.outbox.clear()
    with callbacks(execute=True):
        return seats.edit(page, *more, **changes)


@pytest.fixture
def callbacks(django_capture_on_commit_callbacks: Any) -> Any:
    return django_capture_on_commit_callbacks


def test_who_has_seats_or_waits_is_told_that_a_date_is_off(callbacks: Any) -> None:
    page = seats.event()
    seats.came("ada", 3)
    seats.came("ben", 1, language="fr")
    seats.asked("eve")
    seats.came("far", where=seats.seating(1))
    publish(callbacks, page, factories.change(SATURDAY, "cancelled"))
    assert seats.seating().is_cancelled
    assert not seats.seating(1).is_cancelled
    assert [message.to for message in mail.outbox] == [
        ["ada@example.org"],
        ["ben@example.org"],
    ]
    for message, language in zip(mail.outbox, ("en", "fr"), strict=True):
        with override(language):
            subject = gettext("Does not take place: %(title)s")
        assert message.subject == subject % {"title": page.title}
    ((_name, content, kind),) = mail.outbox[0].attachments
    assert kind == "text/calendar"
    assert "STATUS:CANCELLED" in content


def test_nobody_is_told_twice(callbacks: Any) -> None:
    page = seats.event()
    seats.came()
    page = publish(callbacks, page, factories.change(SATURDAY, "cancelled"))
    publish(callbacks, page, title="Singing")
    assert mail.outbox == []


def test_who_has_seats_is_told_when_a_date_moves(callbacks: Any) -> None:
    page = seats.event()
    row = seats.came()
    moved = {"to_date": SUNDAY, "to_start": time(19)}
    publish(callbacks, page, factories.change(SATURDAY, "moved", **moved))
    row.seating.refresh_from_db()
    assert row.seating.starts_at == datetime(2026, 11, 29, 18, tzinfo=UTC)
    (message,) = mail.outbox
    assert "Sunday 29 November 2026" in message.body
    assert "planned for Saturday 28 November 2026" in message.body
    assert len(message.attachments) == 1
    assert seats.status(row) == "confirmed"


def test_a_date_that_is_there_again_is_told_too(callbacks: Any) -> None:
    page = seats.event()
    seats.came()
    page = publish(callbacks, page, factories.change(SATURDAY, "cancelled"))
    del page.schedule[-1]
    publish(callbacks, page)
    assert not seats.seating().is_cancelled
    assert "takes place after all" in mail.outbox[0].body


def test_a_date_that_is_gone_is_off(callbacks: Any) -> None:
    page = seats.event()
    seats.came()
    del page.schedule[0]
    publish(callbacks, page)
    assert seats.seating().is_cancelled
    assert len(mail.outbox) == 1


def test_past_dates_stay_as_they_were(callbacks: Any, settings: Any) -> None:
    page = seats.event()
    seats.came()
    settings.CULTURE_SOCIAL_NOW = "2026-11-29T10:00:00+01:00"
    del page.schedule[0]
    publish(callbacks, page)
    assert not seats.seating().is_cancelled
    assert mail.outbox == []


def test_a_larger_room_lets_who_waits_come_in_order(callbacks: Any) -> None:
    page = seats.event()
    seats.came("ada", 3)
    ben, cid, dan = (seats.came(name, 2) for name in ("ben", "cid", "dan"))
    publish(callbacks, page, capacity=7)
    assert [seats.status(row) for row in (ben, cid, dan)] == [
        "confirmed",
        "confirmed",
        "waiting",
    ]
    assert [message.to for message in mail.outbox] == [
        ["ben@example.org"],
        ["cid@example.org"],
    ]


def test_a_smaller_room_takes_nobodys_seat_and_sells_none_again(
    callbacks: Any,
) -> None:
    from wagtail_culture_social.participation.registrations import registering

    page = seats.event()
    ada, ben = seats.came("ada", 2), seats.came("ben", 1)
    publish(callbacks, page, capacity=1, most_seats=1)
    assert (seats.seating().capacity, seats.seating().taken) == (3, 3)
    eve = seats.came("eve")
    assert registering.cancel(ada)
    assert (seats.seating().capacity, seats.seating().taken) == (1, 1)
    assert (seats.status(ben), seats.status(eve)) == ("confirmed", "waiting")


def test_a_date_that_the_lead_calls_full_sells_nothing_more(callbacks: Any) -> None:
    page = seats.event()
    seats.came("ada", 1)
    publish(callbacks, page, factories.change(SATURDAY, "full"))
    assert seats.seating().left == 0
    assert seats.seating(1).left == 3
    assert seats.status(seats.came("ben")) == "waiting"


def test_the_night_follows_a_series_that_goes_on(settings: Any) -> None:
    from wagtail_culture_social.events.projection import rebuild_event

    page = seats.event(factories.every(SATURDAY, time(16), time(17)))
    last = starts()[-1]
    settings.CULTURE_SOCIAL_NOW = "2026-12-25T03:00:00+01:00"
    rebuild_event(page)
    assert "5" in project_tonight()
    assert starts()[-1] == last + timedelta(weeks=5)
    assert "0" in project_tonight()
