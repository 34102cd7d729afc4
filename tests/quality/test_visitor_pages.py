"""Every state of what visitors open: valid, accessible, small enough, in two languages.

What one does there by keyboard or without a script is in the files beside this one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests import factories
from tests.participation.contests import calling, choosing, holding
from tests.participation.registrations import seating as given
from tests.quality import nu
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.domain.awards import Prizes
from wagtail_culture_social.participation.contests import winners
from wagtail_culture_social.participation.contests.cards import report_url
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.entries import links as entry_links
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.registrations import links, registering

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PHASES = {
    "scheduled": "2026-10-20T12:00:00+01:00",
    "open": "2026-11-05T12:00:00+01:00",
    "moderation": "2026-11-15T12:00:00+01:00",
    "vote": "2026-11-25T12:00:00+01:00",
    "jury": "2026-12-03T12:00:00+01:00",
    "counting": "2026-12-07T12:00:00+01:00",
    "results": "2026-12-11T12:00:00+01:00",
}


class Judge:
    """Looks at pages in a browser, and keeps their source for the HTML checker."""

    def __init__(self, page: Page, host: str, folder: Path) -> None:
        self.page, self.host, self.folder = page, host, folder
        self.saved: dict[str, Path] = {}

    def look(self, address: str, state: str) -> None:
        """See that a page in a state is accessible and fits on a small phone."""
        source = self.page.request.get(self.host + address)
        file = self.folder / f"{len(self.saved)}.html"
        file.write_text(source.text())
        self.saved[state] = file
        self.page.goto(self.host + address)
        assert (state, violations(self.page)) == (state, [])
        assert (state, self.page.evaluate(TOO_WIDE)) == (state, [])


@pytest.fixture
def judge(
    page: Page, live_server: Any, tmp_path: Path, checker: str, settings: Any
) -> Iterator[Judge]:
    """Somebody who looks at pages; in the end all have to be valid HTML."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    page.set_viewport_size({"width": 320, "height": 700})
    # What a browser keeps would be looked at again, in the state it was in.
    page.route("**/*", lambda route: route.continue_())
    judge = Judge(page, live_server.url, tmp_path)
    yield judge
    assert judge.saved
    assert nu.problems(checker, judge.saved) == []


def test_every_phase_of_a_contest(judge: Judge, settings: Any) -> None:
    contest = holding.contest()
    holding.entries(contest, "ABC")
    holding.entry(contest, "D", language="fr")
    pages = (contest.page, calling.twin_of(contest))
    for phase, moment in PHASES.items():
        settings.CULTURE_SOCIAL_NOW = moment
        if phase == "vote":
            judge.look(choosing.address(contest), "the entries of a vote")
        if phase == "results":
            judge.look(pages[0].url, "results are to come")
            assert winners.freeze(contest, Prizes(winners=0, public=2))
        for one in pages:
            judge.look(one.url, f"{phase} {one.locale.language_code}")
        if phase != "open":
            judge.look(enter_url(contest, "fr"), f"{phase}, too early or late")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_an_entry(judge: Judge, language: str) -> None:
    contest = calling.contest()
    calling.twin_of(contest)
    entry = calling.entry(contest, language=language)
    calling.photo(entry)
    confirm, guardian, manage = (
        entry_links.path_to(entry, link)
        for link in (
            entry_links.CONFIRMING,
            entry_links.GUARDIAN,
            entry_links.MANAGING,
        )
    )
    for status in EntryStatus.values:
        entry.status, entry.decided_at = status, timezone.now()
        entry.save()
        judge.look(manage, f"managing, {status}")
        judge.look(confirm, f"confirming, {status}")
    entry.status, entry.is_minor = EntryStatus.PENDING, True
    entry.guardian_email = "parent@example.org"
    entry.save()
    judge.look(guardian, "a parent is asked")
    judge.look(manage, "managing, a parent is asked")
    entry.status, entry.guardian_confirmed_at = EntryStatus.APPROVED, timezone.now()
    entry.save()
    judge.look(guardian, "a parent has confirmed")
    judge.look(report_url("entry", str(entry.key), language), "reporting")
    judge.look(entry_links.lost_link_url(contest, language), "a lost link")
    judge.look(f"{entry_links.lost_link_url(contest, language)}&done=1", "sent again")
    judge.look(enter_url(contest, language), "entering")
    entry.delete()
    judge.look(manage, "managing what is deleted")
    judge.look(manage.replace(":", "x", 1), "a link that is cut")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_state_of_a_registration(judge: Judge, language: str) -> None:
    event = given.event(capacity=1, has_children_seats=True)
    french = factories.publish(factories.twin(event, "fr"))
    page = event if language == "en" else french
    form = f"/culture/registration/{event.translation_key}/{event.body[0].id}/"
    judge.look(page.url, "an event with seats")
    judge.look(f"{form}?lang={language}", "registering")
    first = given.came("ada", language=language)
    given.came("bob", where=given.seating(1), language=language)
    waiting = given.asked("cleo", language=language)
    for purpose in (links.CONFIRMING, links.MANAGING):
        judge.look(links.path_to(waiting, purpose), f"unconfirmed, {purpose}")
    judge.look(page.url, "an event that is full")
    judge.look(f"{form}?lang={language}", "registering where it is full")
    registering.confirm(waiting)
    assert given.status(waiting) == Registration.Status.WAITING
    for row, state in ((first, "confirmed"), (waiting, "waiting")):
        judge.look(links.path_to(row, links.MANAGING), state)
    registering.cancel(first)
    judge.look(links.path_to(first, links.MANAGING), "cancelled")
    judge.look(links.path_to(waiting, links.MANAGING), "come in from the list")
    given.edit(event, factories.change(given.SATURDAY, "cancelled"))
    judge.look(links.path_to(waiting, links.MANAGING), "the date is cancelled")
    judge.look(page.url, "an event with a cancelled date")
    event.unpublish()
    judge.look(links.path_to(waiting, links.MANAGING), "the event is gone")
