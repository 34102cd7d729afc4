"""Who may read the register of personal data, and answer the requests of persons."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

APP = "wagtail_culture_social_participation"
CODENAME = "handle_personal_data"


def permissions() -> QuerySet[Permission]:
    """Return the permission that groups can be given."""
    return Permission.objects.filter(codename=CODENAME, content_type__app_label=APP)


def may_handle(user: Any) -> bool:
    """Tell whether somebody looks after personal data: all of it, of every page."""
    return user.has_perm(f"{APP}.{CODENAME}")


def must_handle(user: Any) -> None:
    """Refuse everybody else."""
    if not may_handle(user):
        raise PermissionDenied
