"""Every admin address of entries and reports, who asks, how: no unexpected success."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.participation.contests import calling
from tests.participation.moderation.deciders import editor_of
from tests.participation.reports.reporting import reported
from wagtail_culture_social.participation.models import Entry, Report

pytestmark = pytest.mark.django_db

RIGHTS = ("change_entry", "delete_entry", "change_report")
SAID = {
    "status": "refused",
    "reason": "topic",
    "message": "No.",
    "statement": "Taken down.",
    "outcome": "removed",
}
LISTS = {"list", "list_results"}
NEVER = {"add"}
NOT_OF_REPORTS = {"delete"}


def addresses(row: Any) -> Iterator[tuple[str, str]]:
    """The name and the address of every view of a row in the admin."""
    viewset = type(row).snippet_viewset
    for one in viewset.get_urlpatterns():
        args = [row.pk] if ":pk>" in str(one.pattern) else []
        query = "?outcome=removed" if isinstance(row, Report) else ""
        yield one.name, reverse(viewset.get_url_name(one.name), args=args) + query
    names = (row._meta.app_label, row._meta.model_name)
    bulk = ("approve", "refuse", "flag", "delete")
    for action in bulk if isinstance(row, Entry) else ("delete",):
        address = reverse("wagtail_bulk_action", args=[*names, action])
        yield f"bulk {action}", f"{address}?id={row.pk}"
        yield f"bulk {action} of all", f"{address}?id=all"


@pytest.fixture
def rows() -> tuple[Entry, Report]:
    """An entry that everybody sees, and a report of it."""
    entry = calling.entry(calling.contest(), "Quay at two")
    return entry, reported(entry)


def standing() -> Any:
    """What no unexpected success may change."""
    return (
        list(Entry.objects.values_list("status", "title")),
        list(Report.objects.values_list("outcome", "statement")),
    )


def stranger(role: str, entry: Entry, users: Any) -> Client:
    """Somebody who may not decide on an entry."""
    if role == "anonymous":
        return Client()
    if role == "editor without right":
        return editor_of(entry.contest.page, users)
    others = calling.contest().page
    return editor_of(others, users, *RIGHTS)


@pytest.mark.parametrize(
    "role", ["anonymous", "editor without right", "editor of another section"]
)
def test_who_may_not_decide_reads_and_changes_nothing(
    rows: tuple[Entry, Report], django_user_model: Any, role: str
) -> None:
    client, before = stranger(role, rows[0], django_user_model), standing()
    for row in rows:
        for name, address in addresses(row):
            for answer in (client.get(address), client.post(address, SAID)):
                html = answer.content.decode()
                told = "Quay at two" in html or "this picture myself" in html
                assert not told, (name, answer.status_code)
                assert answer.status_code in {200, 302, 403, 404, 405}, name
                is_list = name in LISTS or name.startswith("bulk")
                assert answer.status_code != 200 or is_list, name
            assert standing() == before, name


@pytest.mark.parametrize("role", ["moderator", "admin"])
def test_who_may_decide_sees_every_page_and_adds_nothing(
    rows: tuple[Entry, Report], django_user_model: Any, admin_client: Client, role: str
) -> None:
    page = rows[0].contest.page
    is_admin = role == "admin"
    client = admin_client if is_admin else editor_of(page, django_user_model, *RIGHTS)
    for row in rows:
        for name, address in addresses(row):
            is_shut = name in NEVER or (
                isinstance(row, Report) and name in NOT_OF_REPORTS
            )
            assert (client.get(address).status_code == 200) != is_shut, name
    for name in (*NEVER, *NOT_OF_REPORTS):
        address = dict(addresses(rows[1]))[name]
        client.post(address, SAID)
    client.post(dict(addresses(rows[1]))["bulk delete"], SAID)
    assert Report.objects.count() == 1
    client.post(dict(addresses(rows[1]))["edit"], SAID)
    assert standing() == (
        [("refused", "Quay at two")],
        [("removed", "Taken down.")],
    )


def test_neighbouring_numbers_are_not_found(
    rows: tuple[Entry, Report], admin_client: Client
) -> None:
    for row in rows:
        name = type(row).snippet_viewset.get_url_name("edit")
        for key in (row.pk + 1, 0, 10**30):
            address = reverse(name, args=[key])
            for ask, said in ((admin_client.get, None), (admin_client.post, SAID)):
                assert ask(address, said, follow=True).status_code == 404, key


def test_who_may_only_read_decides_nothing(
    rows: tuple[Entry, Report], django_user_model: Any
) -> None:
    page, before = rows[0].contest.page, standing()
    client = editor_of(page, django_user_model, "view_entry", "view_report")
    for row in rows:
        for name, address in addresses(row):
            client.post(address, SAID)
            assert standing() == before, name
        listed = reverse(type(row).snippet_viewset.get_url_name("list"))
        assert client.get(listed).status_code == 200
