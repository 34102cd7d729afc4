"""Events to register for on the site, as raw blocks, and who has; nobody has a name."""

from home.builders.blocks import block
from home.builders.content import Words, stable_id, words
from home.institution import read_content
from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import RegistrationOffer
from wagtail_culture_social.participation.registrations import desk
from wagtail_culture_social.participation.registrations.registering import Said


def registration_blocks(event: str, language: str) -> list[Words]:
    """Return the registration of an event as raw blocks: one, or none."""
    return [
        block("registration", registration(entry, language), "registration", event)
        for entry in registrations_to(event)
    ]


def registration(entry: Words, language: str) -> Words:
    """Return the value of a registration."""
    own = words(entry, language)
    return {
        "heading": own["heading"],
        "introduction": own["introduction"],
        "capacity": entry["capacity"],
        "most_seats": entry["most_seats"],
        "has_children_seats": False,
        "has_waiting_list": True,
        "opens_at": None,
        "closes_hours_before": 2,
        "reminds_hours_before": 24,
    }


def registrations_to(event: str) -> list[Words]:
    """Return what the content says of registering for an event."""
    found = read_content("registrations")["registration"]
    return [entry for entry in found if entry["event"] == event]


def build_registrations() -> None:
    """Register for the coming dates for which nobody has registered yet."""
    for entry in read_content("registrations")["registration"]:
        block_id = stable_id("registration", entry["event"])
        offer = RegistrationOffer.objects.filter(block_id=block_id).first()
        if offer is None:
            continue
        coming = offer.seatings.filter(starts_at__gt=now(), is_cancelled=False)
        for number, seating in enumerate(coming):
            if not seating.registrations.exists():
                register(seating.pk, entry["people"], number)


def register(key: int, people: list[Words], number: int) -> None:
    """Register those who come to one date, in order; they telephone."""
    for one in people:
        if one["date"] == number:
            said = Said(name=one["name"], email="", adults=one["seats"])
            desk.add(key, said, one["language"])
