"""The accepted entries of a contest are one file: works, a table, nobody's name."""

import csv
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.participation.contests import calling
from tests.participation.polls.test_moderation import editor_of
from wagtail_culture_social.participation.contests.admin import names
from wagtail_culture_social.participation.models import Contest, Entry

pytestmark = pytest.mark.django_db


def work(contest: Contest, title: str, **fields: Any) -> Entry:
    """An accepted entry whose picture is really kept."""
    entry = calling.entry(contest, title, **fields)
    upload = calling.photo(entry)
    upload.file.save("a.jpg", ContentFile(title.encode()))
    return entry


def downloaded(client: Client, contest: Contest) -> ZipFile:
    answer = client.get(names.address("pack", contest.pk))
    assert answer["Content-Type"] == "application/zip"
    assert f"contest-{contest.pk}-entries.zip" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


def rows_of(archive: ZipFile) -> list[list[str]]:
    text = archive.read("entries.csv").decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_it_has_a_table_and_every_file_that_it_names(admin_client: Client) -> None:
    contest = calling.contest()
    second, first = work(contest, "Quay", place=2), work(contest, "=1+1", place=1)
    archive = downloaded(admin_client, contest)
    head, *rows = rows_of(archive)
    assert head[:4] == ["Number", "Title", "Language", "Key"]
    assert head[4:] == ["Photograph", "Place", "Story"]
    assert [row[:2] for row in rows] == [["1", "'=1+1"], ["2", "Quay"]]
    assert [row[3] for row in rows] == [str(first.key), str(second.key)]
    assert rows[1][5:] == ["The old town", "Nobody there but gulls."]
    file, alt = rows[1][4].split("\n")
    assert file.startswith("0002-quay-")
    assert alt == "A quay under one lamp."
    assert archive.read(file) == b"Quay"
    assert archive.testzip() is None
    assert len(archive.namelist()) == 3


def test_nobody_is_named_and_only_accepted_entries_are_in_it(
    admin_client: Client,
) -> None:
    contest = calling.contest()
    work(contest, "Quay")
    work(contest, "Waiting", status="pending")
    work(contest, "Child", is_minor=True)
    archive = downloaded(admin_client, contest)
    text = archive.read("entries.csv").decode()
    for secret in ("Ada L.", "Secret", "secret@", "Waiting", "Child"):
        assert secret not in text
    assert len(archive.namelist()) == 2


def test_a_title_of_signs_and_a_file_that_is_gone_do_no_harm(
    admin_client: Client,
) -> None:
    contest = calling.contest()
    work(contest, "🌙" * 100)
    gone = work(contest, "../../etc/passwd", place=2).uploads.get()
    gone.file.storage.delete(gone.file.name)
    archive = downloaded(admin_client, contest)
    (name,) = set(archive.namelist()) - {"entries.csv"}
    assert name.startswith("0001---")
    assert "/" not in rows_of(archive)[2][4]


def test_a_field_called_as_a_column_has_one_of_its_own(admin_client: Client) -> None:
    fields = [{"label": "Title", "kind": "text", "required": True, "choices": []}]
    contest = calling.contest(fields=fields)
    answers = {calling.key_of(contest, "text"): "Of the book"}
    Entry.objects.create(
        contest=contest,
        title="Of the review",
        answers=answers,
        status="approved",
        language="en",
        place=1,
        sent_at=calling.SENT,
    )
    head, row = rows_of(downloaded(admin_client, contest))
    told = dict(zip(head, row, strict=True))
    assert (told["Title"], told["Title (2)"]) == ("Of the review", "Of the book")


def test_many_entries_cost_no_more_queries_than_few(admin_client: Client) -> None:
    contest = calling.contest()
    costs = []
    for count in (2, 10):
        for number in range(count):
            work(contest, f"Work {number}")
        downloaded(admin_client, contest)
        with CaptureQueriesContext(connection) as captured:
            downloaded(admin_client, contest)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_who_looks_after_another_page_gets_none(django_user_model: Any) -> None:
    contest, other = (
        calling.contest(),
        factories.add_page(type(calling.page_with()), factories.home(), title="Other"),
    )
    editor = editor_of(other, django_user_model, "view_contest", "change_contest")
    address = names.address("pack", contest.pk)
    assert editor.get(address).status_code == 404
    assert Client().get(address).status_code == 302
