"""Institutions for tests: one by one, and thousands of many countries at once."""

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.domain.countries import country_codes
from wagtail_culture_social.domain.institutions import identity, sort_name
from wagtail_culture_social.participation.models import Institution, Participation
from wagtail_culture_social.social.twins import twin_key

KINDS = list(Institution.Kind.values)
BROKEN_BACKEND = f"{__name__}.BrokenBackend"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COUNTRIES = sorted(country_codes())[:58]


def unsaved(name: str = "Musée des Quais", **fields: Any) -> Institution:
    values: dict[str, Any] = {
        "name": name,
        "kind": "museum",
        "city": "Port-aux-Quais",
        "country": "FR",
        "status": "approved",
        "registered_on": factories.TODAY,
        **fields,
    }
    made = {
        "identity": identity(values["name"], values["city"], values["country"]),
        "sort_name": sort_name(values["name"], values["city"]),
    }
    return Institution(**values | made)


def institution(page: Page | None = None, *args: Any, **fields: Any) -> Institution:
    """An institution, approved unless ``fields`` say otherwise, in a campaign."""
    row = unsaved(*args, **fields)
    row.save()
    if page is not None:
        Participation.objects.create(institution=row, twin_key=twin_key(page))
    return row


def many(page: Page, number: int = 5000) -> None:
    """Thousands of institutions in 58 countries, each with accounts and a place."""
    rows = [
        unsaved(
            f"{LETTERS[one % 26]} Museum {one}",
            kind=KINDS[one % len(KINDS)],
            city=f"Town {one % 300}",
            country=COUNTRIES[one % len(COUNTRIES)],
            latitude=one % 80,
            longitude=one % 170,
            website=f"https://museum{one}.example.org",
            handles={"x": f"@museum{one}", "mastodon": f"@museum{one}@example.org"},
            languages=["fr", "en"],
        )
        for one in range(number)
    ]
    Institution.objects.bulk_create(rows, batch_size=500)
    key = twin_key(page)
    Participation.objects.bulk_create(
        (Participation(institution=row, twin_key=key) for row in rows), batch_size=500
    )


class BrokenBackend(BaseEmailBackend):
    """A mail server that is not there."""

    def send_messages(self, messages: list[Any]) -> int:
        raise ConnectionRefusedError
