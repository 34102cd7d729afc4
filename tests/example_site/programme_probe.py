"""Questions about the events of a built demo; ``probe`` asks them."""

from collections import Counter
from typing import Any


def programme() -> dict[str, Any]:
    """What the tables hold of the coming month, and of what moves besides."""
    from datetime import timedelta

    from wagtail_culture_social.conf import now
    from wagtail_culture_social.events.projection import unlisted_events
    from wagtail_culture_social.models import (
        ClosingDay,
        EventFacts,
        Occurrence,
        SocialSettings,
        Venue,
    )
    from wagtail_culture_social.pages.models import EventPage

    rows = Occurrence.objects.filter(start__gte=now())
    month = rows.filter(start__lt=now() + timedelta(days=30))
    story = rows.filter(page__slug="l-heure-du-conte-du-samedi").order_by("start")
    course = EventPage.objects.get(slug="carnets-d-eau")
    galleries = Venue.objects.get(name="Les salles du musée")
    closed = ClosingDay.objects.get(name="Récolement des collections").first
    return {
        "dates": Counter(month.values_list("locale__language_code", flat=True)),
        "unlisted": [str(page) for page in unlisted_events()],
        "story_hour": [
            [row.day.isoformat(), row.start.isoformat(), row.state, row.note]
            for row in story[:4]
        ],
        "parts": EventFacts.objects.exclude(part_of=None).count(),
        "booking_opens": course.booking_opens_at.isoformat(),
        "closed": closed.isoformat(),
        "exception": galleries.opening_hours.raw_data[2]["value"]["first"],
        "colour": SocialSettings.objects.get().calendar_colour,
    }


def faults() -> dict[str, list[str]]:
    """What an editor who publishes an event as it stands would be told."""
    from django.core.exceptions import ValidationError

    from wagtail_culture_social.pages.models import EventPage

    found: dict[str, list[str]] = {}
    for page in EventPage.objects.filter(locale__language_code="fr"):
        for name in ("schedule", "date_notes", "prices", "people"):
            value = getattr(page, name)
            try:
                value.stream_block.clean(value)
            except ValidationError as error:
                found.setdefault(page.slug, []).append(f"{name}: {error}")
    return found
