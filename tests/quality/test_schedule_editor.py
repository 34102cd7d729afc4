"""An editor types a series: ten dates and a month follow, in two languages."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from tests import factories
from tests.page_forms import speak
from tests.quality.accessibility import violations
from tests.quality.editing import SAVED, open_editor, type_title
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SERIES = {"en": "Series", "fr": "Série"}


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def open_draft(page: Page, live_server: Any, language: str = "en") -> None:
    """Open an event without dates."""
    index = factories.add_page(EventIndexPage, factories.home(language))
    event = factories.add_page(EventPage, index, live=False)
    open_editor(page, f"{live_server.url}/admin/pages/{event.pk}/edit/")


def open_dates(page: Page) -> Locator:
    page.locator("[role=tab]").nth(1).click()
    return page.locator("[data-wcs-schedule-target='output']")


def add_series(page: Page, language: str) -> None:
    page.locator("#schedule-root .c-sf-add-button").first.click()
    page.get_by_role("option", name=SERIES[language], exact=True).click()


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[name='schedule-0-value-{name}']")


@pytest.mark.parametrize(
    ("language", "first", "tenth"),
    [
        ("en", "Saturday 5 December 2026", "Saturday 6 February 2027"),
        ("fr", "samedi 5 décembre 2026", "samedi 6 février 2027"),
    ],
)
def test_ten_dates_follow_a_series(
    editor_page: Page, live_server: Any, language: str, first: str, tenth: str
) -> None:
    speak(User.objects.get(), language)
    open_draft(editor_page, live_server, language)
    shown = open_dates(editor_page)
    dates = shown.locator("ol > li")
    expect(dates).to_have_count(0)

    add_series(editor_page, language)
    field(editor_page, "start_date").fill("2026-12-05")
    expect(dates).to_have_count(10)
    expect(dates.first).to_contain_text(first)
    expect(shown.locator("td.wcs-schedule-dated").first).to_contain_text("5")
    status = editor_page.locator("[data-wcs-schedule-target='status']")
    expect(status).to_have_text(re.compile(first))

    editor_page.locator("[name='schedule-0-value-weekdays'][value='SU']").check()
    expect(dates.first).not_to_contain_text(first)
    editor_page.locator("[name='schedule-0-value-weekdays'][value='SA']").check()
    editor_page.locator("[name='schedule-0-value-weekdays'][value='SU']").uncheck()
    expect(dates.last).to_contain_text(tenth)
    assert violations(editor_page) == []


def test_month_is_turned_with_the_keyboard(editor_page: Page, live_server: Any) -> None:
    open_draft(editor_page, live_server)
    shown = open_dates(editor_page)
    add_series(editor_page, "en")
    field(editor_page, "start_date").fill("2026-12-05")
    field(editor_page, "count").fill("6")
    expect(shown.locator("caption")).to_have_text("December 2026")
    expect(shown.locator("ol > li")).to_have_count(6)
    button = shown.get_by_role("button", name="Next month")
    button.focus()
    editor_page.keyboard.press("Enter")
    expect(shown.locator("caption")).to_have_text("January 2027")
    # There is nothing after January: the focus does not fall out of the month.
    expect(button).to_be_disabled()
    expect(shown.get_by_role("button", name="Previous month")).to_be_focused()
    editor_page.keyboard.press("Enter")
    expect(shown.locator("caption")).to_have_text("December 2026")


def test_fields_follow_the_frequency_and_faults_are_told(
    editor_page: Page, live_server: Any
) -> None:
    open_draft(editor_page, live_server)
    shown = open_dates(editor_page)
    add_series(editor_page, "en")
    expect(field(editor_page, "rule")).to_be_hidden()
    expect(field(editor_page, "weekdays").first).to_be_visible()
    field(editor_page, "start_date").fill("2026-12-05")
    field(editor_page, "frequency").select_option("rule")
    expect(field(editor_page, "rule")).to_be_visible()
    expect(field(editor_page, "weekdays").first).to_be_hidden()
    field(editor_page, "rule").fill("FREQ=SECONDLY")
    expect(shown).to_contain_text("A rule begins with FREQ=DAILY")
    field(editor_page, "rule").fill("FREQ=YEARLY")
    expect(shown).not_to_contain_text("A rule begins")
    expect(shown.locator("ol > li").first).to_contain_text("5 December 2026")


def test_removed_block_takes_its_dates_along(
    editor_page: Page, live_server: Any
) -> None:
    open_draft(editor_page, live_server)
    shown = open_dates(editor_page)
    add_series(editor_page, "en")
    field(editor_page, "start_date").fill("2026-12-05")
    expect(shown.locator("ol > li")).to_have_count(10)
    editor_page.locator("[data-streamfield-action='DELETE']").first.click()
    expect(shown.locator("ol > li")).to_have_count(0)


def autosaved(page: Page, attempts: int = 60) -> EventPage:
    """The draft of the only event, once autosave has written its dates."""
    for _attempt in range(attempts):
        draft = EventPage.objects.get().get_latest_revision_as_object()
        if '"count": 3' in json.dumps(draft.schedule.get_prep_value()):
            break
        page.wait_for_timeout(500)
    return draft


def test_autosave_goes_on_and_the_page_is_published_as_shown(
    editor_page: Page, live_server: Any
) -> None:
    index = factories.add_page(EventIndexPage, factories.home())
    path = f"wagtail_culture_social_pages/eventpage/{index.pk}"
    open_editor(editor_page, f"{live_server.url}/admin/pages/add/{path}/")
    type_title(editor_page, "Organ and Voice")
    expect(editor_page).to_have_url(SAVED)
    shown = open_dates(editor_page)
    add_series(editor_page, "en")
    field(editor_page, "start_date").fill("2026-12-05")
    field(editor_page, "count").fill("3")
    expect(shown.locator("ol > li")).to_have_count(3)
    draft = autosaved(editor_page)
    assert [block.block_type for block in draft.schedule] == ["series"]
    draft.save_revision().publish()
    assert Occurrence.objects.count() == 3
