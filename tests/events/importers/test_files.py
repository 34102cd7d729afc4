"""Files of others, whole: imported or refused, once and only once, and back again."""

import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from tests.events.importers.agendas import AGENDAS, DATA, events_to_come
from tests.events.importers.sources import (
    EVENT,
    event,
    imported,
    index,
    outcomes,
    source,
)
from wagtail_culture_social.domain.imports.imported import ImportFault
from wagtail_culture_social.events.importers import services
from wagtail_culture_social.events.importers.differences import values_of
from wagtail_culture_social.events.importers.fields import FACTS, WORDS
from wagtail_culture_social.events.importers.messages import message
from wagtail_culture_social.models import (
    EventFacts,
    ImportedItem,
    ImportRun,
    ImportSource,
    Occurrence,
)
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.social.posts import planning

CALENDARS = sorted((DATA / "ics").glob("*.ics"))
UNSAID = {"event_type", "price", "currency", "schedule", "venue"}
"""OpenAgenda has no place for some; dates and places are compared by what they say."""

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.exists(), reason="the files of others are not here"),
]


def read(origin: ImportSource, path: Path, **options: Any) -> ImportRun | None:
    """Import a file; one that nobody can read has its reason in words."""
    try:
        with path.open("rb") as file:
            run = services.begin(origin, file, **options)
    except ImportFault as fault:
        assert message(services.fault_note(fault))  # noqa: PT017 it is no test
        return None
    for _done in services.complete(run):
        pass
    return run


EACH = int(os.environ.get("CULTURE_SOCIAL_EACH_EVENT", "2"))
"""Which events go out and in again: every second here, every one in the matrix."""

# The agenda of 205 events takes half a minute: it goes out and in again below.
SHORT = [path for path in [*CALENDARS, *AGENDAS] if "tcheque" not in path.name]


@pytest.mark.slow
@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.name)
def test_every_file_is_imported_or_refused_and_twice_is_once(path: Path) -> None:
    origin = source(with_pictures=False)
    trial = read(origin, path, is_trial=True)
    assert not EventPage.objects.exists()
    first = read(origin, path)
    if first is None or trial is None:
        assert not EventPage.objects.exists()
        return
    assert outcomes(first) == outcomes(trial)
    assert set(outcomes(first)) <= {"new", "refused"}
    for row in first.rows.all():
        words = [message(note, EventPage) for note in row.notes]
        assert "unexpected" not in [note["code"] for note in row.notes]
        assert words or row.outcome == "new"
    pages = EventPage.objects.count()
    assert pages == outcomes(first).count("new")
    second = read(origin, path)
    assert second is not None
    assert set(outcomes(second)) <= {"unchanged", "refused"}
    assert EventPage.objects.count() == pages


@pytest.mark.slow
def test_events_of_openagenda_come_back_from_our_export(
    client: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of events, twice; that an import plans their posts is tested apart."""
    monkeypatch.setattr(planning, "plan_pages", lambda pages: 0)
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    first, second = index(), index()
    for parent in (first, second):
        factories.twin(parent, "fr", title="Agenda", slug=f"agenda-{parent.pk}")
    theirs = written(tmp_path / "theirs.json", islice(events_to_come(), 0, None, EACH))
    read(source(first, publish=True, with_pictures=False), theirs)
    ours = written(tmp_path / "ours.json", events_of(client, first))
    again = source(second, name="again", publish=True, with_pictures=False)
    run = read(again, ours)
    assert run is not None
    assert set(outcomes(run)) == {"new"}
    pairs = list(pairs_of(again))
    assert len(pairs) > 200 // EACH
    for before, after in pairs:
        assert said(after) == said(before)


def test_our_own_table_comes_back(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    first, second = index(), index()
    for parent in (first, second):
        factories.twin(parent, "fr", title="Agenda", slug=f"agenda-{parent.pk}")
    formula = event(external_id="2", title={"en": "=1+1", "fr": "- 20 %"}, price=None)
    imported(source(first, publish=True), EVENT, formula)
    address = reverse("wagtail_culture_social:programme_csv", args=[first.pk])
    table = tmp_path / "programme.csv"
    table.write_bytes(b"".join(client.get(address)))
    again = source(second, name="again", publish=True)
    run = read(again, table)
    assert run is not None
    assert outcomes(run) == ["new", "new"]
    for before, after in pairs_of(again):
        assert said(after, {"schedule", "venue"}) == said(before, {"schedule", "venue"})
        twins = [page.get_translations().specific().get() for page in (before, after)]
        words = [values_of(twin, WORDS) for twin in twins]
        assert words[0] == words[1]


def written(path: Path, events: Iterable[dict[str, Any]]) -> Path:
    path.write_text(json.dumps({"events": list(events)}))
    return path


def events_of(client: Client, parent: Page) -> Iterator[dict[str, Any]]:
    """All events of the programme, page by page."""
    address = reverse("wagtail_culture_social:programme_json", args=[parent.pk])
    after: Any = [1]
    while after:
        page = client.get(address, {"page": after[0]}).json()
        yield from page["events"]
        after = page.get("after")


def pairs_of(again: ImportSource) -> Iterator[tuple[EventPage, EventPage]]:
    """The pages that were imported first and those of our own export."""
    keys: dict[int, UUID] = dict(EventFacts.objects.values_list("pk", "twin_key"))
    for item in ImportedItem.objects.filter(source=again):
        after = EventPage.objects.get(pk=item.page_id)
        yield (
            EventPage.objects.get(
                translation_key=keys[int(item.external_id)], locale=after.locale
            ),
            after,
        )


def said(page: EventPage, unsaid: set[str] = UNSAID) -> dict[str, Any]:
    """What the page says of what the other format has a place for."""
    names = dict.fromkeys((FACTS | WORDS).keys() - unsaid)
    dates = Occurrence.objects.filter(page=page).values_list("start", "end", "all_day")
    venue = page.venue
    return values_of(page, names) | {
        "dates": sorted(dates),
        "venue": venue and (venue.name, venue.address, venue.latitude, venue.access),
    }
