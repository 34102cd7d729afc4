"""The address of a file that waits: for moderators of its page, and for nobody else."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests import factories
from tests.participation.uploads.entering import entry, upload_of
from tests.participation.uploads.sending import SOUNDS, jpeg, sent
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.models import Upload

pytestmark = pytest.mark.django_db


def address(upload: Upload) -> str:
    return reverse("wagtail_culture_social:upload_file", args=[upload.key])


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def user_of(users: Any, page: Any, *permissions: str) -> Any:
    """Somebody who may change one page, with some permissions."""
    user = users.objects.create_user(f"user{users.objects.count()}", password="pw")
    group = Group.objects.create(name=user.username)
    user.groups.add(group)
    group.permissions.add(*Permission.objects.filter(codename__in=permissions))
    GroupPagePermission.objects.create(
        group=group,
        page=page,
        permission=Permission.objects.get(codename="change_page"),
    )
    return user


def test_it_is_a_file_that_nobody_keeps_or_runs(admin_client: Any) -> None:
    response = admin_client.get(address(upload_of(entry())))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline; filename=")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert body(response).startswith(b"\xff\xd8\xff")


def test_a_sound_is_to_be_saved(admin_client: Any) -> None:
    response = admin_client.get(address(upload_of(entry(), SOUNDS["mp3"], "a.mp3")))
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Content-Disposition"].startswith("attachment; filename=")


@pytest.mark.parametrize(
    ("permissions", "status"),
    [
        ((), 404),
        (("access_admin",), 404),
        (("change_entry",), 404),
        (("access_admin", "view_entry"), 200),
        (("access_admin", "change_entry"), 200),
    ],
)
def test_editors_see_the_files_of_their_pages(
    client: Any, django_user_model: Any, permissions: tuple[str, ...], status: int
) -> None:
    home = factories.home()
    ours = factories.add_page(TutorialPage, home, title="Ours")
    theirs = factories.add_page(TutorialPage, home, title="Theirs")
    client.force_login(user_of(django_user_model, ours, *permissions))
    seen = upload_of(entry(ours.translation_key))
    unseen = upload_of(entry(theirs.translation_key))
    assert client.get(address(seen), follow=True).status_code == status
    assert client.get(address(unseen), follow=True).status_code == 404


def test_only_a_read_file_with_an_entry_is_shown(admin_client: Any) -> None:
    unread, gone, lonely = upload_of(entry()), upload_of(entry()), sent(jpeg())
    Upload.objects.filter(pk=unread.pk).update(is_read=False)
    gone.file.storage.delete(gone.file.name)
    for upload in (unread, gone, lonely):
        assert admin_client.get(address(upload), follow=True).status_code == 404
    unknown = reverse("wagtail_culture_social:upload_file", args=[uuid4()])
    assert admin_client.get(unknown, follow=True).status_code == 404


def test_it_takes_nothing(admin_client: Any) -> None:
    assert admin_client.post(address(upload_of(entry()))).status_code == 405
