"""What visitors may register for: an offer on the page of their language, if public."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from wagtail_culture_social.conf import now
from wagtail_culture_social.events.registration_blocks import (
    RegistrationValue,
    registrations_of,
)
from wagtail_culture_social.participation.models import RegistrationOffer, Seating
from wagtail_culture_social.participation.on_page import block_on_page
from wagtail_culture_social.participation.registrations.waiting_list import with_queue
from wagtail_culture_social.social.twins import content_language

MOST_DATES = 60
"""Dates to come among which one chooses: a year of a weekly series."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer and the page that makes it, in the page's own words."""

    offer: RegistrationOffer
    page: Any
    value: RegistrationValue

    @property
    def language(self) -> str:
        """The language of the words."""
        return content_language(self.page)

    @property
    def seatings(self) -> list[Seating]:
        """The dates to come, in order, each with its seats."""
        coming = with_queue().filter(offer=self.offer, starts_at__gt=now())
        return list(coming[:MOST_DATES])


def offered(request: HttpRequest, twin_key: UUID, block_id: str) -> Offered:
    """Return an offer as the page in a language makes it, or answer 404.

    The address tells the language; where no page makes it in that, the lead does.
    """
    offer = known(twin_key, block_id)
    if offer is None or not offer.is_offered:
        raise Http404
    page, value = block_on_page(request, offer, registrations_of)
    return Offered(offer, page, value)


def known(twin_key: UUID, block_id: str) -> RegistrationOffer | None:
    """Return an offer, be it made any more or not."""
    if "\0" in block_id:  # PostgreSQL looks for no such sign
        return None
    offers = RegistrationOffer.objects.filter(twin_key=twin_key, block_id=block_id)
    return offers.first()
