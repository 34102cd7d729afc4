"""What the page of an event tells besides its dates: place, people, festival."""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import factories
from tests.events.conftest import Commit
from tests.events.test_event_page import concert, practical, soup, text_of
from tests.full_event import change, full_event
from tests.pictures import use_of_picture
from tests.quality import vocabulary
from tests.surfaces import json_ld_of
from tests.testapp.models import MasterclassPage
from wagtail_culture_social.models import Organisation, Venue
from wagtail_culture_social.pages.models import EventIndexPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FRIDAY = date(2026, 12, 11)
SPAN = factories.on(FRIDAY, end_date=date(2026, 12, 13))


def part_of(festival: Page, **fields: Any) -> EventPage:
    evening = factories.on(FRIDAY, time(20), time(22))
    values = {"title": "First Night", "schedule": [evening], "part_of": festival}
    return factories.add_page(EventPage, festival.get_parent(), **{**values, **fields})


def programme_of(client: Client, festival: Page) -> list[str]:
    return [text_of(item) for item in soup(client, festival).select(".wcs-parts li")]


def test_place_says_how_to_find_and_enter_it(client: Client) -> None:
    english, french = concert()
    html = soup(client, english)
    link = html.find("a", string="Boatmen’s Chapel")
    assert link["href"] == "https://chapel.example.org/"
    assert html.find("a", href="tel:+33200000000") is not None
    assert "Step-free entrance by the quay." in practical(html)
    assert "For people with reduced mobility" in practical(html)
    assert "Chapelle des Mariniers" in practical(soup(client, french))


def test_place_without_translation_is_marked_with_its_language(
    client: Client, commit: Commit
) -> None:
    _, french = concert()
    with commit():
        Venue.objects.filter(locale__language_code="fr").delete()
    place = soup(client, french).find("a", string="Boatmen’s Chapel")
    assert place.find_parent("dd")["lang"] == "en"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, False),
        ({"event_type": "exhibition"}, True),
        ({"schedule": [SPAN]}, True),
        ({"schedule": [SPAN], "state": "cancelled"}, False),
        ({"schedule": [factories.on(date(2026, 3, 3))]}, False),
    ],
    ids=["concert", "exhibition", "whole days", "cancelled", "past"],
)
def test_opening_hours_are_told_where_one_comes_when_it_is_open(
    client: Client, fields: dict[str, Any], shown: bool
) -> None:
    english, _ = concert(**fields)
    words = practical(soup(client, english))
    assert ("Open today until 7 p.m." in words) is shown
    assert ("Saturday: 10 a.m.–7 p.m." in words) is shown


def test_event_that_moved_online_names_no_place(client: Client) -> None:
    english, _ = concert(state="moved_online")
    words = practical(soup(client, english))
    assert "Where Moved online" in words
    assert "Boatmen’s Chapel" not in words


def test_people_are_grouped_by_what_they_do(client: Client) -> None:
    english, french = concert()
    people = soup(client, english).select_one(".wcs-people")
    assert text_of(people).startswith("With Performers Organist of the Quays")
    assert [text_of(dt) for dt in people.select("dt")] == ["Performers", "Partner"]
    account = people.select_one(".wcs-people__account")
    assert account["href"] == "https://social.example/@organ"
    assert text_of(account) == "Mastodon (Organist of the Quays)"
    partner = people.find("a", string="Friends of the Organ")
    assert partner["href"] == "https://friends.example.org/"
    groups = soup(client, french).select(".wcs-people dt")
    assert [text_of(dt) for dt in groups] == ["Interprètes", "Partenaire"]


def test_everything_else_one_wants_to_know(client: Client) -> None:
    english, french = concert()
    html = soup(client, english)
    for words in (
        "Audience Families · Children 7–12 years",
        "Languages French · English · French Sign Language",
        "For people who are deaf or hard of hearing",
        "Capacity 80 seats",
        "What to bring A cushion.",
    ):
        assert words in practical(html)
    assert "Very loud low notes." in text_of(html.select_one(".wcs-warning"))
    html = soup(client, french)
    assert "7–12 ans" in practical(html)
    assert "Capacité 80 places" in practical(html)
    assert text_of(html.select_one(".wcs-warning")).startswith("Avertissement")


def test_empty_facts_leave_no_empty_place(client: Client) -> None:
    page = factories.add_page(EventPage, factories.home())
    html = soup(client, page)
    assert [text_of(dt) for dt in html.select(".wcs-practical dt")] == ["Where"]
    for name in (".wcs-warning", ".wcs-people", ".wcs-parts", ".wcs-later"):
        assert html.select_one(name) is None


def test_festival_lists_its_parts_and_they_lead_back(client: Client) -> None:
    festival, french = full_event(event_type="festival", schedule=[SPAN])
    days = [factories.on(date(2026, 12, day), time(20), time(22)) for day in (11, 12)]
    part = part_of(festival, schedule=[*days, change(date(2026, 12, 12), "cancelled")])
    factories.twin(part, "fr", title="Première soirée")
    assert programme_of(client, festival) == [
        "First Night Friday 11 December, 8–10 p.m.",
        "First Night Saturday 12 December, 8–10 p.m. Cancelled",
    ]
    assert programme_of(client, french)[0] == (
        "Première soirée Vendredi 11 décembre, de 20 h à 22 h"
    )
    link = soup(client, part).select_one(".wcs-practical a[href*='organ-and-voice']")
    assert text_of(link) == festival.title


def test_festival_lists_only_what_its_readers_may_read(client: Client) -> None:
    festival, _ = full_event(event_type="festival", schedule=[SPAN])
    shown = part_of(festival, title="For all")
    private = part_of(festival, title="For friends")
    private.view_restrictions.create(restriction_type="login")
    other = factories.add_page(EventIndexPage, factories.home(), title="Members")
    other.view_restrictions.create(restriction_type="login")
    part_of(festival, title="Elsewhere").move(other, "last-child")
    part_of(festival, title="Withdrawn").unpublish()
    assert [one[:7] for one in programme_of(client, festival)] == [shown.title]


def test_festival_behind_a_restriction_still_lists_its_parts(
    admin_client: Client,
) -> None:
    festival, _ = full_event(event_type="festival", schedule=[SPAN])
    part_of(festival)
    festival.get_parent().view_restrictions.create(restriction_type="login")
    assert len(programme_of(admin_client, festival)) == 1


def test_festival_asks_once_for_its_parts(client: Client) -> None:
    festival, _ = full_event(event_type="festival", schedule=[SPAN])
    part_of(festival)
    soup(client, festival)
    counts = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as captured:
            soup(client, festival)
        counts.append(len(captured))
        for number in range(4):
            part_of(festival, title=f"Night {number}")
    assert counts[0] == counts[1]


def test_json_ld_of_a_full_event_keeps_to_the_vocabulary(client: Client) -> None:
    if not vocabulary.FILE.exists():
        pytest.skip("the schema.org vocabulary is not here")
    festival, _ = full_event(
        event_type="festival", schedule=[SPAN], slug="festival", title="Organ Days"
    )
    english, french = full_event(
        part_of=festival,
        attendance="mixed",
        stream_url="https://tube.example.org/w/quays-live",
        booking_opens_at=None,
    )
    known = vocabulary.Vocabulary()
    for page in (english, french):
        nodes = json_ld_of(client.get(page.url).content.decode())
        assert list(known.problems(nodes)) == []
        (event,) = (node for node in nodes if "eventStatus" in node)
        assert event["superEvent"]["@type"] == "Festival"


def test_twin_shows_its_editors_the_facts_in_words(admin_client: Client) -> None:
    _, french = full_event()
    html = admin_client.get(f"/admin/pages/{french.pk}/edit/").content.decode()
    for words in (
        "Tous les samedis",
        "Full price 8 €",
        "Families · Children · 7–12 years",
        "French Sign Language",
        "Organist of the Quays (Performer)",
    ):
        assert words in html.replace("\xa0", " ")


def test_partners_show_their_logos(client: Client) -> None:
    logo = factories.picture("Harbour")
    partner = Organisation.objects.create(
        name="Harbour authority", locale=factories.locale("en"), logo=logo
    )
    value = {"who": partner, "role": "partner"}
    english, _ = full_event(people=[("organisation", value)])
    image = soup(client, english).select_one(".wcs-people__logo")
    assert image["alt"] == ""
    assert image.find_parent("dd").text.strip() == "Harbour authority"
    logo.delete()
    assert soup(client, english).select_one(".wcs-people__logo") is None


def test_partners_of_an_event_with_steps_show_their_logos(client: Client) -> None:
    partner = Organisation.objects.create(
        name="Harbour", locale=factories.locale("en"), logo=factories.picture("Harbour")
    )
    page = factories.add_page(
        MasterclassPage,
        factories.home("en"),
        schedule=[factories.on(factories.TODAY)],
        people=[("organisation", {"who": partner, "role": "partner"})],
        steps=[("step", {"title": "Tune", "picture": use_of_picture("Lute")})],
    )
    assert soup(client, page).select_one(".wcs-people__logo")


@pytest.mark.indexed
def test_logos_cost_no_query(client: Client, commit: Commit) -> None:
    partner = Organisation.objects.create(name="Harbour", locale=factories.locale("en"))
    value = {"who": partner, "role": "partner"}
    page, _ = full_event(people=[("organisation", value)])
    asked = []
    for logo in (None, factories.picture("Harbour")):
        partner.logo = logo
        with commit():
            partner.save()
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            html = client.get(page.url).content.decode()
        assert ("wcs-people__logo" in html) is bool(logo)
        asked.append(len(queries))
    assert asked[0] == asked[1]
