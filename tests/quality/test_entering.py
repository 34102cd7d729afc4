"""A child enters a contest in a browser, a parent agrees: every page, in French."""

from typing import Any

import pytest

from tests.participation.contests import calling
from tests.participation.entries import entrants
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.models import Entry

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PHONE = {"width": 320, "height": 700}
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: Any, settings: Any) -> None:
    """Let a browser that is no person answer as fast as it can."""
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T18:00:00+01:00"
    monkeypatch.setattr(DefendedForm, "least_age", -1)


def check(page: Any) -> None:
    """See that a page is accessible and fits on the smallest phone."""
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == []


def test_a_child_enters_and_a_parent_agrees(page: Any, live_server: Any) -> None:
    contest = calling.contest()
    calling.twin_of(contest)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + enter_url(contest, "fr"))
    check(page)
    fill(page, contest)
    page.locator("#id_title").fill("")
    submit(page)
    check(page)
    page.locator("#id_title").fill("Quay at two")
    submit(page)
    check(page)
    page.goto(live_server.url + entrants.link())
    check(page)
    submit(page)
    assert page.get_by_role("status").is_visible()
    check(page)
    page.goto(live_server.url + entrants.link())
    check(page)
    page.get_by_role("checkbox").check()
    submit(page)
    check(page)
    assert Entry.objects.get().guardian_confirmed_at
    assert page.context.cookies() == []


def fill(page: Any, contest: Any) -> None:
    """Fill in everything, as a child would."""
    for name, value in entrants.WORDS.items():
        if not name.startswith(("agree", "licence")):
            page.locator(f"#id_{name}").fill(value)
    picture = f"answer_{calling.key_of(contest, 'image')}"
    photo = entrants.photo()
    page.locator(f"[name={picture}]").set_input_files(
        {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": photo.read()}
    )
    page.locator(f"[name={picture.replace('answer', 'alt')}]").fill("A quay.")
    for box in page.locator("input[type=checkbox]").all():
        box.check()
    page.locator("#id_guardian_email").fill(entrants.PARENT)
    page.locator("[name=licence]").first.check()
    page.locator(f"[name=answer_{calling.key_of(contest, 'choice')}]").first.check()


def submit(page: Any) -> None:
    """Press the first button of the page's own form."""
    page.locator("main form button[type=submit]").first.click()
