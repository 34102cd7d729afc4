"""What it costs to take part, as schema.org offers."""

from decimal import Decimal

from wagtail_culture_social.domain.schedule import CALLED_OFF, State
from wagtail_culture_social.domain.structured_data.event_facts import (
    EventFacts,
    OfferFacts,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    instant,
    node,
    one_or_all,
)
from wagtail_culture_social.domain.structured_data.states import (
    is_full,
    state_of,
)


def offers(facts: EventFacts, own: State) -> Node | list[Node] | None:
    """The offers of a date in that state; none when it is off, one when it is full.

    Tickets whose sale is yet to open are InStock with their `validFrom`. PreSale and
    PreOrder would say that one can order already, ahead of the others or of the
    delivery (ItemAvailability, schema.org 30.0).
    """
    full = is_full(facts, own)
    if state_of(facts, own) in CALLED_OFF:
        return None
    found = facts.offers or ((OfferFacts(),) if full else ())
    availability = f"{CONTEXT}/{'SoldOut' if full else 'InStock'}"
    return one_or_all([_offer(one, facts, availability) for one in found])


def is_free(facts: EventFacts) -> bool:
    """Whether nobody pays anything."""
    return bool(facts.offers) and all(offer.price == 0 for offer in facts.offers)


def _offer(offer: OfferFacts, facts: EventFacts, availability: str) -> Node:
    priced = offer.price is not None
    return node(
        "Offer",
        name=offer.name,
        price=_amount(offer.price) if offer.price is not None else None,
        priceCurrency=offer.currency if priced else None,
        url=offer.url or facts.page.url,
        availability=availability,
        validFrom=instant(offer.valid_from) if offer.valid_from else None,
    )


def _amount(price: Decimal) -> str:
    return "0" if price == 0 else f"{price:.2f}"
