""" "Live now" and "Stop": who may press, and writing it into the tables at once."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.live import LiveState
from wagtail_culture_social.events.live import Sitting, switched_sitting
from wagtail_culture_social.events.live_facts import switches_of
from wagtail_culture_social.events.stored import forget, stored
from wagtail_culture_social.events.told import write_told
from wagtail_culture_social.models.occurrences import EventFacts
from wagtail_culture_social.social.twins import lead_of, twin_key

NAME = "wagtail_culture_social_live"
"""The name of the address at which one is asked before pressing."""

STARTED = "wagtail_culture_social.live_now"
STOPPED = "wagtail_culture_social.live_stopped"

KEPT = timedelta(days=2)
"""How long a switch is remembered: it counts for some hours only."""


def register_actions(actions: LogActionRegistry) -> None:
    """Name both in the history of a page."""
    actions.register_action(STARTED, _("Live now"), _("Live stream begun by hand"))
    actions.register_action(STOPPED, _("Stop"), _("Live stream ended by hand"))


def may_switch(page: Any, user: Any) -> bool:
    """Tell whether a user may publish the page or the lead of its twins."""
    pages = (page, lead_of(page))
    return any(one.permissions_for_user(user).can_publish() for one in pages)


def offered_switch(page: Any, user: Any) -> Sitting | None:
    """Return the stream whose switch a user may press now, ``None`` without one."""
    sitting = switched_sitting(page) if stored(page).facts else None
    return sitting if sitting and may_switch(page, user) else None


def turns_on(sitting: Sitting) -> bool:
    """Tell whether the switch would begin the stream, not end it."""
    return sitting.state != LiveState.LIVE


def press(page: Any, sitting: Sitting, user: Any, *, is_live: bool) -> None:
    """Write into the tables that a stream has begun or ended, for every twin at once.

    Nothing is published, no revision is made; the history of the page tells it.
    """
    present, key = now(), sitting.date.recurrence_id
    with transaction.atomic():
        rows = EventFacts.objects.select_for_update().filter(twin_key=twin_key(page))
        row = rows.defer("calendars").get()
        pressed = switches_of(row)
        recent = {k: v for k, v in pressed.items() if v.at > present - KEPT}
        row.switches = {k: row.switches[k] for k in recent}
        row.switches[key] = [is_live, present.isoformat()]
        row.save(update_fields=["switches"])
        write_told(row)
        action = STARTED if is_live else STOPPED
        log(page, action, user=user, data={"date": key})
    forget(page)
