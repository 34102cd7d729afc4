"""Entries that wait, with their files, and people of the institution who decide."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from tests.participation.contests import calling
from tests.participation.uploads.sending import jpeg, sent
from wagtail_culture_social.participation.models import Contest, Entry, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus

MODEL = ("wagtail_culture_social_participation", "entry")
NAME = "wagtailsnippets_wagtail_culture_social_participation_entry:{}"
LIST = reverse(NAME.format("list"))


def waiting(contest: Contest | None = None, title: str = "Quay", **more: Any) -> Entry:
    """An entry that waits for a decision."""
    status = more.pop("status", EntryStatus.PENDING)
    return calling.entry(contest or calling.contest(), title, status=status, **more)


def with_picture(entry: Entry, **more: Any) -> Upload:
    """The picture of an entry, as it waits in private storage."""
    upload = sent(jpeg())
    upload.entry, upload.field = entry, calling.key_of(entry.contest, "image")
    upload.alt_text = "A quay under one lamp."
    for name, value in more.items():
        setattr(upload, name, value)
    upload.save()
    return upload


def editor_of(page: Page, users: Any, *permissions: str, name: str = "ed") -> Client:
    """Somebody who works on one page and may do some things with visitors' rows."""
    group = Group.objects.create(name=f"Editors of one page: {name}")
    access = Permission.objects.get(codename="access_admin")
    group.permissions.add(access, *Permission.objects.filter(codename__in=permissions))
    change = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    GroupPagePermission.objects.create(group=group, page=page, permission=change)
    user = users.objects.create_user(name, f"{name}@example.org", "pw")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def bulk(client: Client, action: str, said: Any = None, **query: Any) -> Any:
    """Send what is decided of ticked entries, or of all that a filter leaves."""
    address = reverse("wagtail_bulk_action", args=[*MODEL, action])
    asked = client.get(address, {"next": LIST, **query})
    assert asked.status_code == 200
    sent_to = f"{address}?{asked.wsgi_request.GET.urlencode()}"
    return client.post(sent_to, said or {}, follow=True)


def statuses() -> dict[str, str]:
    """Where every entry stands, by title."""
    return dict(Entry.objects.values_list("title", "status"))
