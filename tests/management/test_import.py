"""The commands of imports: from a file, and every night."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.events.importers.sources import index, source
from wagtail_culture_social.events.importers import reading
from wagtail_culture_social.models import EventFacts, ImportSource, NightlyRun
from wagtail_culture_social.outbound import Answer, OutboundError
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:{title}\r\n"
    "DTSTART:20261205T183000\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:No date\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
URL = "https://agenda.example.org/a.ics"


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "town.ics"
    path.write_text(CALENDAR.format(title="Organ"))
    return path


@pytest.fixture
def parent() -> EventIndexPage:
    return index()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What stands at the addresses of the others."""
    pages = {URL: CALENDAR.format(title="Organ")}

    def fetch_to(url: str, file: Any, **_limits: Any) -> Answer:
        if url not in pages:
            raise OutboundError("missing")
        file.write(pages[url].encode())
        return Answer(url, "text/calendar", b"", filename="a.ics")

    monkeypatch.setattr(reading, "fetch_to", fetch_to)
    return pages


def run(name: Any, *options: str) -> str:
    output = StringIO()
    call_command(
        "culture_social_import", str(name), *options, stdout=output, stderr=StringIO()
    )
    return output.getvalue()


def nightly() -> str:
    output = StringIO()
    call_command("culture_social_nightly", stdout=output)
    return output.getvalue()


def test_a_file_becomes_drafts_and_the_report_is_printed(
    file: Path, parent: EventIndexPage
) -> None:
    options = ["--parent", str(parent.pk), "--zone", "Pacific/Auckland"]
    printed = run(file, *options)
    assert "Organ: new" in printed
    assert "No date: refused · It has no date." in printed
    assert "1 new, 0 updated, 0 unchanged, 1 refused" in printed
    page = EventPage.objects.get()
    assert (page.live, page.time_zone) == (False, "Pacific/Auckland")
    assert ImportSource.objects.get().name == "town.ics"
    assert "0 new, 0 updated, 1 unchanged" in run(file, *options)
    assert EventPage.objects.count() == 1


def test_of_a_dry_run_nothing_remains(file: Path, parent: EventIndexPage) -> None:
    printed = run(file, "--parent", parent.slug, "--dry-run", "--publish")
    assert "1 new" in printed
    assert not EventPage.objects.exists()
    assert not ImportSource.objects.exists()


def test_an_address_is_fetched_and_published(
    served: dict[str, str], parent: EventIndexPage
) -> None:
    run(URL, "--parent", parent.slug, "--publish", "--source", "Town")
    assert EventPage.objects.get().live
    assert ImportSource.objects.get().url == URL


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--parent", "nowhere"], "There is no page “nowhere”"),
        (["--parent", "events", "--language", "fr"], "There is no page “events”"),
        (
            ["--parent", "events", "--type", "home.Nothing"],
            "no page type “home.Nothing”",
        ),
        (["--parent", "events", "--type", "nothing"], "no page type “nothing”"),
        (
            ["--parent", "events", "--type", "testapp.ConcertPage"],
            "No page of this type",
        ),
        (["--parent", "events", "--zone", "Mars"], "This time zone is unknown."),
    ],
)
def test_options_that_do_not_fit_are_refused(
    file: Path, parent: EventIndexPage, options: list[str], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        run(file, *options)
    assert not ImportSource.objects.exists()


def test_a_file_that_cannot_be_read_is_an_error(
    tmp_path: Path, parent: EventIndexPage, served: dict[str, str]
) -> None:
    page = tmp_path / "page.ics"
    page.write_text("<!DOCTYPE html><p>404</p>")
    expected = {
        page: "This is a web page",
        tmp_path / "absent.ics": "cannot be opened",
        "https://agenda.example.org/none": "nothing at this address",
    }
    for name, words in expected.items():
        with pytest.raises(CommandError, match=words):
            run(name, "--parent", parent.slug)
    assert not EventPage.objects.exists()


def test_every_night_what_changed_is_brought(
    served: dict[str, str], parent: EventIndexPage
) -> None:
    origin = source(parent, url=URL, nightly=True, publish=True)
    source(parent, name="By hand", url=URL)
    assert "Town agenda: 1 new" in nightly()
    assert EventFacts.objects.count() == 1
    served[URL] = CALENDAR.format(title="Organ by night")
    assert "Town agenda: 0 new, 1 updated" in nightly()
    assert EventPage.objects.get().title == "Organ by night"
    assert origin.runs.count() == 2


def test_a_source_that_fails_stops_neither_the_others_nor_the_night(
    served: dict[str, str], parent: EventIndexPage
) -> None:
    gone = source(parent, name="Gone", url=f"{URL}/none", nightly=True)
    source(parent, url=URL, nightly=True, publish=True)
    with pytest.raises(CommandError, match="“Gone”") as error:
        nightly()
    assert "Town agenda" not in str(error.value)
    assert gone.last_run.fault == {
        "code": "not-fetched",
        "values": {"reason": "missing"},
    }
    assert EventPage.objects.get().live
    assert NightlyRun.objects.get().events == 1


def test_an_error_of_ours_in_one_source_is_logged(
    served: dict[str, str],
    parent: EventIndexPage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_args: Any, **_options: Any) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(reading, "stage", fail)
    origin = source(parent, url=URL, nightly=True)
    with pytest.raises(CommandError, match="“Town agenda”"):
        nightly()
    assert "RuntimeError" in caplog.text
    assert origin.last_run.fault["code"] == "unexpected"
    assert NightlyRun.objects.get().finished_at is not None


def test_only_the_last_readings_are_kept(
    served: dict[str, str], parent: EventIndexPage
) -> None:
    origin = source(parent, url=URL, nightly=True)
    for _night in range(7):
        nightly()
    assert origin.runs.count() == 5
