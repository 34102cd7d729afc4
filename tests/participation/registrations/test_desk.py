"""The desk of registrations: what becomes of what is done there for others."""

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page

from tests.participation.registrations import seating as given
from tests.participation.registrations.at_desk import (
    CALL,
    LIST,
    logged,
    sent,
    shown,
    words_of,
)
from wagtail_culture_social.participation.models import (
    Consent,
    Registration,
    Seating,
)
from wagtail_culture_social.participation.registrations import registering
from wagtail_culture_social.participation.registrations.admin.names import (
    address,
)

pytestmark = pytest.mark.django_db


def test_dates_are_listed_with_what_is_taken_and_waited_for(
    admin_client: Client,
) -> None:
    given.event()
    given.came("ada", 3)
    given.came("bob", 2)
    html = admin_client.get(LIST).content.decode()
    assert html.count("Singing together") >= 2
    assert "3 of 3" in html
    assert "0 of 3" in html
    assert "Full" in html
    assert "Almost full" not in html


def test_coming_dates_are_shown_first_and_filters_bring_others(
    admin_client: Client,
) -> None:
    given.event()
    other = given.event()
    Page.objects.filter(pk=other.pk).update(title="Drawing together")
    Seating.objects.filter(offer__page=other).update(
        starts_at="2026-01-01T10:00Z", ends_at="2026-01-01T11:00Z"
    )
    key = str(other.translation_key)

    def listed(**query: str) -> tuple[int, int]:
        answer = admin_client.get(LIST.rstrip("/") + "/results/", query)
        html = answer.content.decode()
        return html.count("Singing together"), html.count("Drawing together")

    assert listed()[1] == 0
    assert listed()[0]
    assert listed(when="past")[0] == 0
    assert listed(when="past")[1]
    assert all(listed(when="any"))
    assert listed(when="any", event=key)[0] == 0


def test_a_date_shows_who_registered_and_finds_them(admin_client: Client) -> None:
    given.event(capacity=9)
    ada = given.came("ada", 2, needs="A ramp", agreed="Yes")
    given.asked("bob")
    html = shown(admin_client, "date")
    for words in ("ada@example.org", "A ramp", ada.code, "Address not confirmed"):
        assert words in html
    for query in ({"q": ada.code.lower()}, {"q": "ADA"}, {"status": "confirmed"}):
        html = shown(admin_client, "date", **query)
        assert "ada@example.org" in html
        assert "bob@example.org" not in html
    assert "no such registration" in shown(admin_client, "date", status="nonsense")


def test_somebody_on_the_telephone_has_seats_at_once(admin_client: Client) -> None:
    given.event()
    for name in ("Ada", "Bob"):
        answer = sent(admin_client, "add", **{**CALL, "name": name})
        assert "They have seats" in words_of(answer)
    one, two = Registration.objects.all()
    assert (one.status, one.email, len(one.person)) == ("confirmed", "", 64)
    assert one.person != two.person
    assert one.code
    assert given.seating().taken == 2
    assert mail.outbox == []
    assert logged() == [
        ("registration_added", {"registration": one.pk}),
        ("registration_added", {"registration": two.pk}),
    ]


def test_somebody_on_the_telephone_overtakes_nobody(admin_client: Client) -> None:
    given.event()
    given.came("ada", 2)
    given.came("group", 2)
    answer = sent(admin_client, "add", **CALL, email="bob@example.org")
    assert "on the waiting list" in words_of(answer)
    assert mail.outbox[-1].to == ["bob@example.org"]
    again = sent(admin_client, "add", **CALL, email="Bob@Example.org")
    assert "registered already" in words_of(again)
    assert Registration.objects.count() == 3


def test_who_has_not_confirmed_and_telephones_is_one_registration(
    admin_client: Client,
) -> None:
    given.event()
    given.asked("ada")
    sent(admin_client, "add", **CALL, email="ada@example.org")
    assert Registration.objects.get().status == "confirmed"


def test_without_a_waiting_list_nobody_is_added_to_a_full_date(
    admin_client: Client,
) -> None:
    given.event(has_waiting_list=False)
    given.came("ada", 3)
    answer = sent(admin_client, "add", **CALL)
    assert "there is no waiting list" in words_of(answer)
    assert Registration.objects.count() == 1


def test_needs_are_kept_with_an_agreement_only(admin_client: Client) -> None:
    given.event(has_children_seats=True)
    told = {**CALL, "adults": "0", "children": "2", "needs": "A quiet seat"}
    assert "Without this" in words_of(sent(admin_client, "add", **told))
    nobody = {**told, "children": "0", "agrees": "on"}
    assert "Between 1 seat and 3" in words_of(sent(admin_client, "add", **nobody))
    sent(admin_client, "add", **told, agrees="on")
    row = Registration.objects.get()
    assert (row.adults, row.children) == (0, 2)
    assert Consent.objects.get().subject == row.key


def test_a_cancelled_registration_is_told_and_its_seats_go_on(
    admin_client: Client,
) -> None:
    given.event()
    ada, bob = given.came("ada", 3), given.came("bob", 1)
    mail.outbox.clear()
    url = address("cancel", ada.seating_id, ada.pk)
    assert "A message tells them" in admin_client.get(url).content.decode()
    assert given.status(ada) == "confirmed"
    admin_client.post(url)
    assert given.status(ada) == "cancelled"
    assert given.status(bob) == "confirmed"
    assert [one.to for one in mail.outbox] == [["ada@example.org"], ["bob@example.org"]]
    again = admin_client.post(url, follow=True)
    assert "cannot be cancelled any more" in words_of(again)
    assert logged() == [("registration_cancelled", {"registration": ada.pk})]


def test_more_seats_go_to_who_waits_and_stay_after_publication(
    admin_client: Client,
) -> None:
    page = given.event()
    given.came("ada", 3)
    bob = given.came("bob", 2)
    mail.outbox.clear()
    sent(admin_client, "seats", seats="5")
    assert given.status(bob) == "confirmed"
    assert [one.to for one in mail.outbox] == [["bob@example.org"]]
    assert given.seating(1).capacity == 3
    given.edit(page, capacity=4)
    assert [row.capacity for row in Seating.objects.all()] == [5, 4]
    sent(admin_client, "seats", seats="")
    assert given.seating().own_capacity is None
    assert given.seating().capacity == 5
    assert logged()[0] == ("seats_changed", {"before": 3, "after": 5})


def test_nobody_loses_a_seat_when_there_are_fewer(admin_client: Client) -> None:
    given.event()
    ada, bob = given.came("ada", 2), given.came("bob", 1)
    eve = given.came("eve", 1)
    answer = sent(admin_client, "seats", seats="2")
    assert "3 seats are taken and stay so" in words_of(answer)
    assert given.seating().capacity == 3
    registering.cancel(bob)
    assert given.seating().capacity == 2
    assert given.status(eve) == "waiting"
    registering.cancel(ada)
    assert given.status(eve) == "confirmed"
    for wrong in ("-1", "many", "100001"):
        assert sent(admin_client, "seats", seats=wrong).redirect_chain == []
