"""The desk of registrations: messages, lists, rights and what they cost."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import ModelLogEntry

from tests.participation.polls.test_moderation import editor_of
from tests.participation.registrations import seating as given
from tests.participation.registrations.at_desk import (
    CALL,
    CHANGES,
    LIST,
    VIEWS,
    logged,
    sent,
    shown,
    words_of,
)
from wagtail_culture_social.participation.models import (
    Registration,
    RegistrationOffer,
    Seating,
)
from wagtail_culture_social.participation.registrations import desk, registering
from wagtail_culture_social.participation.registrations.admin.names import (
    address,
)

pytestmark = pytest.mark.django_db


def test_everybody_is_written_to_apart_in_their_language(admin_client: Client) -> None:
    given.event()
    given.came("ada", 2)
    given.came("bea", 1, language="fr")
    given.came("carl", 1)
    given.asked("dora")
    mail.outbox.clear()
    told = {"to": "confirmed", "heading_en": "Come early", "message_en": "At <three>."}
    answer = sent(admin_client, "write", **told)
    assert words_of(answer).count("Somebody reads this language") == 2
    assert mail.outbox == []
    told |= {"heading_fr": "Venez tôt", "message_fr": "À trois heures."}
    sent(admin_client, "write", **told)
    found = {one.to[0]: one for one in mail.outbox}
    assert set(found) == {"ada@example.org", "bea@example.org"}
    assert all(len(one.recipients()) == 1 for one in mail.outbox)
    assert found["bea@example.org"].subject == "Venez tôt"
    html = str(found["ada@example.org"].alternatives[0].content)
    assert "At &lt;three&gt;." in html
    assert "At <three>." in found["ada@example.org"].body
    sent(admin_client, "write", **{**told, "to": "waiting"})
    assert mail.outbox[-1].to == ["carl@example.org"]
    assert logged()[0] == ("registrations_written_to", {"sent": 2, "left": 0})


def test_a_message_that_does_not_go_out_is_counted(
    admin_client: Client, settings: Any
) -> None:
    given.event()
    given.came("ada")
    settings.EMAIL_BACKEND = given.BROKEN_BACKEND
    told = {"to": "all", "heading_en": "Come early", "message_en": "At three."}
    answer = sent(admin_client, "write", **told)
    assert "0 messages sent. 1 message is still to go." in words_of(answer)
    given.seating().registrations.update(email="")
    assert "nobody to write to" in words_of(sent(admin_client, "write", to="all"))


def test_who_comes_is_found_by_code_and_ticked(admin_client: Client) -> None:
    given.event()
    ada, bob = given.came("ada", 2), given.came("bob", 1)
    html = shown(admin_client, "attendance", q=ada.code.lower())
    assert bob.code not in html
    assert html.count("autofocus") == 1
    answer = sent(admin_client, "attendance", came=ada.pk, q=ada.code)
    assert f"{ada.code}: came, 2 seats." in words_of(answer)
    assert "2 of 3 seats are filled." in words_of(answer)
    assert list(Registration.objects.filter(has_come=True)) == [ada]
    answer = sent(admin_client, "attendance", gone=ada.pk)
    assert answer.redirect_chain[0][0].endswith(f"#wcs-came-{ada.pk}")
    assert not Registration.objects.filter(has_come=True).exists()
    assert "Nobody with a seat" in shown(admin_client, "attendance", q="nobody\0here")
    registering.cancel(bob)
    for wrong in (bob.pk, "x", "9" * 30, ""):
        told = sent(admin_client, "attendance", came=wrong)
        assert "no seats any more" in words_of(told)


def test_the_list_on_paper_has_those_with_seats(admin_client: Client) -> None:
    given.event()
    ada = given.came("ada", 3)
    given.came("bartholomew")
    html = shown(admin_client, "print")
    assert ada.code in html
    assert "bartholomew" not in html


def test_a_table_has_no_formula_and_what_the_filters_leave(
    admin_client: Client,
) -> None:
    given.event(capacity=9)
    row = given.came("ada")
    Registration.objects.filter(pk=row.pk).update(name='=HYPERLINK("x")', needs="@SUM")
    given.asked("bob")
    answer = admin_client.get(address("csv", row.seating_id), {"status": "confirmed"})
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK" in text
    assert ",'@SUM," in text
    assert "bob@" not in text
    assert "no-store" in answer["Cache-Control"]
    assert logged() == [("registrations_exported", {})]


def test_a_table_speaks_the_language_of_who_asks(
    admin_client: Client, admin_user: Any
) -> None:
    from wagtail.users.models import UserProfile

    row = given.event() and given.came("ada")
    UserProfile.objects.create(user=admin_user, preferred_language="fr")
    answer = admin_client.get(address("csv", row.seating_id))
    with override("en"):  # while it is sent, another language may be active
        text = b"".join(answer.streaming_content).decode()
    with override("fr"):
        words = [str(Registration.Status.CONFIRMED.label), gettext("No")]
    assert all(f",{word}," in text for word in words), text


def test_no_history_names_anybody(admin_client: Client) -> None:
    given.event()
    ada = given.came("ada")
    sent(admin_client, "add", **CALL, email="ada2@example.org")
    admin_client.post(address("cancel", ada.seating_id, ada.pk))
    told = " ".join(f"{row.label} {row.data}" for row in ModelLogEntry.objects.all())
    assert told
    assert not any(one in told for one in (ada.email, "ada2@example.org", ada.code))


@pytest.mark.parametrize("rights", [(), ("view_seating",), ("change_seating",)])
def test_another_events_dates_are_others_to_look_after(
    rights: tuple[str, ...], django_user_model: Any
) -> None:
    mine, _other = given.event(), given.event()
    client = editor_of(mine, django_user_model, *rights)
    foreign = Seating.objects.exclude(offer__page=mine).first()
    row = given.came("ada", where=foreign)
    for name in VIEWS:
        for call in (client.get, client.post):
            status = call(address(name, foreign.pk)).status_code
            assert status in {302, 404, 405}, name
    answer = client.post(address("cancel", foreign.pk, row.pk))
    assert answer.status_code in {302, 404}
    own = given.seating()
    assert own.offer.page_id == mine.pk
    stolen = client.post(address("cancel", own.pk, row.pk))
    assert stolen.status_code in {302, 404}
    client.post(address("attendance", own.pk), {"came": row.pk})
    row.refresh_from_db()
    assert (row.status, row.has_come) == ("confirmed", False)


def test_who_may_look_changes_nothing(django_user_model: Any) -> None:
    page = given.event()
    row = given.came("ada")
    client = editor_of(page, django_user_model, "view_seating")
    for name in ("date", "attendance", "print", "csv"):
        assert client.get(address(name, row.seating_id)).status_code == 200
    assert "Add by telephone" not in shown(client, "date")
    for name in CHANGES:
        for call in (client.get, client.post):
            assert call(address(name, row.seating_id), {**CALL}).status_code == 302
    client.post(address("cancel", row.seating_id, row.pk))
    client.post(address("attendance", row.seating_id), {"came": row.pk})
    row.refresh_from_db()
    assert (row.status, row.has_come) == ("confirmed", False)
    assert Registration.objects.count() == 1


def test_visitors_are_sent_to_sign_in(client: Client) -> None:
    given.event()
    for name in VIEWS:
        answer = client.get(address(name, given.seating().pk))
        assert "login" in answer["Location"]


def test_a_date_that_is_over_or_off_takes_nobody(admin_client: Client) -> None:
    given.event()
    row = given.came("ada")
    Seating.objects.update(is_cancelled=True)
    for name in ("add", "seats"):
        answer = sent(admin_client, name, **CALL, seats="9")
        assert answer.redirect_chain
    assert Registration.objects.count() == 1
    assert given.seating().capacity == 3
    with pytest.raises(desk.Refused):
        desk.add(row.seating_id, registering.Said("Bob", ""), "en")
    assert "Cancel it" not in shown(admin_client, "date")


def test_registrations_outlive_their_page(admin_client: Client) -> None:
    page = given.event()
    given.came("ada")
    page.delete()
    assert RegistrationOffer.objects.get().page is None
    assert "On no page any more" in admin_client.get(LIST).content.decode()
    assert "ada@example.org" in shown(admin_client, "date")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["list", "date", "attendance", "print"])
def test_five_hundred_registrations_cost_no_query_more(
    name: str, admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    given.event(capacity=1000, most_seats=3)
    one = given.came("ada")
    made = [
        Registration(
            seating=one.seating,
            name=f"Somebody {number}",
            person=str(number),
            language="en",
            status="confirmed",
            code=str(number),
            sent_at=one.sent_at,
        )
        for number in range(499)
    ]
    Registration.objects.bulk_create(made)
    url = LIST if name == "list" else address(name, one.seating_id)
    admin_client.get(url)
    with django_assert_max_num_queries(12):
        admin_client.get(url)
