"""Reading answers in the admin: who may, what is decided, and what is kept of it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, ModelLogEntry

from tests.participation.polls import asking
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import Answer, Consent
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.polls.answers import deciding
from wagtail_culture_social.participation.privacy import traces

pytestmark = pytest.mark.django_db

MODEL = ("wagtail_culture_social_participation", "answer")
NAME = "wagtailsnippets_wagtail_culture_social_participation_answer:{}"
LIST = reverse(NAME.format("list"))
SECRET = "Zephyrine loves lighthouses"


def editor_of(page: Any, django_user_model: Any, *permissions: str) -> Client:
    """Somebody who works on one page and may do some things with answers."""
    group = Group.objects.create(name="Editors of one page")
    access = Permission.objects.get(codename="access_admin")
    group.permissions.add(access, *Permission.objects.filter(codename__in=permissions))
    change = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    GroupPagePermission.objects.create(group=group, page=page, permission=change)
    user = django_user_model.objects.create_user("ed", "ed@example.org", "pw")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def bulk(client: Client, action: str, **query: Any) -> Any:
    address = reverse("wagtail_bulk_action", args=[*MODEL, action])
    query = {"next": LIST, **query}
    confirmed = client.get(address, query)
    assert confirmed.status_code == 200
    return client.post(f"{address}?{confirmed.wsgi_request.GET.urlencode()}")


def statuses() -> dict[str, str]:
    return dict(Answer.objects.values_list("text", "status"))


def test_ticked_answers_are_approved_and_shown(
    admin_client: Client, client: Client
) -> None:
    page, poll = asking.question()
    shown = asking.answer(poll, "Lighthouses.", Status.PENDING)
    asking.answer(poll, "Bridges.", Status.PENDING)
    bulk(admin_client, "approve", id=shown.pk)
    assert statuses() == {"Lighthouses.": "approved", "Bridges.": "pending"}
    html = client.get(page.url).content.decode()
    assert "Lighthouses." in html
    assert "Bridges." not in html
    shown.refresh_from_db()
    assert shown.decided_by.is_superuser
    assert shown.decided_at


def test_all_of_the_list_are_those_that_the_filters_leave(
    admin_client: Client,
) -> None:
    _page, poll = asking.question()
    other = asking.row_of(asking.page_with({"kind": "open", "options": []}))
    asking.answer(poll, "Of this question.", Status.PENDING)
    asking.answer(other, "Of another question.", Status.PENDING)
    asking.answer(poll, "Refused before.", Status.REFUSED)
    bulk(admin_client, "approve", id="all", poll=poll.pk)
    assert statuses() == {
        "Of this question.": "approved",
        "Of another question.": "pending",
        "Refused before.": "refused",
    }


def test_all_that_is_deleted_is_what_the_filters_leave(admin_client: Client) -> None:
    _page, poll = asking.question()
    asking.answer(poll, "Kept.", Status.APPROVED)
    asking.answer(poll, "Gone.", Status.REFUSED)
    bulk(admin_client, "delete", id="all", status="refused")
    assert statuses() == {"Kept.": "approved"}


@pytest.mark.parametrize("action", ["approve", "delete"])
def test_all_of_a_filter_without_sense_is_nothing(
    admin_client: Client, action: str
) -> None:
    _page, poll = asking.question()
    asking.answer(poll, "Kept.", Status.REFUSED)
    bulk(admin_client, action, id="all", status="nonsense")
    assert statuses() == {"Kept.": "refused"}


def test_caches_ask_again_once_a_decision_is_kept(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    _page, poll = asking.question()
    asked_again: list[Any] = []
    for module in (deciding, traces):
        monkeypatch.setattr(module, "purge", asked_again.append)
    with django_capture_on_commit_callbacks(execute=True):
        answer = asking.answer(poll, "Kept.", Status.PENDING)
        assert deciding.decide([answer], Status.APPROVED, None) == 1
        assert asked_again == []
    assert asked_again == [poll.twin_key]
    with django_capture_on_commit_callbacks(execute=True):
        Answer.objects.all().delete()
    assert asked_again == [poll.twin_key] * 2


def test_many_answers_cost_no_more_queries(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    _page, poll = asking.question()
    for number in range(20):
        asking.answer(poll, f"Answer {number}", Status.PENDING)
    admin_client.get(LIST)
    with django_assert_max_num_queries(15):
        assert "Answer 19" in admin_client.get(LIST).content.decode()
    address = reverse("wagtail_bulk_action", args=[*MODEL, "approve"])
    with django_assert_max_num_queries(15):
        shown = admin_client.get(address, {"id": "all", "next": LIST})
    assert "Answer 0" in shown.content.decode()


def test_the_log_has_no_word_of_a_visitor(admin_client: Client) -> None:
    _page, poll = asking.question()
    answer = asking.answer(poll, SECRET, Status.PENDING, name="Zephyrine")
    bulk(admin_client, "refuse", id=answer.pk)
    admin_client.post(
        reverse(NAME.format("edit"), args=[answer.pk]),
        {"status": "approved"},
    )
    entries = ModelLogEntry.objects.filter(object_id=str(answer.pk))
    assert {entry.action.rpartition(".")[2] for entry in entries} == {
        "answer_refused",
        "answer_approved",
    }
    assert "Zephyrine" not in str([(e.label, e.data, e.message) for e in entries])
    assert statuses() == {SECRET: "approved"}


def test_an_answer_is_read_whole_and_never_rewritten(admin_client: Client) -> None:
    _page, poll = asking.question()
    answer = asking.answer(poll, "word " * 150, Status.PENDING)
    listed = admin_client.get(LIST).content.decode()
    assert listed.count("word") >= 150
    address = reverse(NAME.format("edit"), args=[answer.pk])
    html = admin_client.get(address).content.decode()
    assert f"An answer to “{poll.question}”" in html
    assert "English" in html
    sent = {"status": "approved", "text": "Something else", "name": "Somebody else"}
    assert admin_client.post(address, sent).status_code == 302
    answer.refresh_from_db()
    assert (answer.text, answer.name) == ("word " * 150, "Ada")


def test_nobody_adds_answers_in_the_admin(admin_client: Client) -> None:
    address = reverse(NAME.format("add"))
    assert admin_client.get(address).status_code == 302
    assert address not in admin_client.get(LIST).content.decode()


def test_editors_decide_on_the_questions_of_their_pages_only(
    django_user_model: Any, client: Client
) -> None:
    page, poll = asking.question()
    others = asking.row_of(asking.page_with({"kind": "open", "options": []}))
    mine = asking.answer(poll, "On my page.", Status.PENDING)
    theirs = asking.answer(others, "On another page.", Status.PENDING)
    editor = editor_of(page, django_user_model, "change_answer", "delete_answer")
    html = editor.get(LIST).content.decode()
    assert "On my page." in html
    assert "On another page." not in html
    bulk(editor, "approve", id=[mine.pk, theirs.pk])
    assert statuses() == {"On my page.": "approved", "On another page.": "pending"}
    bulk(editor, "delete", id=theirs.pk)
    assert Answer.objects.filter(pk=theirs.pk).exists()
    for view in ("edit", "delete", "history", "usage"):
        address = reverse(NAME.format(view), args=[theirs.pk])
        assert editor.get(address, follow=True).status_code == 404, view
    home = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "waiting for you" not in home


def test_who_may_not_decide_reads_nothing(django_user_model: Any) -> None:
    page, poll = asking.question()
    asking.answer(poll, SECRET, Status.PENDING)
    editor = editor_of(page, django_user_model)
    assert SECRET not in editor.get(LIST, follow=True).content.decode()
    home = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "waiting for you" not in home


def test_the_home_page_says_how_many_wait(admin_client: Client) -> None:
    _page, poll = asking.question()
    home = reverse("wagtailadmin_home")
    assert "waiting for you" not in admin_client.get(home).content.decode()
    for number in range(3):
        asking.answer(poll, f"Answer {number}", Status.PENDING)
    html = admin_client.get(home).content.decode()
    assert "3 answers are waiting for you" in html
    assert f"{LIST}?status=pending" in html


def test_an_exported_answer_is_never_a_formula(admin_client: Client) -> None:
    _page, poll = asking.question()
    asking.answer(poll, "=HYPERLINK(1)")
    answer = admin_client.get(LIST, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK(1)" in text


def test_a_deleted_answer_takes_the_agreement_along(admin_client: Client) -> None:
    _page, poll = asking.question()
    answer = asking.answer(poll, SECRET)
    consents.record(answer.key, "publishing", "I agree.", "en")
    admin_client.post(reverse(NAME.format("delete"), args=[answer.pk]))
    assert not Answer.objects.exists()
    assert not Consent.objects.exists()
    assert SECRET not in str(list(ModelLogEntry.objects.values()))


def test_what_somebody_else_decided_meanwhile_stands() -> None:
    _page, poll = asking.question()
    answer = asking.answer(poll, "Kept.", Status.PENDING)
    stale = Answer.objects.get(pk=answer.pk)
    assert deciding.decide([answer], Status.REFUSED, None) == 1
    assert deciding.decide([stale], Status.APPROVED, None) == 0
    assert statuses() == {"Kept.": "refused"}
