"""The public form of reports: what it asks, what it keeps, the receipt, the links."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.participation.contests import calling
from tests.participation.moderation.deciders import waiting
from tests.participation.polls import asking
from tests.participation.reports.reporting import (
    SAID,
    address_of,
    filled,
    send,
)
from wagtail_culture_social.participation.models import Answer, Entry, Report
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.reports.forms import ReportForm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReportForm, "least_age", -1)


def an_entry() -> Entry:
    return calling.entry(calling.contest(), "Quay at two")


def an_answer() -> Answer:
    _page, poll = asking.question()
    return asking.answer(poll, "Lighthouses.")


@pytest.mark.parametrize("item", [an_entry, an_answer])
def test_a_report_is_kept_with_its_six_fields_and_answered_with_a_receipt(
    client: Client, django_capture_on_commit_callbacks: Any, item: Any
) -> None:
    found = item()
    address = address_of(found)
    answer = send(client, address, filled(client, address))
    assert answer.status_code == 303
    report = Report.objects.get()
    assert (report.subject, report.reason) == (found.key, "rights")
    assert (report.name, report.email) == ("Nadia Visitor", "nadia@example.org")
    assert report.explanation == "I took this picture myself."
    assert report.url.startswith("http")
    html = client.get(answer.url).content.decode()
    assert report.key.hex[:8].upper() in html
    assert "nadia@example.org" not in html
    (letter,) = mail.outbox
    assert letter.to == ["nadia@example.org"]
    assert report.key.hex[:8].upper() in letter.subject
    for part in (letter.body, letter.alternatives[0].content):
        assert "I took this picture" not in part  # nobody has confirmed the address
    assert report.url in letter.body
    assert not client.cookies


def test_a_form_asks_for_what_the_law_wants(client: Client) -> None:
    address = address_of(an_entry())
    form = client.get(address).context["form"]
    assert [field.name for field in form.rows] == [
        "url",
        "reason",
        "explanation",
        "name",
        "email",
        "is_sincere",
    ]
    for name in SAID:
        answer = send(client, address, filled(client, address, **{name: ""}))
        assert answer.status_code == 422, name
    assert not Report.objects.exists()


def test_who_reports_a_child_in_danger_needs_no_name(client: Client) -> None:
    address = address_of(an_entry())
    said = filled(client, address, reason="child", name="", email="")
    answer = send(client, address, said)
    assert Report.objects.get().name == ""
    assert mail.outbox == []
    assert "cannot tell you" in client.get(answer.url).content.decode()


def test_a_form_that_is_sent_twice_is_one_report_with_one_receipt(
    client: Client,
) -> None:
    address = address_of(an_entry())
    said = filled(client, address)
    first, second = (send(client, address, said).url for _time in range(2))
    assert first == second
    assert Report.objects.count() == len(mail.outbox) == 1


def test_the_address_of_an_item_is_not_what_somebody_sends(client: Client) -> None:
    address = address_of(an_entry())
    send(client, address, filled(client, address, url="https://elsewhere.example/"))
    assert "elsewhere" not in Report.objects.get().url


@pytest.mark.parametrize("status", [s for s in EntryStatus if s != "approved"])
def test_what_nobody_sees_is_not_reported(client: Client, status: EntryStatus) -> None:
    address = address_of(waiting(status=status))
    assert client.get(address, follow=True).status_code == 404


def test_what_is_of_no_kind_or_unknown_is_not_found(client: Client) -> None:
    entry = an_entry()
    answer = reverse("wagtail_culture_social:report", args=["answer", entry.key])
    other = reverse("wagtail_culture_social:report", args=["page", entry.key])
    receipts = (f"{answer}?receipt=nonsense", f"{answer}?receipt={entry.key}")
    for address in (answer, other, *receipts):
        assert client.get(address, follow=True).status_code == 404, address


def test_what_went_while_the_form_was_open_is_said_and_the_words_come_back(
    client: Client,
) -> None:
    entry = an_entry()
    said = filled(client, address_of(entry))
    Entry.objects.update(status=EntryStatus.WITHDRAWN)
    answer = send(client, address_of(entry), said)
    assert answer.status_code == 410
    assert "I took this picture myself." in answer.content.decode()
    assert not Report.objects.exists()


def test_a_form_from_elsewhere_is_refused(client: Client) -> None:
    address = address_of(an_entry())
    said = filled(client, address)
    answer = client.post(address, said, HTTP_ORIGIN="https://elsewhere.example")
    assert answer.status_code == 403
    assert not Report.objects.exists()


def test_a_report_is_in_the_language_of_the_page(client: Client) -> None:
    contest = calling.contest()
    calling.twin_of(contest, title="Semaine")
    address = address_of(calling.entry(contest), "fr")
    send(client, address, filled(client, address))
    assert Report.objects.get().language == "fr"
    assert mail.outbox[0].alternatives[0][0].count('lang="fr"') == 1


def test_markup_in_a_report_stays_text(client: Client) -> None:
    address = address_of(an_entry())
    said = filled(client, address, explanation="<script>x()</script>", name="<b>N</b>")
    answer = send(client, address, said)
    assert "<script>x()" not in client.get(answer.url).content.decode()
    assert "<script>x()" not in str(mail.outbox[0].alternatives[0][0])


def walls() -> dict[str, Any]:
    """Every public address that shows items of visitors, with those items."""
    contest = calling.contest()
    entry = calling.entry(contest)
    entries = reverse(
        "wagtail_culture_social:contest_entries",
        args=[contest.twin_key, contest.block_id],
    )
    page, poll = asking.question()
    answer = asking.answer(poll, "Lighthouses.")
    answers = reverse(
        "wagtail_culture_social:answers", args=[poll.twin_key, poll.block_id]
    )
    return {
        contest.page.url: entry,
        f"{entries}?lang=en": entry,
        reverse("wagtail_culture_social:entry", args=[entry.key]): entry,
        page.url: answer,
        f"{answers}?lang=en": answer,
    }


def test_every_wall_leads_to_the_report_of_each_item(client: Client) -> None:
    for address, item in walls().items():
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        links = {a["href"] for a in soup.select("a[href*='/report/']")}
        assert links == {address_of(item)}, address
        assert client.get(links.pop()).status_code == 200


def test_the_vote_on_entries_leads_to_their_reports(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    entry = calling.entry(contest, decided_at=calling.SENT)
    settings.CULTURE_SOCIAL_NOW = contest.vote_opens_at
    address = reverse(
        "wagtail_culture_social:contest_vote", args=[contest.twin_key, contest.block_id]
    )
    soup = BeautifulSoup(client.get(f"{address}?lang=en").content, "html.parser")
    assert {a["href"] for a in soup.select("a[href*='/report/']")} == {
        address_of(entry)
    }


def test_an_answer_that_waits_is_not_reported(client: Client) -> None:
    _page, poll = asking.question()
    waits = asking.answer(poll, "Bridges.", Status.PENDING)
    assert client.get(address_of(waits), follow=True).status_code == 404
