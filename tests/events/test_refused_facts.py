"""Facts that cannot be: refused in the editor's language, and shown again."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import factories
from tests.page_forms import errors_of, post_form, speak
from tests.surfaces import next_month
from wagtail_culture_social.models import EventFacts, Occurrence, Venue
from wagtail_culture_social.pages.models import EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

VENUE = "wagtailsnippets_wagtail_culture_social_venue"
REFUSED = [
    (
        {"price": "gratuit"},
        {"en": "Enter a number.", "fr": "Saisissez un nombre."},
    ),
    (
        {"time_zone": "Mars/Olympus"},
        {
            "en": "Select a valid choice. Mars/Olympus is not one of the available "
            "choices.",
            "fr": "Sélectionnez un choix valide. Mars/Olympus n’en fait pas partie.",
        },
    ),
]
HALF_TYPED = [
    (
        {"first": "2026-12-24", "last": "2026-12-23"},
        {
            "en": "The last day is before the first one.",
            "fr": "Le dernier jour précède le premier.",
        },
    ),
    (
        {"first": "2026-12-24", "opens": "10:00"},
        {
            "en": "Give both hours, or none: then it is closed.",
            "fr": "Indiquez les deux heures, ou aucune : c’est alors fermé.",
        },
    ),
]


def plain(html: str) -> str:
    """Return what is told, without the spaces of print and the escapes of JSON."""
    text = unescape(html).replace("\\u2019", "’").replace("\\u00e9", "é")
    text = text.replace("\\u00e8", "è").replace("\\u00a0", " ").replace("\\u202f", " ")
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("typed", "reasons"), REFUSED)
def test_fact_is_refused_and_what_was_typed_is_shown(
    admin_client: Client,
    admin_user: User,
    typed: dict[str, str],
    reasons: dict[str, str],
    language: str,
) -> None:
    page = factories.add_page(EventPage, factories.home(), schedule=[next_month()])
    speak(admin_user, language)
    answer = post_form(admin_client, page, summary="Typed with care", **typed)
    assert errors_of(answer).keys() == typed.keys()
    html = answer.content.decode()
    assert reasons[language] in plain(html)
    assert "Typed with care" in html
    assert EventFacts.objects.get().time_zone == "Europe/Paris"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("typed", "reasons"), HALF_TYPED)
def test_half_typed_closing_of_a_venue_is_refused(
    admin_client: Client,
    admin_user: User,
    typed: dict[str, str],
    reasons: dict[str, str],
    language: str,
) -> None:
    speak(admin_user, language)
    empty = dict.fromkeys(("first", "last", "opens", "closes"), "")
    hours = streamfield([("exception", {**empty, **typed})])
    answer = admin_client.post(
        reverse(f"{VENUE}:add"),
        {"name": "Chapelle", **nested_form_data({"opening_hours": hours})},
    )
    html = answer.content.decode()
    assert reasons[language] in plain(html)
    assert 'value="Chapelle"' in html
    assert not Venue.objects.exists()


@pytest.mark.indexed
def test_venue_tells_who_uses_it_and_goes_without_the_page(
    admin_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    place = factories.venue()
    page = factories.add_page(
        EventPage,
        factories.home(),
        title="Organ and Voice",
        venue=place,
        schedule=[next_month()],
    )
    usage = admin_client.get(reverse(f"{VENUE}:usage", args=[place.pk]))
    assert "Organ and Voice" in usage.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse(f"{VENUE}:delete", args=[place.pk]))
    assert not Venue.objects.exists()
    assert EventPage.objects.get(pk=page.pk).venue is None
    assert EventFacts.objects.get().venue is None
    assert "Chapelle" not in Occurrence.objects.get().vevent
