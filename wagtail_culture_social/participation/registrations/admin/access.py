"""Who sees and runs which dates: those who may change a page of the event."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from wagtail_culture_social.participation.models import (
    Registration,
    RegistrationOffer,
    Seating,
)
from wagtail_culture_social.participation.policies import (
    FromVisitorsPolicy,
    of_pages_for,
)


def offers_for(user: Any) -> QuerySet[RegistrationOffer]:
    """Return the registrations on pages that a user may change, in any language."""
    return of_pages_for(user, RegistrationOffer.objects.all())


def seatings_for(user: Any) -> QuerySet[Seating]:
    """Return the dates of those, each with ``waiting``: how many seats that is."""
    queue = Registration.objects.filter(
        seating=OuterRef("pk"), status=Registration.Status.WAITING
    )
    asked = queue.order_by().values("seating")
    asked = asked.annotate(seats=Sum(F("adults") + F("children"))).values("seats")
    rows = Seating.objects.filter(offer__in=offers_for(user))
    rows = rows.select_related("offer__page")
    return rows.annotate(waiting=Coalesce(Subquery(asked), 0))


POLICY = FromVisitorsPolicy(Seating, seatings_for, {"view", "change"})
"""Dates come from their event; here they are seen (``view``) and run (``change``)."""


def seating_to(request: HttpRequest, pk: int, action: str = "change") -> Seating:
    """Return a date that a user sees or runs, or answer 403 or 404."""
    actions = {action, "change"}
    if not POLICY.user_has_any_permission(request.user, actions):
        raise PermissionDenied
    return get_object_or_404(seatings_for(request.user), pk=pk)


def may_run(user: Any) -> bool:
    """Tell whether a user may do more than look."""
    return POLICY.user_has_permission(user, "change")
