"""A week to mail: self-contained HTML, and plain text that says the same."""

import operator
import re
from datetime import date, time, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from tests import factories
from wagtail_culture_social.events.newsletter import MOST, week_of
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db

RUN = factories.on(date(2026, 11, 1), end_date=date(2027, 1, 9))

MONDAY = date(2026, 11, 30)
VOID = {"br", "img", "meta"}


@pytest.fixture
def index() -> EventIndexPage:
    return factories.add_page(EventIndexPage, factories.home(), title="Programme")


def event(parent: Page, title: str, *dates: tuple, **fields: Any) -> EventPage:
    fields = {"title": title, "schedule": list(dates), **fields}
    return factories.add_page(EventPage, parent, **fields)


def html_of(client: Client, index: Page, query: str = "") -> str:
    answer = client.get(f"{index.url}newsletter/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(client: Client, index: Page, query: str = "") -> str:
    answer = client.get(f"{index.url}newsletter/?format=text&{query}")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    return answer.content.decode()


def full(index: Page) -> None:
    """A week with a picture, a state, a note's worth of facts, and a long run."""
    event(
        index,
        "Organ and Voice: Four Women Composers",
        factories.on(MONDAY, time(20, 30), time(22)),
        event_type="concert",
        venue=factories.venue(),
        price=8,
        summary="Songs from the loft.",
        social_image=factories.picture("In the Loft"),
        social_image_alt="A woman in black sings.",
    )
    hugo = factories.on(date(2026, 12, 2), time(10))
    event(index, "Hugo", hugo, state="cancelled")
    event(
        index, "Waterlines", factories.on(date(2026, 11, 1), end_date=date(2027, 1, 9))
    )


class Balance(HTMLParser):
    """Fails on a tag that is not closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_mail_is_one_whole_document(client: Client, index: EventIndexPage) -> None:
    full(index)
    html = html_of(client, index)
    assert html.lstrip().startswith("<!DOCTYPE html>")
    parser = Balance()
    parser.feed(html)
    assert parser.open == []
    soup = BeautifulSoup(html, "html.parser")
    assert soup.html["lang"] == "en"
    assert {table.get("role") for table in soup.select("table")} == {"presentation"}
    assert soup.select_one("table table")["width"] == "600"
    assert not soup.select("script, link, iframe, object, form, video")


def test_every_address_is_absolute_and_ours(
    client: Client, index: EventIndexPage
) -> None:
    full(index)
    soup = BeautifulSoup(html_of(client, index), "html.parser")
    root = Site.objects.get(is_default_site=True).root_url
    links = [tag["href"] for tag in soup.select("[href]")]
    assert links
    assert [link for link in links if not link.startswith(f"{root}/")] == []
    sources = [tag["src"] for tag in soup.select("[src]")]
    assert len(sources) == 1
    assert sources[0].startswith(("http://", "https://"))
    assert "/media/" in sources[0] or "/images/" in sources[0]
    assert not re.search(r"url\(|@import|utm_", str(soup))


def test_the_picture_has_its_words_and_its_credit(
    client: Client, index: EventIndexPage
) -> None:
    full(index)
    soup = BeautifulSoup(html_of(client, index), "html.parser")
    assert [img["alt"] for img in soup.select("img")] == ["A woman in black sings."]
    assert "John Frederick Kensett" in soup.text
    assert "Songs from the loft." in soup.text


def test_nothing_that_is_off_opens_the_mail(
    client: Client, index: EventIndexPage
) -> None:
    date = factories.on(MONDAY, time(20))
    picture = factories.picture()
    event(index, "Organ", date, state="postponed", social_image=picture)
    assert "<img" not in html_of(client, index)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return sum(map(operator.mul, linear, (0.2126, 0.7152, 0.0722)))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("where", "paper"), [("attributes", "#faf8f3"), ("dark", "#161513")]
)
def test_every_colour_of_text_is_readable(
    client: Client, index: EventIndexPage, where: str, paper: str
) -> None:
    full(index)
    html = html_of(client, index)
    dark = html.partition("dark) {")[2].partition("@media")[0]
    text = dark if where == "dark" else html.partition("</head>")[2]
    colours = set(re.findall(r"[^-]color: (#[0-9a-f]{6})", text))
    assert len(colours) == 3
    assert [one for one in colours if contrast(one, paper) < 4.5] == []


def test_next_week_is_the_default(client: Client, index: EventIndexPage) -> None:
    for title, day in [
        ("This week", date(2026, 11, 29)),
        ("Monday", MONDAY),
        ("Sunday", date(2026, 12, 6)),
        ("After", date(2026, 12, 7)),
    ]:
        event(index, title, factories.on(day, time(20)))
    text = text_of(client, index)
    assert re.findall(r"8 p\.m\. · (.+)", text) == ["Monday", "Sunday"]
    assert "30 November – 6 December 2026" in text


def test_what_has_begun_before_monday_says_when(
    client: Client, index: EventIndexPage
) -> None:
    sunday = MONDAY - timedelta(days=1)
    event(index, "Vigil", factories.on(sunday, time(20), time(8), end_date=MONDAY))
    when = "Sunday 29 November, 8 p.m.–8 a.m."
    assert f"{when} · Vigil" in text_of(client, index)
    assert when in html_of(client, index)


@pytest.mark.parametrize(
    ("asked", "monday"),
    [
        ("", date(2026, 11, 30)),
        ("2026-W48", date(2026, 11, 23)),
        ("2026-W53", date(2026, 12, 28)),
        ("2027-W53", date(2026, 11, 30)),
        ("9999-W52", date(2026, 11, 30)),
        ("0000-W01", date(2026, 11, 30)),
        ("2026-W48x", date(2026, 11, 30)),
        ("٢٠٢٦-W48", date(2026, 11, 30)),
    ],
)
def test_the_address_chooses_the_week(asked: str, monday: date) -> None:
    assert week_of(asked, factories.TODAY) == (monday, monday + timedelta(days=6))


def test_on_monday_the_week_after_is_announced() -> None:
    assert week_of("", MONDAY)[0] == date(2026, 12, 7)


def test_filters_apply(client: Client, index: EventIndexPage) -> None:
    for kind in ("concert", "lecture"):
        event(index, f"A {kind}", factories.on(MONDAY, time(20)), event_type=kind)
    text = text_of(client, index, "type=lecture")
    assert "A lecture" in text
    assert "A concert" not in text


def test_the_text_says_the_same(client: Client, index: EventIndexPage) -> None:
    full(index)
    text = text_of(client, index)
    assert "8:30 p.m. · Organ and Voice: Four Women Composers" in text
    assert "Concert · Chapelle des Mariniers, Port-aux-Quais · From €8" in text
    assert "10 a.m. · Hugo" in text
    assert "Cancelled" in text
    assert "1 November 2026 – 9 January 2027 · Waterlines" in text
    assert f"  {index.get_full_url()}" in text


def test_the_text_keeps_to_78_columns(client: Client, index: EventIndexPage) -> None:
    venue = factories.venue(name="A hall with quite a long name " * 4)
    event(index, "Word " * 40, factories.on(MONDAY, time(20)), slug="word", venue=venue)
    lines = text_of(client, index).splitlines()
    assert [one for one in lines if len(one) > 78 and "://" not in one] == []


def test_the_text_is_not_escaped_but_the_mail_is(
    client: Client, index: EventIndexPage
) -> None:
    event(index, "Sea & <b>Sky</b>", factories.on(MONDAY, time(20)))
    assert "Sea & <b>Sky</b>" in text_of(client, index)
    assert "Sea &amp; &lt;b&gt;Sky&lt;/b&gt;" in html_of(client, index)


def test_the_mail_speaks_the_language_of_the_page(
    client: Client, index: EventIndexPage
) -> None:
    french = factories.twin(index, "fr")
    page = event(index, "Organ", factories.on(date(2026, 12, 1), time(18, 30)))
    factories.twin(page, "fr", title="Orgue")
    html = html_of(client, french)
    assert 'lang="fr"' in html
    assert "Mardi 1er décembre 2026" in html
    assert "18\xa0h\xa030 · Orgue" in text_of(client, french)


def test_an_empty_week_says_so(client: Client, index: EventIndexPage) -> None:
    assert "Nothing is planned in this week." in html_of(client, index)
    assert "Nothing is planned in this week." in text_of(client, index)


def test_a_very_full_week_links_to_the_rest(
    client: Client, index: EventIndexPage
) -> None:
    hours = [factories.on(MONDAY, time(8, minute)) for minute in range(MOST)]
    event(index, "Organ", *hours)
    assert "More dates of this week" not in html_of(client, index)
    event(index, "Voice", factories.on(MONDAY, time(20)))
    html = html_of(client, index)
    assert "More dates of this week" in html
    assert "?first=2026-11-30&amp;last=2026-12-06" in html
    assert "More dates of this week" in text_of(client, index)


def test_the_mail_runs_nothing_and_is_not_indexed(
    client: Client, index: EventIndexPage
) -> None:
    answer = client.get(f"{index.url}newsletter/")
    assert answer["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]


def test_thirty_events_ask_no_more_than_three(
    client: Client, index: EventIndexPage
) -> None:
    def queries() -> int:
        html_of(client, index)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            html_of(client, index)
        return len(captured)

    def fill(numbers: range) -> None:
        for number in numbers:
            date = factories.on(MONDAY, time(8, number))
            event(index, f"Event {number}", date, social_image=factories.picture())

    fill(range(3))
    few = queries()
    fill(range(3, 30))
    assert queries() == few
