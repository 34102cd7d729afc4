"""What happens to registrations when an event is published: its facts become rows."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.events.registration_blocks import (
    RegistrationValue,
    registrations_of,
)
from wagtail_culture_social.participation.caches import purge
from wagtail_culture_social.participation.models import RegistrationOffer
from wagtail_culture_social.participation.registrations.seatings import (
    project_seatings,
)
from wagtail_culture_social.social.twins import (
    is_lead,
    is_live_elsewhere,
    twin_key,
)
from wagtail_culture_social.social.wall_clocks import zone_of_page


def project_registrations(page: Any) -> None:
    """Write the offers of a published event, and seats for the dates it has now.

    A registration whose block is gone is offered no more; who registered stays.
    """
    found = {one.id: one.value for one in registrations_of(page)}
    values = {key: value for key, value in found.items() if value.get("capacity")}
    offers = RegistrationOffer.objects.filter(twin_key=twin_key(page))
    if not values and not offers.exists():
        return
    if not is_lead(page):
        return
    with transaction.atomic():
        offers.exclude(block_id__in=values).update(is_offered=False)
        for block_id, value in values.items():
            _write(page, block_id, value)
    project_dates(twin_key(page))


def withdraw_registrations(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Offer registrations no more when no page shows them; for ``page_unpublished``."""
    if not is_live_elsewhere(instance):
        rows = RegistrationOffer.objects.filter(twin_key=twin_key(instance))
        rows.update(is_offered=False)


def project_dates(key: UUID) -> int:
    """Bring the dates of an event's offers up to date; return how many changed."""
    offers = RegistrationOffer.objects.filter(twin_key=key)
    if changed := sum(map(project_seatings, offers)):
        transaction.on_commit(partial(purge, key))
    return changed


def project_tonight() -> str:
    """Follow series whose dates went on, and closing days; for the nightly command."""
    keys = RegistrationOffer.objects.filter(is_offered=True, page__live=True)
    keys = keys.values_list("twin_key", flat=True).distinct()
    changed = sum(map(project_dates, keys))
    return _("Dates to register for that changed: %(count)d.") % {"count": changed}


def _write(page: Page, block_id: str, value: RegistrationValue) -> None:
    RegistrationOffer.objects.update_or_create(
        twin_key=twin_key(page),
        block_id=block_id,
        defaults={
            "page": page,
            "capacity": value["capacity"],
            "most_seats": value.get("most_seats") or 1,
            "has_children_seats": bool(value.get("has_children_seats")),
            "has_waiting_list": bool(value.get("has_waiting_list")),
            "opens_at": value.opens(zone_of_page(page)),
            "closes_hours_before": value.get("closes_hours_before") or 0,
            "reminds_hours_before": value.get("reminds_hours_before") or 0,
            "is_offered": True,
        },
    )
