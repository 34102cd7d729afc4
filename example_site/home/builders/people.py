"""The two people who sign in, and what the editors may do."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from wagtail_culture_social.models import (
    ClosingDay,
    Hashtag,
    ImageRights,
    Organisation,
    Person,
    SocialSettings,
    Venue,
)

PASSWORD = "port-aubine"  # noqa: S105 - printed for everyone who starts the demo
NEW_USERS: dict[str, dict[str, Any]] = {
    "admin": {
        "email": "admin@quais.example",
        "is_staff": True,
        "is_superuser": True,
    },
    "editor": {
        "email": "editor@quais.example",
        "first_name": "Editor",
    },
}
VOCABULARY = (
    Hashtag,
    Venue,
    Person,
    Organisation,
    ClosingDay,
    ImageRights,
    SocialSettings,
)
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")


def build_people(homes: tuple[Page, ...]) -> None:
    """Add an administrator and an editor, unless they are there."""
    users = get_user_model().objects
    known = users.filter(username__in=NEW_USERS).values_list("username", flat=True)
    missing = NEW_USERS.keys() - set(known)
    password = make_password(PASSWORD) if missing else ""
    for name in missing:
        users.create(username=name, password=password, **NEW_USERS[name])
    editors, _created = Group.objects.get_or_create(name="Editors")
    grant(editors, homes)
    if "editor" in missing:
        editors.user_set.add(users.get(username="editor"))


def grant(editors: Group, homes: tuple[Page, ...]) -> None:
    """Let editors write and publish in both trees, and keep the vocabulary."""
    pages = Permission.objects.filter(content_type__model="page")
    for permission in pages.filter(codename__in=PAGE_PERMISSIONS):
        for home in homes:
            GroupPagePermission.objects.get_or_create(
                group=editors, page=home, permission=permission
            )
    names = [
        f"{action}_{model._meta.model_name}"
        for model in VOCABULARY
        for action in ("add", "change", "view")
    ]
    ours: Any = Permission.objects.filter(
        content_type__app_label="wagtail_culture_social", codename__in=names
    )
    translate = Permission.objects.filter(
        content_type__app_label="wagtail_localize", codename="submit_translation"
    )
    editors.permissions.add(*ours, *translate)
