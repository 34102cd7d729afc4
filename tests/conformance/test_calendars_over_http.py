"""Every calendar that we answer, read by icalendar and by ical.js to the same dates."""

from collections.abc import Iterable
from datetime import timedelta
from operator import attrgetter, itemgetter
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conformance.calendar_cases import written
from tests.conformance.ical_js import read
from tests.conformance.test_ical_js import read_by_icalendar
from tests.events.subscribed import address, mixed_programme, text_of
from wagtail_culture_social.domain.schedule import FOREVER
from wagtail_culture_social.models import Occurrence

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

Span = tuple[str, str, str]
SPAN = ("start", "end", "status")


def test_all_readers_find_the_dates_of_the_tables(
    client: Client, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    index = mixed_programme()
    french = factories.twin(index, "fr", title="Agenda")
    for page in index.get_children().specific():
        factories.twin(page, "fr")
    french.refresh_from_db()  # it has children now
    rows = Occurrence.objects.exclude(end=FOREVER)
    texts, expected = {}, {}
    for one in (index, french):
        below = rows.filter(page__path__startswith=one.path)
        texts[one.title], expected[one.title] = text_of(client, one), spans(below)
        for page in one.get_children():
            name = f"{one.title}/{page.title}"
            texts[name] = client.get(address("event_ics", page)).content.decode()
            expected[name] = spans(rows.filter(page=page))
    for row in rows:
        name = f"/culture/{row.page_id}/{row.recurrence_id}.ics"
        texts[name] = client.get(name).content.decode()
        expected[name] = spans([row])
    by_ical_js = read(texts)
    assert len(texts) == 2 + 2 * 5 + 2 * 8
    for name, text in texts.items():
        found = sorted(map(itemgetter(*SPAN), by_ical_js[name]))
        assert found == expected[name], name
        again = map(attrgetter(*SPAN), read_by_icalendar(text))
        assert sorted(again) == expected[name], name


def spans(rows: Iterable[Occurrence]) -> list[Span]:
    return sorted(map(span, rows))


def span(row: Occurrence) -> Span:
    """A date of the tables as a reader must find it."""
    status = "CANCELLED" if row.state == "cancelled" else "CONFIRMED"
    if row.all_day:
        return str(row.day), str(row.last_day + timedelta(days=1)), status
    return written(row.start), written(row.end), status
