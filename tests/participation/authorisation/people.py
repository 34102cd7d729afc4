"""Who asks: nobody, editors of a section with and without rights, administrators."""

from enum import StrEnum

from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission, Page

APP = "wagtail_culture_social_participation"
RIGHTS = (
    "approve_socialpost",
    "change_socialpost",
    "export_socialpost",
    "mark_socialpost",
    "add_institution",
    "change_institution",
    "delete_institution",
    "change_answer",
    "delete_answer",
    "view_poll",
    "change_contest",
    "change_entry",
    "delete_entry",
    "change_report",
    "change_seating",
)
"""What a moderator may do on the pages of their section."""
LOOKS = (
    "view_answer",
    "view_contest",
    "view_entry",
    "view_institution",
    "view_report",
    "view_seating",
)
"""What somebody may do who only reads; who may see a poll prints its codes, too."""


class Who(StrEnum):
    """Everybody whom the matrix knows."""

    ANYBODY = "anonymous"
    EDITOR = "editor without right"
    MODERATOR = "moderator"
    OTHER = "moderator of another section"
    JUROR = "juror"
    ADMIN = "admin"


def staff(name: str, page: Page | None = None, *codenames: str) -> User:
    """Somebody of the admin who may do some things, and works on a section or none."""
    group = Group.objects.create(name=f"Group of {name}")
    group.permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(codename__in=codenames),
    )
    for right in ("add", "change", "publish") if page else ():
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{right}_page"
        )
        GroupPagePermission.objects.create(
            group=group, page=page, permission=permission
        )
    user = User.objects.create_user(name, f"{name}@example.org", "pw")
    user.groups.add(group)
    return user


def everybody(here: Page, there: Page, juror: User) -> dict[Who, User | None]:
    """The user of each role, for whom ``here`` is the section that is asked for."""
    return {
        Who.ANYBODY: None,
        Who.JUROR: juror,
        Who.EDITOR: staff("editor", here),
        Who.OTHER: staff("other", there, *RIGHTS),
        Who.MODERATOR: staff("moderator", here, *RIGHTS),
        Who.ADMIN: User.objects.create_superuser("admin", "admin@example.org", "pw"),
    }


def client_of(user: User | None) -> Client:
    """A browser in which somebody is signed in, or nobody; it survives a fault."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client
