"""Broken links: found at their place, asked slowly, believed after two days."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils.dateparse import parse_datetime

from tests import factories
from tests.social.desk.planned import editor
from wagtail_culture_social.models import LinkCheck
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.pages.models import EventPage, SpotlightPage, TutorialPage
from wagtail_culture_social.social.care import checked_links
from wagtail_culture_social.social.care.checked_links import broken_links, check_links
from wagtail_culture_social.social.care.found_links import links_of

pytestmark = pytest.mark.django_db

REPORT = "/admin/culture-social/reports/broken-links/"
GONE = "https://gone.example.org/page"
FINE = "https://fine.example.org/"
NOW: Any = parse_datetime(factories.NOW)
DAY = timedelta(days=1)


class Web:
    """A network in which some addresses fail; it counts what it is asked."""

    def __init__(self) -> None:
        self.faults = {GONE: "missing"}
        self.asked: list[str] = []

    def fetch(self, url: str, **options: Any) -> None:
        self.asked.append(url)
        if fault := self.faults.get(url):
            raise OutboundError(fault)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    network = Web()
    monkeypatch.setattr(checked_links, "fetch", network.fetch)
    monkeypatch.setattr(checked_links, "PAUSE", 0.0)
    return network


@pytest.fixture
def clock(settings: Any) -> Any:
    """Set the clock so many days from now."""

    def go(days: float) -> None:
        settings.CULTURE_SOCIAL_NOW = (NOW + days * DAY).isoformat()

    return go


def tutorial(*urls: str, **fields: Any) -> Any:
    """A tutorial with one step per address."""
    steps = [
        ("step", {"title": "Open", "text": f'<p><a href="{url}">there</a></p>'})
        for url in urls
    ]
    return factories.add_page(TutorialPage, factories.home(), steps=steps, **fields)


def rows(client: Client, query: str = "") -> list[Any]:
    return list(client.get(f"{REPORT}{query}").context["object_list"])


def test_links_are_found_wherever_editors_set_them() -> None:
    other = factories.add_page(TutorialPage, factories.home(), title="Other")
    body = [
        ("paragraph", f'<p><a linktype="page" id="{other.pk}">a</a></p>'),
        ("event", {"heading": "", "event": other}),
        ("video", {"url": "https://tube.example.org/w/1", "signed_document": None}),
    ]
    event = factories.add_page(
        EventPage, factories.home(), body=body, booking_url="https://t.example.org/"
    )
    book = {"title": "Odes", "catalogue_url": "https://c.example.org/odes"}
    spotlight = factories.add_page(
        SpotlightPage,
        factories.home(),
        introduction='<p><a href="https://i.example.org/">i</a> <a id="x">x</a></p>',
        recommendations=[("book_extract", book)],
    )
    found = [*links_of(event), *links_of(spotlight)]
    assert {link.url for link in found if link.url} == {
        "https://t.example.org/",
        "https://tube.example.org/w/1",
        "https://i.example.org/",
        "https://c.example.org/odes",
    }
    assert [link.page for link in found if link.page] == [other.pk, other.pk]


def test_a_link_is_broken_on_the_second_day(
    client: Client, admin: User, web: Web, clock: Any
) -> None:
    page = tutorial(FINE, GONE, GONE + "#part")
    assert check_links() == (2, 1, 0, False)
    assert rows(client) == []
    clock(0.2)
    assert check_links().checked == 0, "the same day is not asked again"
    clock(1)
    assert check_links().checked == 1, "only what failed is asked again so soon"
    first, second = rows(client)
    assert first.place == "Steps › Step 2 › Text"
    assert second.place == "Steps › Step 3 › Text"
    assert (first.target, str(first.words)) == (
        GONE,
        "The server has nothing at this address.",
    )
    assert first.since == factories.TODAY
    step = page.steps[1].id
    anchor = f"/admin/pages/{page.pk}/edit/#:w:contentpath=steps.{step}.text"
    assert anchor in client.get(REPORT).content.decode()


def test_a_link_that_comes_back_is_forgiven(
    client: Client, admin: User, web: Web, clock: Any
) -> None:
    tutorial(GONE)
    check_links()
    clock(1)
    web.faults.clear()
    check_links()
    clock(9)
    web.faults[GONE] = "missing"
    check_links()
    assert rows(client) == []
    assert LinkCheck.objects.get().failed_since == NOW + 9 * DAY


@pytest.mark.parametrize("code", ["type", "large", "forbidden", "private", "redirects"])
def test_what_only_robots_meet_is_no_fault(web: Web, code: str) -> None:
    tutorial(GONE)
    web.faults[GONE] = code
    assert check_links().failed == 0


def test_no_body_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    options: dict[str, Any] = {}
    monkeypatch.setattr(
        checked_links, "fetch", lambda url, **more: options.update(more)
    )
    tutorial(FINE)
    check_links()
    assert options["most_bytes"] == 0
    assert options["seconds"] <= 10


def test_what_may_not_be_asked_is_not(web: Web, settings: Any) -> None:
    tutorial(
        "http://plain.example.org/", "https://localhost/", "https://x.example.org/"
    )
    settings.CULTURE_SOCIAL_OUTBOUND_HOSTS = ["example.net"]
    assert check_links().checked == 0
    assert web.asked == []


def test_the_oldest_answers_are_asked_first_and_no_more_than_allowed(
    web: Web, clock: Any
) -> None:
    tutorial(*(f"https://{name}.example.org/" for name in "abc"))
    assert check_links(most=2) == (2, 0, 1, False)
    clock(8)
    web.asked.clear()
    check_links(most=2)
    assert web.asked == ["https://c.example.org/", "https://a.example.org/"]


def test_a_server_is_given_time_between_two_questions(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(checked_links, "PAUSE", 100.0)
    monkeypatch.setattr(checked_links.time, "sleep", slept.append)
    tutorial(f"{FINE}1", f"{FINE}2", "https://other.example.org/")
    check_links()
    assert sorted(map(round, slept)) == [0, 0, 100]


def test_the_time_is_over(web: Web) -> None:
    tutorial(FINE, GONE)
    assert check_links(seconds=0) == (0, 0, 2, False)
    assert web.asked == []


def test_a_night_without_network_breaks_no_link(web: Web) -> None:
    urls = [f"https://{name}.example.org/" for name in "abc"]
    web.faults = dict.fromkeys(urls, "unknown")
    tutorial(*urls)
    assert check_links().is_offline
    assert not LinkCheck.objects.exclude(checked_at=None).exists()


def test_servers_that_stay_silent_are_broken_while_others_answer(
    web: Web, clock: Any
) -> None:
    urls = [f"https://{name}.example.org/" for name in "abc"]
    web.faults = dict.fromkeys(urls, "unknown")
    tutorial(FINE, *urls)
    assert not check_links().is_offline
    clock(1)
    assert not check_links().is_offline
    assert broken_links().keys() == set(urls)


def test_what_no_page_says_any_more_is_forgotten(web: Web) -> None:
    page = tutorial(FINE)
    tutorial(GONE, title="Aliased").create_alias(update_slug="alias")
    check_links()
    page.unpublish()
    check_links()
    assert [row.url for row in LinkCheck.objects.all()] == [GONE]


def test_pages_and_documents_are_looked_up_without_the_network(
    client: Client, admin: User, web: Web
) -> None:
    gone = factories.add_page(TutorialPage, factories.home(), title="Gone")
    draft = factories.add_page(TutorialPage, factories.home(), title="D", live=False)
    here = factories.add_page(TutorialPage, factories.home(), title="Here")
    text = "".join(
        f'<p><a linktype="page" id="{page.pk}">x</a></p>'
        for page in (gone, draft, here)
    )
    text += '<p><a linktype="document" id="999">x</a></p>'
    key = gone.pk
    steps = [("step", {"title": "Open", "text": text})]
    factories.add_page(TutorialPage, factories.home(), title="T", steps=steps)
    gone.delete()
    assert [(row.target, str(row.words)) for row in rows(client)] == [
        (f"Page {key}", "The page is gone."),
        (f"Page {draft.pk}", "The page is not published."),
        ("Document 999", "The document is gone."),
    ]
    assert web.asked == []


def test_links_of_others_pages_are_left_out(client: Client) -> None:
    mine = factories.add_page(TutorialPage, factories.home(), title="My section")
    text = '<p><a linktype="page" id="9999">x</a></p>'
    for parent, title in ((mine, "Mine"), (factories.home(), "Theirs")):
        steps = [("step", {"title": "Open", "text": text})]
        factories.add_page(TutorialPage, parent, title=title, steps=steps)
    client.force_login(editor("marin", mine))
    assert [row.page.title for row in rows(client)] == ["Mine"]
    csv = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert "Steps › Step 1 › Text,Page 9999,The page is gone." in csv


def test_the_command_says_what_it_did(web: Web, capsys: Any) -> None:
    tutorial(FINE, GONE)
    call_command("culture_social_links", most=1)
    assert capsys.readouterr().out == "1 links asked, 0 failed, 1 wait.\n"
    web.faults = dict.fromkeys((FINE, GONE, "https://c.example.org/"), "slow")
    LinkCheck.objects.all().delete()
    tutorial("https://c.example.org/", title="C")
    call_command("culture_social_links")
    assert "No server answers" in capsys.readouterr().out


def test_the_nightly_command_asks_too(web: Web) -> None:
    tutorial(FINE)
    call_command("culture_social_nightly", verbosity=0)
    assert web.asked == [FINE]
