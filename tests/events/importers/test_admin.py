"""The admin screens of imports: who may, a trial, then for real, and bad files."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from tests.events.importers.sources import (
    EVENT,
    event,
    imported,
    index,
    notes,
    outcomes,
    source,
)
from wagtail_culture_social import wagtail_hooks
from wagtail_culture_social.events.importers.viewsets import ImportSourceViewSet
from wagtail_culture_social.models import ImportRow, ImportRun, ImportSource
from wagtail_culture_social.pages.models import EventPage

pytestmark = pytest.mark.django_db

CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Tests//EN
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Organ
DTSTART;TZID=Europe/Paris:20261205T183000
DTEND;TZID=Europe/Paris:20261205T200000
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
SUMMARY:Without a date
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")


def url(name: str, *args: Any) -> str:
    return reverse(f"culture_social_imports:{name}", args=args)


def upload(content: bytes, name: str = "agenda.ics") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content)}


def member(*codenames: str, parent: Page, kinds: tuple[str, ...]) -> User:
    """Somebody of a group with these permissions, on imports and below a page."""
    group = Group.objects.create(name="Programme")
    group.permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", *codenames])
    )
    for kind in kinds:
        permission = Permission.objects.get(codename=f"{kind}_page")
        GroupPagePermission.objects.create(
            group=group, page=parent, permission=permission
        )
    user = User.objects.create_user("anne", "anne@example.org", "pw")
    user.groups.add(group)
    return user


def follow(client: Client, answer: Any) -> Any:
    """Go on with an import as the browser does, until its report is there."""
    while True:
        shown = client.get(answer.url)
        if b"data-wcs-go-on" not in shown.content:
            return shown
        answer = client.post(answer.url)


@pytest.fixture
def origin() -> ImportSource:
    return source()


def test_a_source_is_made_and_its_import_comes_next(admin_client: Client) -> None:
    parent = index()
    page = admin_client.get(url("add"))
    assert page.status_code == 200
    choices = [label for _pk, label in page.context["form"].fields["page_type"].choices]
    assert "Event" in choices
    assert "Programme" not in choices
    assert page.context["form"]["time_zone"].value() == "Europe/Paris"
    types = page.context["form"].fields["page_type"].queryset
    data = {
        "name": "Town agenda",
        "url": "",
        "kind": "",
        "parent": parent.pk,
        "page_type": types.get(model="eventpage").pk,
        "time_zone": "Europe/Paris",
    }
    answer = admin_client.post(url("add"), data)
    made = ImportSource.objects.get()
    assert answer.url == url("import", made.pk)
    assert (made.parent_id, made.publish) == (parent.pk, False)
    listed = admin_client.get(url("index")).content.decode()
    assert "Town agenda" in listed
    assert url("import", made.pk) in listed


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("url", "http://example.org/a.ics", "The address has to begin with https://."),
        ("nightly", "on", "Give the address of the file to import it every night."),
        ("page_type", "spotlightpage", "Select a valid choice."),
        ("page_type", "concertpage", "No page of this type can be made below"),
        ("parent", "", "This field is required."),
    ],
)
def test_a_source_that_makes_no_sense_is_refused(
    admin_client: Client, field: str, value: str, words: str
) -> None:
    parent = index()
    data = {
        "name": "Town agenda",
        "parent": parent.pk,
        "page_type": "eventpage",
        "time_zone": "Europe/Paris",
        field: value,
    }
    types = ContentType.objects.all()
    data["page_type"] = types.get(model=data["page_type"]).pk
    answer = admin_client.post(url("add"), data)
    assert words in str(answer.context["form"].errors)
    assert not ImportSource.objects.exists()


def test_a_trial_shows_what_would_happen_and_then_it_does(
    admin_client: Client, origin: ImportSource
) -> None:
    answer = admin_client.post(url("import", origin.pk), upload(CALENDAR))
    report = follow(admin_client, answer)
    text = report.content.decode()
    assert "This was a trial" in text
    assert "It has no date." in text
    assert not EventPage.objects.exists()
    report = follow(admin_client, admin_client.post(answer.url, {"real": "1"}))
    page = EventPage.objects.get()
    assert (page.title, page.live, page.owner.username) == ("Organ", False, "admin")
    text = report.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text
    assert "This was a trial" not in text
    run = ImportRun.objects.get()
    assert (run.is_trial, run.finished_at is None) == (False, False)
    assert outcomes(run) == ["new", "refused"]
    assert [note["code"] for note in notes(run)] == ["no-date"]
    admin_client.post(answer.url, {"real": "1"})
    assert EventPage.objects.count() == 1


def test_a_long_file_goes_on_step_by_step(
    admin_client: Client, origin: ImportSource
) -> None:
    events = b"".join(
        b"BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:Organ %d\r\n"
        b"DTSTART:20261205T183000Z\r\nEND:VEVENT\r\n" % (number, number)
        for number in range(30)
    )
    calendar = b"BEGIN:VCALENDAR\r\n" + events + b"END:VCALENDAR\r\n"
    answer = admin_client.post(url("import", origin.pk), upload(calendar))
    assert "0 of 30 events" in admin_client.get(answer.url).content.decode()
    admin_client.post(answer.url)
    shown = admin_client.get(answer.url).content.decode()
    assert '<progress id="wcs-progress" value="25" max="30">' in shown
    report = follow(admin_client, answer)
    assert ImportRow.objects.filter(outcome="new").count() == 30
    assert "new (30)" in report.content.decode()
    filtered = admin_client.get(f"{answer.url}?show=refused")
    assert list(filtered.context["rows"]) == []


@pytest.mark.parametrize(
    ("codenames", "kinds", "publish", "may"),
    [
        (("add_importsource",), ("add",), False, True),
        (("add_importsource",), ("add",), True, False),
        (("change_importsource",), ("add", "publish"), True, True),
        (("add_importsource",), (), False, False),
        ((), ("add", "publish"), False, False),
    ],
)
def test_who_may_add_pages_there_may_import(
    client: Client,
    codenames: tuple[str, ...],
    kinds: tuple[str, ...],
    publish: bool,
    may: bool,
) -> None:
    origin = source(publish=publish)
    run = ImportRun.objects.create(source=origin, started_at=timezone.now())
    client.force_login(member(*codenames, parent=origin.parent, kinds=kinds))
    refused = {"messages": ["Sorry, you do not have permission to access this area."]}
    for address in (url("import", origin.pk), url("run", run.pk)):
        shown = client.get(address, follow=True)
        assert (shown.redirect_chain == []) is may
        said = [str(one).strip() for one in shown.context["messages"]]
        assert (said == refused["messages"]) is not may


def test_an_editor_who_may_not_change_a_page_leaves_it_as_it_is(client: Client) -> None:
    """Who may only add pages may change their own."""
    origin = source()
    user = member("add_importsource", parent=origin.parent, kinds=("add",))
    imported(origin, EVENT)
    changed = event(title={"en": "Organ"})
    run = imported(origin, changed, user=user)
    assert [note["code"] for note in notes(run)] == ["not-allowed"]
    EventPage.objects.update(owner=user)
    assert outcomes(imported(origin, changed, user=user)) == ["updated"]


def test_no_import_is_offered_without_a_type_of_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kinds = [type(one) for one in wagtail_hooks.culture_social_group().registerables]
    assert ImportSourceViewSet in kinds
    monkeypatch.setattr(wagtail_hooks, "event_models", list)
    kinds = [type(one) for one in wagtail_hooks.culture_social_group().registerables]
    assert ImportSourceViewSet not in kinds
