"""An event with everything filled, in English and French; English leads."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page

from tests import examples, factories
from wagtail_culture_social.models import Organisation, Person, Venue

SATURDAY = date(2026, 11, 28)
OPENS = datetime(2026, 12, 1, 10, tzinfo=ZoneInfo("Europe/Paris"))


def full_event(campaign: Page | None = None, **fields: Any) -> tuple[Page, Page]:
    """A weekly concert with a place, people, prices and a body of ten blocks."""
    english, french = examples.event(
        campaign,
        **{
            "schedule": [series()],
            "attendance": "on_site",
            "stream_url": "",
            "venue": venue(),
            "prices": prices(full=8, reduced=5, under_26=0),
            "price_line": "",
            "booking_label": "Choose your seat",
            "capacity": 80,
            "audiences": "families children",
            "age_min": 7,
            "age_max": 12,
            "accessibility": "hi vi",
            "languages": "fr en fsl",
            "people": people(),
            "what_to_bring": "A cushion.",
            "content_warning": "Very loud low notes.",
            "body": body(),
            **fields,
        },
    )
    french.what_to_bring = "Un coussin."
    french.content_warning = "Des notes graves très fortes."
    french.booking_label = "Choisir sa place"
    french.price_line = fields.get("price_line", "") and french.price_line
    return english, factories.publish(french)


def series(**more: Any) -> tuple[str, dict[str, Any]]:
    """Every Saturday at 16:00, until further notice."""
    hours = {"start_time": time(16), "end_time": time(17)}
    values = {"start_date": SATURDAY, "times": [hours], "frequency": "weekly"}
    return "series", {**values, **more}


def change(day: date, kind: str, **more: Any) -> tuple[str, dict[str, Any]]:
    """What is different on one date."""
    return "change", {"day": day, "kind": kind, **more}


def note(day: date, text: str) -> tuple[str, dict[str, Any]]:
    """Words on one date."""
    return "note", {"day": day, "text": text}


def prices(**amounts: int) -> list[tuple[str, dict[str, Any]]]:
    """The price list by category."""
    return [
        ("price", {"category": name, "amount": amount})
        for name, amount in amounts.items()
    ]


def venue() -> Venue:
    """A chapel that is open on two days of the week."""
    hours = {"weekdays": ["WE", "SA"], "opens": time(10), "closes": time(19)}
    return factories.venue(
        "en",
        name="Boatmen’s Chapel",
        url="https://chapel.example.org/",
        telephone="+33 2 00 00 00 00",
        access="Step-free entrance by the quay.",
        accessibility="mi",
        opening_hours=[("hours", hours)],
    )


def people() -> list[tuple[str, dict[str, Any]]]:
    """Two who perform and one partner, with an account."""
    english = factories.locale("en")
    accounts = [("account", {"network": "mastodon", "name": "@organ@social.example"})]
    organ = Person.objects.create(
        locale=english, name="Organist of the Quays", accounts=accounts
    )
    voice = Person.objects.create(locale=english, name="Soprano of the Quays")
    partner = Organisation.objects.create(
        locale=english, name="Friends of the Organ", url="https://friends.example.org/"
    )
    return [
        ("person", {"who": organ, "role": "performer"}),
        ("person", {"who": voice, "role": "performer"}),
        ("organisation", {"who": partner, "role": "partner"}),
    ]


def body() -> list[tuple[str, Any]]:
    """Ten blocks, one of them a picture."""
    text = ("paragraph", "<p>Songs and <b>two lieder</b>.</p>")
    others = [text, ("heading", "On the programme")] * 4
    return [("picture", examples.use_of_picture()), *others, text]
