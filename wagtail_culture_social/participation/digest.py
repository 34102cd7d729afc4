"""The nightly mail to moderators and jurors of what waits: numbers and links only."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url
from wagtail.users.models import UserProfile

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.participation.contests.admin.judging import lines_for
from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.mails.sending import one_connection, send
from wagtail_culture_social.participation.waiting import Waiting, waiting_for


def tell_moderators() -> str:
    """Tell those for whom something waits, once a day; return what the night says."""
    with one_connection():
        told = sum(map(_tell, _moderators()))
    return _("Told by e-mail what waits for them: %(count)d.") % {"count": told}


def _tell(user: Any) -> bool:
    profile = UserProfile.get_for_user(user)
    if not profile.submitted_notifications:
        return False
    language = profile.get_preferred_language()
    with translation.override(language):
        waiting = [*waiting_for(user), *lines_for(user)]
    if not waiting or not _is_first_today(user):
        return False
    base = (get_admin_base_url() or "").rstrip("/")
    lines = [Waiting(one.words, f"{base}{one.url}") for one in waiting]
    return send(user.email, "digest", language, {"waiting": lines})


def _is_first_today(user: Any) -> bool:
    """Tell whether somebody was not told today, however often the night is run."""
    return tokens.spend(f"digest {today()} {user.pk}", now() + timedelta(days=2))


def _moderators() -> Iterator[Any]:
    """Yield who may enter the admin and has an address; as Wagtail's own mails do."""
    groups = _with_access("groups__") | _with_access("user_")
    if getattr(settings, "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", True):
        groups |= Q(is_superuser=True)
    users = get_user_model()._default_manager.filter(groups, is_active=True)
    yield from users.exclude(email="").distinct().order_by("pk")


def _with_access(to: str) -> Q:
    return Q(
        **{
            f"{to}permissions__codename": "access_admin",
            f"{to}permissions__content_type__app_label": "wagtailadmin",
        }
    )
