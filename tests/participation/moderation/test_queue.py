"""The queue in the admin: who sees what, decisions on one and on many, the table."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.participation.contests import calling
from tests.participation.moderation.deciders import (
    LIST,
    MODEL,
    NAME,
    bulk,
    editor_of,
    statuses,
    waiting,
    with_picture,
)
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import Consent, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = pytest.mark.django_db


def edit(entry: Entry) -> str:
    return reverse(NAME.format("edit"), args=[entry.pk])


def test_an_entry_is_read_whole_with_its_picture_by_the_private_address(
    admin_client: Client, client: Client
) -> None:
    entry = waiting(title="Quay at two")
    upload = with_picture(entry)
    private = reverse("wagtail_culture_social:upload_file", args=[upload.key])
    for address in (LIST, edit(entry)):
        html = admin_client.get(address).content.decode()
        for words in ("Quay at two", "Nobody there but gulls.", "The old town"):
            assert words in html
        assert f'src="{private}"' in html
        assert "A quay under one lamp." in html
    assert admin_client.get(private).status_code == 200
    assert Client().get(private, follow=True).status_code == 404


def test_the_list_names_nobody_but_the_page_of_an_entry_does(
    admin_client: Client,
) -> None:
    entry = waiting()
    consents.record(entry.key, "rules", "I accept the rules.", "en")
    assert "secret@example.org" not in admin_client.get(LIST).content.decode()
    html = admin_client.get(edit(entry)).content.decode()
    for words in ("Secret Name", "secret@example.org", "I accept the rules."):
        assert words in html


def test_one_click_approves_from_the_list(admin_client: Client) -> None:
    entry = waiting()
    html = admin_client.get(LIST).content.decode()
    address = reverse("wagtail_bulk_action", args=[*MODEL, "approve"])
    assert f'action="{address}?id={entry.pk}&amp;next=' in html
    admin_client.post(f"{address}?id={entry.pk}&next={LIST}")
    assert statuses() == {"Quay": "approved"}


def test_what_cannot_be_approved_says_why_and_has_no_button(
    admin_client: Client,
) -> None:
    waiting(is_minor=True)
    html = admin_client.get(LIST).content.decode()
    assert "no parent has confirmed" in html
    assert 'method="post" action="' not in html


def test_ticked_entries_are_refused_with_a_reason(admin_client: Client) -> None:
    contest = calling.contest()
    one = waiting(contest, "One")
    waiting(contest, "Two")
    asked = bulk(admin_client, "refuse", id=one.pk)
    assert statuses() == {"One": "pending", "Two": "pending"}, "no reason, no refusal"
    assert "This field is required" in asked.content.decode()
    assert "their files are deleted for good" in asked.content.decode()
    bulk(admin_client, "refuse", {"reason": "topic", "message": "Sorry."}, id=one.pk)
    assert statuses() == {"One": "refused", "Two": "pending"}
    one.refresh_from_db()
    assert (one.reason, one.message) == ("topic", "Sorry.")


def test_all_is_what_the_filters_leave_and_waits(admin_client: Client) -> None:
    contest, other = calling.contest(), calling.contest()
    waiting(contest, "Of this contest")
    waiting(contest, "In French", language="fr")
    waiting(contest, "Refused before", status=EntryStatus.REFUSED)
    waiting(other, "Of another contest")
    bulk(admin_client, "approve", id="all", contest=contest.pk, language="en")
    assert statuses() == {
        "Of this contest": "approved",
        "In French": "pending",
        "Refused before": "refused",
        "Of another contest": "pending",
    }


@pytest.mark.parametrize("action", ["approve", "refuse", "flag", "delete"])
def test_all_of_a_filter_without_sense_is_nothing(
    admin_client: Client, action: str
) -> None:
    waiting()
    said = {"reason": "topic"}
    bulk(admin_client, action, said, id="all", status="nonsense")
    assert statuses() == {"Quay": "pending"}


def test_all_that_is_deleted_is_what_the_filters_leave(admin_client: Client) -> None:
    contest = calling.contest()
    waiting(contest, "Kept")
    gone = waiting(contest, "Gone", status=EntryStatus.REFUSED)
    consents.record(gone.key, "rules", "I accept the rules.", "en")
    bulk(admin_client, "delete", id="all", status="refused")
    assert statuses() == {"Kept": "pending"}
    assert not Consent.objects.exists()


def test_those_left_alone_are_named_with_the_reason(admin_client: Client) -> None:
    contest = calling.contest()
    waiting(contest, "Of a child", is_minor=True)
    waiting(contest, "Of a grown-up", language="fr")
    address = reverse("wagtail_bulk_action", args=[*MODEL, "approve"])
    html = admin_client.get(address, {"id": "all", "next": LIST}).content.decode()
    assert "no parent has confirmed" in html
    assert "Français (1)" in html
    said = bulk(admin_client, "approve", id="all").content.decode()
    assert "1 entry was approved." in said
    assert "1 entry was left as it is" in said
    assert statuses() == {"Of a child": "pending", "Of a grown-up": "approved"}


@pytest.mark.parametrize(
    ("note", "titles"),
    [("guardian", {"Of a child"}), ("unread", {"Unread"}), ("reported", set())],
)
def test_what_has_to_be_noted_is_found(
    admin_client: Client, note: str, titles: set[str]
) -> None:
    contest = calling.contest()
    waiting(contest, "Of a child", is_minor=True)
    with_picture(waiting(contest, "Unread"), is_read=False)
    html = admin_client.get(LIST, {"note": note}).content.decode()
    assert {title for title in statuses() if title in html} == titles


def test_a_decision_leads_to_the_next_that_waits(admin_client: Client) -> None:
    contest = calling.contest()
    first, second, third = (waiting(contest, name) for name in ("1", "2", "3"))
    query = f"?contest={contest.pk}&status=pending"
    answer = admin_client.post(
        edit(second) + query, {"status": "approved", "and-next": "1"}
    )
    assert answer.url == edit(first) + query
    answer = admin_client.post(
        edit(first) + query, {"status": "approved", "and-next": "1"}
    )
    assert answer.url == edit(third) + query
    answer = admin_client.post(
        edit(third) + query, {"status": "approved", "and-next": "1"}
    )
    assert answer.url == LIST + query
    assert set(statuses().values()) == {"approved"}


def test_the_page_of_an_entry_says_why_it_cannot_be_decided_so(
    admin_client: Client,
) -> None:
    entry = waiting(is_minor=True)
    answer = admin_client.post(edit(entry), {"status": "approved"})
    assert "no parent has confirmed" in answer.content.decode()
    answer = admin_client.post(edit(entry), {"status": "refused"})
    assert "Choose why it is not shown." in answer.content.decode()
    assert statuses() == {"Quay": "pending"}


def test_nothing_that_an_author_wrote_is_changed(admin_client: Client) -> None:
    entry = waiting(title="Quay")
    sent = {"status": "approved", "title": "Other", "credit": "Me", "email": "a@b.fr"}
    admin_client.post(edit(entry), sent)
    entry.refresh_from_db()
    assert (entry.title, entry.credit) == ("Quay", "Ada L.")
    assert entry.email == "secret@example.org"


def test_editors_decide_on_the_contests_of_their_pages_only(
    django_user_model: Any,
) -> None:
    mine = waiting(title="On my page")
    theirs = waiting(title="On another page")
    with_picture(theirs)
    editor = editor_of(
        mine.contest.page, django_user_model, "change_entry", "delete_entry"
    )
    html = editor.get(LIST).content.decode()
    assert "On my page" in html
    assert "On another page" not in html
    for action in ("approve", "delete"):
        bulk(editor, action, id=theirs.pk)
    bulk(editor, "approve", id="all")
    assert statuses() == {"On my page": "approved", "On another page": "pending"}
    for view in ("edit", "delete", "history", "usage"):
        address = reverse(NAME.format(view), args=[theirs.pk])
        assert editor.get(address, follow=True).status_code == 404, view
        editor.post(address, {"status": "refused", "reason": "topic"})
    assert statuses()["On another page"] == "pending"


def test_many_entries_cost_no_more_queries(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    contest = calling.contest()
    for number in range(20):
        with_picture(waiting(contest, f"Entry {number}"))
    admin_client.get(LIST)
    with django_assert_max_num_queries(20):
        assert "Entry 19" in admin_client.get(LIST).content.decode()
    address = reverse("wagtail_bulk_action", args=[*MODEL, "approve"])
    with django_assert_max_num_queries(15):
        admin_client.get(address, {"id": "all", "next": LIST})
    with django_assert_max_num_queries(25):
        table(admin_client)


def table(client: Client, **query: Any) -> str:
    answer = client.get(LIST, {"export": "csv", **query})
    return b"".join(answer.streaming_content).decode()


def test_an_export_has_no_formula_and_no_address_of_a_person(
    admin_client: Client,
) -> None:
    waiting(title="=HYPERLINK(1)", credit="@sum")
    text = table(admin_client)
    assert "'=HYPERLINK(1)" in text
    assert "'@sum" in text
    assert "Nobody there but gulls." in text
    assert "secret@example.org" not in text
    assert "Secret Name" not in text
    assert "=HYPERLINK(1)" not in table(admin_client, status="refused")


def test_history_says_what_was_decided(admin_client: Client) -> None:
    entry = waiting()
    bulk(admin_client, "approve", id=entry.pk)
    address = reverse(NAME.format("history"), args=[entry.pk])
    assert "Entry approved" in admin_client.get(address).content.decode()


def test_a_bulk_decision_tells_every_author_once(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    contest = calling.contest()
    for name in ("ann", "bob"):
        waiting(contest, name, email=f"{name}@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        bulk(admin_client, "refuse", {"reason": "twice"}, id="all")
    told = sorted(letter.to[0] for letter in mail.outbox)
    assert told == ["ann@example.org", "bob@example.org"]


def test_nothing_is_decided_of_what_its_author_withdrew(admin_client: Client) -> None:
    entry = calling.entry(calling.contest(), status="withdrawn")
    assert "wcs-seen__actions" not in admin_client.get(LIST).content.decode()
    Entry.objects.filter(pk=entry.pk).update(status="pending")
    assert "wcs-seen__actions" in admin_client.get(LIST).content.decode()
