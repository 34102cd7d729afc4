"""Registering for an event in a browser, then the desk: by keyboard, with no script."""

from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests import factories
from tests.participation.registrations import seating as given
from tests.quality.accessibility import violations
from tests.quality.test_rendering import TOO_WIDE
from wagtail_culture_social.participation.models import Registration
from wagtail_culture_social.participation.registrations.admin.names import address
from wagtail_culture_social.participation.registrations.forms import SeatsForm
from wagtail_culture_social.participation.registrations.links import (
    CONFIRMING,
    path_to,
)

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture(autouse=True)
def _hasty(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a browser that is no person register as fast as it can, on a fixed day."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    monkeypatch.setattr(SeatsForm, "least_age", -1)


def judge(page: Page) -> None:
    """Nothing is in the way of anybody, and nothing sticks out."""
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == []


def test_one_registers_confirms_and_cancels_by_keyboard(
    page: Page, live_server: Any
) -> None:
    event = given.event()
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(live_server.url + event.url)
    judge(page)
    page.get_by_role("link", name="Register").first.press("Enter")
    send = page.get_by_role("button", name="Send the registration")
    send.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    judge(page)
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    send.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("We have sent you a message")
    judge(page)
    row = Registration.objects.get()
    assert [one.to for one in mail.outbox] == [["ada@example.org"]]
    page.goto(live_server.url + path_to(row, CONFIRMING))
    judge(page)
    assert given.status(row) == "unconfirmed"
    page.locator("main button[type=submit]").press("Enter")
    page.wait_for_url("**/mine/**")
    judge(page)
    assert given.status(row) == "confirmed"
    page.locator("main button[type=submit]").press("Enter")
    page.wait_for_load_state()
    judge(page)
    assert given.status(row) == "cancelled"
    assert page.context.cookies() == []


def test_one_registers_without_a_script(new_context: Any, live_server: Any) -> None:
    event = given.event()
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + event.url)
    page.get_by_role("link", name="Register").first.click()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_role("button", name="Send the registration").click()
    expect(page.get_by_role("status")).to_contain_text("We have sent you a message")
    assert Registration.objects.get().name == "Ada"


def test_a_door_ticks_by_code_and_keyboard_without_a_script(
    new_context: Any, live_server: Any, admin_client: Any
) -> None:
    given.event()
    ada = given.came("ada")
    given.came("bob")
    session = admin_client.cookies["sessionid"].value
    context = new_context(java_script_enabled=False)
    context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(live_server.url + address("attendance", ada.seating_id))
    page.keyboard.type(ada.code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=**")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 2 seats are filled.")).to_be_visible()
    assert [row.name for row in Registration.objects.filter(has_come=True)] == ["ada"]
    expect(page.get_by_role("button", name="Came – ada")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_the_desk_is_accessible_on_a_small_screen(
    page: Page, live_server: Any, admin_client: Any
) -> None:
    given.event()
    row = given.came("ada", needs="A ramp", agreed="Yes")
    session = admin_client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    page.set_viewport_size({"width": 320, "height": 800})
    for name in ("date", "attendance", "print", "add", "seats", "write"):
        page.goto(live_server.url + address(name, row.seating_id))
        assert violations(page) == [], name
