"""The kit of a page as one ZIP: what is in it, and that it is always the same."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import Page

from tests import examples, factories
from tests.social.cards.drawn import opened
from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain.card_forms import CARD_FORMS
from wagtail_culture_social.domain.phases import PHASES
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social.posts.archive import (
    archive_name,
    archive_of,
    safe_name,
)
from wagtail_culture_social.social.posts.zip_stream import Member, zipped
from wagtail_culture_social.social.share_cards.services import draw_cards

pytestmark = pytest.mark.django_db


def fresh(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk)


def bytes_of(page: Page) -> bytes:
    found = fresh(page)
    return b"".join(archive_of(found, draw_cards(found)))


def kit_of(page: Page) -> ZipFile:
    archive = ZipFile(BytesIO(bytes_of(page)))
    assert archive.testzip() is None
    return archive


def text(archive: ZipFile, name: str) -> str:
    return archive.read(name).decode()


def rows(archive: ZipFile) -> list[dict[str, str]]:
    table = text(archive, "all.csv").removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(table)))


def concert(**fields: Any) -> Any:
    evening = factories.on(factories.TODAY + timedelta(days=3), time(20), time(22))
    values = {
        "title": "Concert",
        "summary": "Songs from the loft.",
        "schedule": [evening],
        "social_image": factories.picture(),
        "social_image_alt": "A calm sea.",
        **fields,
    }
    return factories.add_page(pages.EventPage, factories.home(), **values)


def planned(page: Page, phase: str = "j1", date: str = "", **fields: Any) -> None:
    """Plan a post on X, or change the one that is planned."""
    SocialPost.objects.update_or_create(
        page=page,
        phase=phase,
        recurrence_id=date,
        network="x",
        language="en",
        defaults={"site": page.get_site(), **fields},
    )


def test_there_is_one_text_for_each_moment_and_network() -> None:
    archive = kit_of(concert())
    wanted = {
        f"texts/{phase}/{network.id}.txt"
        for phase in PHASES["event"]
        for network in site_networks()
    }
    assert {name for name in archive.namelist() if name.startswith("texts/")} == wanted
    assert "Concert" in text(archive, "texts/j7/bluesky.txt")


def test_table_holds_every_text(client: Client) -> None:
    archive = kit_of(concert())
    found = rows(archive)
    texts = [name for name in archive.namelist() if name.startswith("texts/")]
    assert sorted(row["Text"] for row in found) == sorted(
        text(archive, name) for name in texts
    )
    assert {row["Network"] for row in found} == {one.name for one in site_networks()}
    assert all(row["Alternative text"].startswith("A calm sea.") for row in found)


def test_cards_come_with_their_words_and_credits() -> None:
    archive = kit_of(concert())
    for key, form in CARD_FORMS.items():
        image = opened(archive.read(f"cards/{key}.jpg"))
        assert image.size == (form.width, form.height)
        assert "Concert" in text(archive, f"cards/{key}.alt.txt")
    credits_ = text(archive, "credits.txt")
    assert "Kensett" in credits_
    assert "https://www.metmuseum.org/" in credits_


def test_same_page_gives_the_same_bytes() -> None:
    page = concert()
    assert bytes_of(page) == bytes_of(page)


def test_calendar_is_that_of_the_event() -> None:
    (event,) = Calendar.from_ical(text(kit_of(concert()), "calendar.ics")).walk(
        "VEVENT"
    )
    assert str(event["summary"]) == "Concert"


def test_calendar_of_a_campaign_has_its_days() -> None:
    _english, french = examples.campaign()
    calendar = Calendar.from_ical(text(kit_of(french), "calendar.ics"))
    days = {event.decoded("dtstart"): event for event in calendar.walk("VEVENT")}
    assert len(days) == 7
    wednesday = days[date(2026, 11, 25)]
    assert str(wednesday["summary"]) == "#CoulissesMW · Dans les coulisses"
    assert wednesday.decoded("dtend") == date(2026, 11, 26)


def test_each_day_of_a_campaign_has_texts_of_its_own() -> None:
    _english, french = examples.campaign()
    archive = kit_of(french)
    assert "#InspirationMW" in text(archive, "texts/day-2026-11-26/x.txt")
    assert "#FamilleMW" in text(archive, "texts/day-2026-11-27/x.txt")


def test_page_without_dates_has_no_calendar() -> None:
    page = factories.add_page(pages.TutorialPage, factories.home(), title="Renew")
    archive = kit_of(page)
    assert "calendar.ics" not in archive.namelist()
    assert "calendar.ics" not in text(archive, "README.txt")
    assert "calendar.ics" not in text(archive, "index.html")
    assert text(archive, "credits.txt") == "\n"


def test_text_over_its_limit_says_so_in_its_name_the_table_and_the_page() -> None:
    page = concert()
    planned(page, text="long " * 80)
    archive = kit_of(page)
    assert "texts/j1/x.txt" not in archive.namelist()
    assert text(archive, "texts/j1/x-too-long.txt") == "long " * 80
    (row,) = (one for one in rows(archive) if one["Warning"])
    assert row["Warning"].startswith("⚠ Too long: ")
    assert "⚠ Too long: " in text(archive, "index.html")


def test_each_date_of_a_series_and_two_of_one_day_have_folders_of_their_own() -> None:
    page = concert()
    noon = datetime.fromisoformat("2026-11-27T12:00:00+01:00")
    planned(page, date="20261128T190000", due=noon)
    planned(page, date="20261128T210000", due=noon)
    planned(page, "cancelled", due=noon)
    folders = {name.split("/")[1] for name in kit_of(page).namelist() if "/" in name}
    assert {"j1-2026-11-27", "j1-2026-11-27-20261128t210000", "cancelled"} <= folders


def test_no_cell_is_a_formula() -> None:
    page = concert(title="=HYPERLINK(1)")
    planned(page, text="@quays: tomorrow")
    found = {row["Text"] for row in rows(kit_of(page))}
    assert "'@quays: tomorrow" in found
    assert not [cell for cell in found if cell[:1] in "=+-@"]


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "a/b\\c", "x" * 255, "…", "<script>alert(1)</script>"]
)
def test_no_title_changes_the_names_of_files_or_the_markup(title: str) -> None:
    page = concert(title=title, slug="concert")
    archive = kit_of(page)
    for name in archive.namelist():
        assert ".." not in name.split("/")
        assert not name.startswith(("/", "\\"))
    assert len(set(archive.namelist())) == len(archive.namelist())
    html = BeautifulSoup(text(archive, "index.html"), "html.parser")
    assert html.h1.get_text() == title
    assert html.find("script") is None


def test_names_are_safe_and_short() -> None:
    page = Page(slug="nuit-" * 50)
    page.locale = factories.locale("fr")
    assert len(archive_name(page)) < 80
    assert archive_name(page).endswith("-fr-kit.zip")
    assert safe_name("../Été à l’œuvre.") == "ete-a-luvre"


def test_page_inside_stands_alone_and_leads_to_every_file() -> None:
    archive = kit_of(concert())
    html = BeautifulSoup(text(archive, "index.html"), "html.parser")
    assert html.html["lang"] == "en"
    files = {tag["href"] for tag in html.select("[href]")} | {
        tag["src"] for tag in html.select("[src]")
    }
    outside = {name for name in files if name.startswith("http")}
    assert outside == {"https://www.metmuseum.org/art/collection/search/11321"}
    assert files - outside <= set(archive.namelist())
    assert all(image["alt"] for image in html.select("img"))


def test_read_me_names_what_is_there() -> None:
    lines = text(kit_of(concert()), "README.txt").splitlines()
    assert lines[0] == "Concert"
    assert any(line.startswith("calendar.ics: ") for line in lines)


def test_pieces_are_sent_one_by_one_and_read_late() -> None:
    opened_: list[str] = []

    class Late:
        size = 64 * 1024 + 1

        def open(self, mode: str) -> Any:
            opened_.append(mode)
            return self

        def __enter__(self) -> "Late":
            return self

        def __exit__(self, *error: Any) -> None:
            """Nothing to close."""

        def chunks(self, size: int) -> Iterator[bytes]:
            yield b"a" * size
            yield b"b"

    pieces = zipped([Member("one.txt", b"one"), Member("late.jpg", Late())])
    first = next(pieces)
    assert b"one.txt" in first
    assert opened_ == []
    archive = ZipFile(BytesIO(first + b"".join(pieces)))
    assert archive.read("late.jpg").endswith(b"ab")
    assert archive.getinfo("late.jpg").date_time == (1980, 1, 1, 0, 0, 0)


def address(page: Page) -> str:
    return reverse("wagtail_culture_social_kit_zip", args=[page.pk])


def test_editor_downloads_the_kit(admin_client: Client) -> None:
    page = concert(slug="concert")
    answer = admin_client.get(address(page))
    assert answer.streaming
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="concert-en-kit.zip"'
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    assert {f"cards/{key}.jpg" for key in CARD_FORMS} <= set(archive.namelist())


def test_kit_of_a_french_page_speaks_french_to_an_english_editor(
    admin_client: Client,
) -> None:
    french = factories.twin(concert(), "fr", title="Concert du soir")
    answer = admin_client.get(address(french))
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    html = BeautifulSoup(text(archive, "index.html"), "html.parser")
    assert html.html["lang"] == "fr"
    assert "Dans une semaine" in text(archive, "texts/j7/x.txt")


def test_nobody_else_gets_the_kit(client: Client, django_user_model: Any) -> None:
    page = concert()
    assert client.get(address(page)).status_code == 302
    client.force_login(django_user_model.objects.create_user("visitor"))
    assert client.get(address(page)).status_code == 302


def test_pages_of_others_and_none_at_all_have_no_kit(admin_client: Client) -> None:
    for page in (factories.home(), Page(pk=999_999)):
        assert admin_client.get(address(page), follow=True).status_code == 404
