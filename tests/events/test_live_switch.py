""" "Live now" and "Stop": at once on every twin, for who may publish, and logged."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, ModelLogEntry, Page, PageLogEntry

from tests import factories
from tests.events.live_event import EVENING, TIMES, live_event, stream
from tests.pages.test_queries import queries
from wagtail_culture_social.events.projection import rebuild_event
from wagtail_culture_social.models import EventFacts
from wagtail_culture_social.pages.models import EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HALF_HOUR = timedelta(minutes=30)
EARLY = TIMES["waiting"] - HALF_HOUR


@pytest.fixture
def twins(settings: Any) -> tuple[Page, Page]:
    found = live_event(replays=[])
    settings.CULTURE_SOCIAL_NOW = EARLY
    return found


def address(page: Page) -> str:
    return reverse("wagtail_culture_social_live", args=[page.pk])


def press(client: Client, page: Page) -> Any:
    """Ask for the confirmation and send its form, as a browser would."""
    form = BeautifulSoup(client.get(address(page)).content, "html.parser").select_one(
        "form[method=post]"
    )
    fields = {one["name"]: one.get("value", "") for one in form.select("[name]")}
    return client.post(address(page), fields)


def state(client: Client, page: Page) -> str:
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    return html.select_one("[data-wcs-live]")["data-wcs-live"]


@pytest.mark.parametrize("pressed_on", [0, 1])
def test_pressed_on_any_twin_both_are_live_within_one_request(
    admin_client: Client, twins: tuple[Page, Page], pressed_on: int
) -> None:
    client = Client()
    revisions = [page.revisions.count() for page in twins]
    assert [state(client, page) for page in twins] == ["announced", "announced"]
    answer = press(admin_client, twins[pressed_on])
    edit = reverse("wagtailadmin_pages:edit", args=[twins[pressed_on].pk])
    assert answer.url == edit
    assert [state(client, page) for page in twins] == ["live", "live"]
    press(admin_client, twins[1 - pressed_on])
    assert [state(client, page) for page in twins] == ["announced", "announced"]
    assert [page.revisions.count() for page in twins] == revisions


def test_stop_ends_it_for_good(
    admin_client: Client, twins: tuple[Page, Page], settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    press(admin_client, twins[0])
    assert state(Client(), twins[1]) == "ended"
    settings.CULTURE_SOCIAL_NOW = TIMES["live"] + HALF_HOUR
    assert state(Client(), twins[1]) == "ended"


def test_an_overrun_goes_on_after_the_planned_end(
    admin_client: Client, twins: tuple[Page, Page], settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = over = TIMES["live"] + 3 * HALF_HOUR
    assert state(Client(), twins[0]) == "ended"
    press(admin_client, twins[0])
    html = BeautifulSoup(Client().get(twins[0].url).content, "html.parser")
    assert html.select_one(".wcs-band--live") is not None
    assert "This event is over." not in html.get_text()
    settings.CULTURE_SOCIAL_NOW = over + timedelta(hours=3)
    assert state(Client(), twins[0]) == "ended"


def test_the_history_of_the_page_tells_who_pressed(
    admin_client: Client, admin_user: User, twins: tuple[Page, Page]
) -> None:
    press(admin_client, twins[1])
    press(admin_client, twins[1])
    entries = PageLogEntry.objects.filter(page=twins[1].pk, user=admin_user)
    actions = entries.filter(action__contains="live_").order_by("timestamp")
    assert [one.action.rpartition(".")[2] for one in actions] == [
        "live_now",
        "live_stopped",
    ]
    history = admin_client.get(
        reverse("wagtailadmin_pages:history", args=[twins[1].pk])
    )
    assert "Live stream begun by hand" in history.content.decode()
    assert not ModelLogEntry.objects.exists()


def test_publishing_and_the_nightly_command_leave_the_switch_alone(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    press(admin_client, twins[0])
    sequence = EventFacts.objects.get().sequence
    twins[0].save_revision().publish()
    rebuild_event(twins[0])
    assert state(Client(), twins[1]) == "live"
    assert EventFacts.objects.get().sequence == sequence


def test_what_somebody_else_pressed_meanwhile_is_not_turned_round(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    asked = {"date": EventFacts.objects.get().occurrences.first().recurrence_id}
    press(admin_client, twins[0])
    admin_client.post(address(twins[0]), {**asked, "switch": "on"})
    assert EventFacts.objects.get().switches[asked["date"]][0] is True
    admin_client.post(address(twins[0]), {"date": "another", "switch": "off"})
    assert state(Client(), twins[0]) == "live"


@pytest.mark.parametrize("field", ["far", "cancelled", "on_site"])
def test_nothing_can_be_pressed_far_from_the_hours_or_when_nothing_is_streamed(
    admin_client: Client, settings: Any, field: str
) -> None:
    fields: dict[str, Any] = {
        "far": {},
        "cancelled": {"state": "cancelled"},
        "on_site": {"attendance": "on_site"},
    }[field]
    page, _twin = live_event(**fields)
    settings.CULTURE_SOCIAL_NOW = TIMES["announced" if field == "far" else "live"]
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert address(page) not in admin_client.get(edit).content.decode()
    answer = admin_client.post(address(page), {"switch": "on"}, follow=True)
    assert "Nothing is streamed at this hour." in answer.content.decode()
    assert EventFacts.objects.get().switches == {}


def editor(permission: str, page: Page) -> Client:
    """Somebody with one permission on one page and below."""
    group = Group.objects.create(name=permission)
    group.permissions.add(
        Permission.objects.get(
            codename="access_admin", content_type__app_label="wagtailadmin"
        )
    )
    GroupPagePermission.objects.create(
        group=group,
        page=page,
        permission=Permission.objects.get(
            codename=f"{permission}_page", content_type__model="page"
        ),
    )
    user = User.objects.create_user(permission, password="pw")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_who_may_publish_may_press_and_who_may_only_change_may_not(
    twins: tuple[Page, Page],
) -> None:
    english, french = twins
    writer = editor("change", english.get_parent())
    assert writer.post(address(english), {"switch": "on"}).status_code == 302
    assert EventFacts.objects.get().switches == {}
    edit = reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert address(english) not in writer.get(edit).content.decode()
    publisher = editor("publish", english.get_parent())
    assert press(publisher, french).status_code == 302
    assert state(Client(), french) == "live"


def test_the_editor_of_a_twin_sees_where_the_stream_stands_and_its_switch(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    for page in twins:
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        text = admin_client.get(edit).content.decode()
        assert address(page) in text
        assert "Announced" in text


def test_the_switch_costs_the_public_page_no_query(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    before = queries(Client(), twins[0].url)
    press(admin_client, twins[0])
    assert queries(Client(), twins[0].url) == before <= 15


def test_a_replay_costs_no_query_beside_its_documents(settings: Any) -> None:
    english, _french = live_event()
    costs = set()
    for moment in TIMES.values():
        settings.CULTURE_SOCIAL_NOW = moment
        costs.add(queries(Client(), english.url))
    assert max(costs) <= 15
    assert len(costs) == 1


def test_what_was_never_published_has_no_switch(
    admin_client: Client, settings: Any
) -> None:
    published, _twin = live_event()
    draft = factories.add_page(
        EventPage,
        published.get_parent(),
        live=False,
        schedule=[EVENING],
        streams=[stream()],
        attendance="online",
    )
    settings.CULTURE_SOCIAL_NOW = TIMES["live"]
    answer = admin_client.post(address(draft), {"switch": "on"}, follow=True)
    assert "Nothing is streamed at this hour." in answer.content.decode()


def test_other_pages_have_no_switch(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    index = address(twins[0].get_parent())
    assert admin_client.get(index, follow=True).status_code == 404
