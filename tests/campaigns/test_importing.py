"""A campaign run elsewhere becomes drafts here, and its posts are proposed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from tests import examples, factories
from tests.campaigns.programmes import MONDAY, as_calendar, as_file, day
from tests.page_forms import speak
from wagtail_culture_social.campaigns.importing import reading
from wagtail_culture_social.models import Hashtag, SocialPost
from wagtail_culture_social.outbound import Answer, OutboundError
from wagtail_culture_social.pages.models import CampaignIndexPage, CampaignPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def index() -> Page:
    return examples.index_of(CampaignIndexPage, "Campaigns", "Campagnes")


def address(parent: Page) -> str:
    name = "wagtail_culture_social_campaign_import"
    return reverse(name, args=[parent.pk])


def upload(data: bytes, name: str = "campaign.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def ask(client: Client, parent: Page, **fields: Any) -> str:
    """Send the form and return what is shown."""
    page = client.get(address(parent)).content.decode()
    kind = re.search(r'name="page_type" value="(\d+)"', page)
    assert kind
    answer = client.post(address(parent), {"page_type": kind[1], **fields})
    return answer.content.decode()


def carried(html: str) -> str:
    found = re.search(r'name="programme" value="([^"]+)"', html)
    assert found
    return found[1]


def bring(client: Client, parent: Page, data: bytes, name: str = "a.json") -> Any:
    """Import a file for real."""
    html = ask(client, parent, file=upload(data, name))
    return client.post(address(parent), {"programme": carried(html)})


def drafts() -> dict[str, Page]:
    """The last drafts of what was imported, by language."""
    pages = CampaignPage.objects.select_related("locale")
    return {
        page.locale.language_code: page.get_latest_revision_as_object()
        for page in pages
    }


def test_trial_shows_the_days_and_writes_nothing(
    admin_client: Client, index: Page
) -> None:
    html = ask(admin_client, index, file=upload(as_file()))
    for words in ("#CoulissesMW", "Dans les coulisses", "Wednesday 25 November 2026"):
        assert words in html
    assert html.count("<td>new</td>") == 6
    assert CampaignPage.objects.count() == Hashtag.objects.count() == 0


def test_programme_becomes_drafts_in_both_languages(
    admin_client: Client, index: Page
) -> None:
    answer = bring(admin_client, index, as_file())
    found = drafts()
    english, french = found["en"], found["fr"]
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert english.translation_key == french.translation_key
    assert {english.live, french.live} == {False}
    assert french.get_parent().specific.locale.language_code == "fr"
    assert [b.value["theme"] for b in french.days][1] == "Dans les coulisses"
    assert [b.value["date"] for b in english.days] == [
        MONDAY + timedelta(days=number) for number in range(3)
    ]
    first = english.days[0].value
    assert (first["prompt"], list(first["ideas"])) == ("Show it.", ["Ask about it."])
    assert english.time_zone == "Pacific/Auckland"
    assert english.summary == "Seven days."


def test_hashtags_are_written_in_the_languages_of_the_site(
    admin_client: Client, index: Page
) -> None:
    known = factories.hashtag("CoulissesMW", fr="CoulissesMW")
    bring(admin_client, index, as_file())
    tag = drafts()["en"].days[1].value["hashtag"]
    assert tag == known
    known.refresh_from_db()
    assert known.texts == {"en": "BackstageMW", "fr": "CoulissesMW"}
    assert drafts()["fr"].days[2].value["hashtag"].texts["fr"] == "CoupsDeCœurMW"
    assert Hashtag.objects.count() == 4


def test_the_same_file_twice_changes_nothing(admin_client: Client, index: Page) -> None:
    bring(admin_client, index, as_file())
    before = [page.latest_revision_id for page in drafts().values()]
    html = ask(admin_client, index, file=upload(as_file()))
    assert html.count("<td>unchanged</td>") == 6
    answer = bring(admin_client, index, as_file())
    assert answer.url == reverse("wagtailadmin_explore", args=[index.pk])
    assert [page.latest_revision_id for page in drafts().values()] == before
    assert CampaignPage.objects.count() == 2


def test_new_reading_keeps_what_an_editor_added(
    admin_client: Client, index: Page
) -> None:
    bring(admin_client, index, as_file())
    english = drafts()["en"]
    english.title = "Our own title"
    english.days[0].value["pages"].append(index)
    own = {"date": MONDAY + timedelta(days=6), "theme": "Our own day"}
    english.days.append(("day", own))
    english.save_revision()
    days = [
        {"id": "day-0", "date": "2026-11-23", "theme": {"en": "A new theme"}},
        {"id": "day-3", "date": "2026-11-26", "theme": {"en": "One more"}},
    ]
    html = ask(admin_client, index, file=upload(as_file(days=days)))
    assert "no longer there; it stays" in html
    bring(admin_client, index, as_file(days=days))
    english = drafts()["en"]
    themes = [block.value["theme"] for block in english.days]
    assert english.title == "Our own title"
    assert themes[0] == "A new theme"
    assert {"Our own day", "One more", "Behind the scenes"} <= set(themes)
    assert list(english.days[0].value["pages"]) == [index.page_ptr]


def test_posts_of_an_imported_campaign_are_proposed_once_it_is_live(
    admin_client: Client, index: Page, settings: Any
) -> None:
    bring(admin_client, index, as_file(time_zone="Europe/Paris"))
    settings.CULTURE_SOCIAL_NOW = "2026-11-20T09:00:00+01:00"
    for page in drafts().values():
        factories.publish(page)
    french = CampaignPage.objects.get(locale__language_code="fr")
    rows = SocialPost.objects.filter(page=french, phase="day").order_by("due")
    days = dict.fromkeys(rows.values_list("due__date", flat=True))
    assert list(days) == [MONDAY + timedelta(days=number) for number in range(3)]
    second = rows.filter(due__date=MONDAY + timedelta(days=1))[0]
    draft = french.get_social_draft("day", second.recurrence_id)
    assert (draft.campaign_tag, draft.day_tag) == ("MuseumWeek", "CoulissesMW")
    assert draft.theme == "Dans les coulisses"


def test_calendar_in_one_language_then_the_other_is_one_campaign(
    admin_client: Client, index: Page
) -> None:
    french = index.get_translation(factories.locale("fr"))
    calendar = as_calendar(
        day(0, "#SecretsMW · Ce que le public ne voit jamais"),
        day(1, "#CoulissesMW · Dans les coulisses"),
    )
    bring(admin_client, french, calendar, "a.ics")
    bring(admin_client, index, as_file())
    found = drafts()
    assert found["fr"].translation_key == found["en"].translation_key
    assert len(found["fr"].days) == 3


def test_address_is_asked_through_the_only_door(
    admin_client: Client, index: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def fetch(url: str, **limits: Any) -> Answer:
        asked.append((url, limits["most_bytes"]))
        return Answer(url, "application/json", as_file(), filename="campaign.json")

    monkeypatch.setattr(reading, "fetch", fetch)
    url = "https://museum.example.org/culture/4/campaign.json"
    assert "Dans les coulisses" in ask(admin_client, index, url=url)
    assert asked == [(url, 2 * 1024 * 1024)]


def test_address_that_fails_is_told_in_words(
    admin_client: Client, index: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(url: str, **limits: Any) -> Answer:
        raise OutboundError("missing")

    monkeypatch.setattr(reading, "fetch", fetch)
    html = ask(admin_client, index, url="https://museum.example.org/a.json")
    assert "The address could not be fetched." in html


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", b"{", "breaks off or makes no sense"),
        ("a.json", b"{}", "holds no days of a campaign"),
        ("a.ics", as_calendar(), "holds no days of a campaign"),
        ("a.csv", b"a;b", "neither the programme of a campaign"),
        ("a.html", b"<!doctype html>", "This is a web page"),
        ("a.zip", b"PK\x03\x04", "an archive or a workbook"),
        ("a.json", b" " * 3_000_000, "larger than 2 MB"),
    ],
)
def test_bad_file_is_refused_with_its_reason(
    admin_client: Client, index: Page, name: str, data: bytes, message: str
) -> None:
    assert message in ask(admin_client, index, file=upload(data, name))
    assert not CampaignPage.objects.exists()


def test_what_was_left_out_is_told(admin_client: Client, index: Page) -> None:
    days = [
        {"date": "2026-11-23", "hashtag": "!!!"},
        {"date": "2026-11-23"},
        {"date": "soon"},
    ]
    html = ask(admin_client, index, file=upload(as_file(days=days)))
    assert "“!!!” is no hashtag and was left out." in html
    assert "23 November 2026 stands there twice" in html
    assert "“soon” is no date." in html
    twice = as_calendar(day(0, "One"), day(1, "Two", uid="u"), day(2, "Two", uid="u"))
    html = ask(admin_client, index, file=upload(twice, "a.ics"))
    assert "An entry of the calendar could not be read" in html


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Give an address or a file, one of them."),
        ({"url": "http://example.org/a.json"}, "error-message"),
        ({"url": "https://127.0.0.1/a.json"}, "error-message"),
    ],
)
def test_form_asks_for_one_good_place(
    admin_client: Client, index: Page, fields: dict[str, str], message: str
) -> None:
    assert message in ask(admin_client, index, **fields)


def test_form_speaks_the_language_of_the_editor(
    admin_client: Client, admin_user: Any, index: Page
) -> None:
    speak(admin_user, "fr")
    html = ask(admin_client, index, file=upload(as_file()))
    assert "mercredi 25 novembre 2026" in html


def test_only_what_was_shown_is_made(admin_client: Client, index: Page) -> None:
    html = ask(admin_client, index, file=upload(as_file()))
    forged = {"programme": carried(html)[:-3] + "abc"}
    assert admin_client.post(address(index), forged).status_code == 400
    other = factories.add_page(CampaignIndexPage, factories.home(), title="Other")
    answer = admin_client.post(address(other), {"programme": carried(html)})
    assert answer.status_code == 302
    assert not CampaignPage.objects.exists()


def test_locked_draft_is_left_alone(admin_client: Client, index: Page) -> None:
    bring(admin_client, index, as_file())
    CampaignPage.objects.update(locked=True)
    days = [{"id": "day-0", "date": "2026-11-23", "theme": "Another"}]
    html = ask(admin_client, index, file=upload(as_file(days=days)))
    assert "it stays as it is" in html
    assert "Make the drafts" not in html
    bring(admin_client, index, as_file(days=days))
    assert drafts()["en"].days[0].value["theme"] == "What visitors never see"


def test_history_tells_of_the_import(admin_client: Client, index: Page) -> None:
    bring(admin_client, index, as_file())
    entries = PageLogEntry.objects.filter(action="wagtail_culture_social.import")
    assert entries.count() == 2
    assert entries[0].data == {"source": "MuseumWeek 2026"}


def test_import_is_offered_where_campaigns_can_be(
    admin_client: Client, index: Page
) -> None:
    explore = reverse("wagtailadmin_explore", args=[index.pk])
    assert address(index) in admin_client.get(explore, follow=True).content.decode()
    page = examples.campaign()[0]  # below which none can be
    assert admin_client.get(address(page)).status_code == 302
