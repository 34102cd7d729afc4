"""The social kit: every network at one moment, adjusted, locked, noted."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Page, Site

from tests import examples, factories
from tests.page_forms import speak
from tests.social.kit.kits import event, filled, kit_url, post, row_of, send
from wagtail_culture_social.models import SocialPost, SocialSettings
from wagtail_culture_social.models.posts import PostStatus
from wagtail_culture_social.pages.models import EventPage

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def page() -> EventPage:
    return event()


def shown(client: Client, page: Page, query: str = "") -> str:
    return client.get(kit_url(page, query)).content.decode()


def test_every_network_has_a_card_and_a_field(admin_client: Client, page: Page) -> None:
    html = shown(admin_client, page)
    assert html.count('<article class="wcs-post') == 7
    assert html.count("<textarea") == 7
    assert 'aria-current="page">Announcement' in html
    assert "Social kit: Organ and Voice" in html


def test_moments_are_links_with_their_dates(admin_client: Client, page: Page) -> None:
    due = datetime(2026, 12, 1, 9, tzinfo=PARIS)
    post(page, phase="j7", due=due, status=PostStatus.POSTED, posted_text="Soon")
    html = shown(admin_client, page, "phase=j7")
    assert '<a href="?phase=j7" aria-current="page">Seven days ahead' in html
    assert '<time datetime="2026-12-01T' in html
    assert "1 posted" in html
    assert html.count("Soon") > 0


def test_news_have_a_moment_once_they_are_planned(
    admin_client: Client, page: Page
) -> None:
    assert "Cancellation" not in shown(admin_client, page)
    post(page, phase="cancelled", due=datetime(2026, 12, 1, 9, tzinfo=PARIS))
    html = shown(admin_client, page, "phase=cancelled")
    assert '<a href="?phase=cancelled" aria-current="page">Cancellation' in html


def test_dates_of_a_series_and_days_of_a_campaign_are_told_apart(
    admin_client: Client,
) -> None:
    concert = examples.event(examples.campaign()[0])[0]
    first = concert.culture_occurrences.first()
    due = datetime(2026, 12, 1, 9, tzinfo=PARIS)
    post(concert, phase="j7", recurrence_id=first.recurrence_id, due=due)
    html = shown(admin_client, concert, f"phase=j7&date={first.recurrence_id}")
    assert 'Seven days ahead · <span lang="en">Wednesday 25 November 2026' in html
    post(concert.campaign, phase="day", recurrence_id="slot", due=due)
    html = shown(admin_client, concert.campaign)
    assert 'Each day · <span lang="en">Tuesday 1 December 2026</span>' in html
    chosen = html[html.index('aria-current="page"') :]
    assert "Thursday 26 November 2026" in chosen[:90]  # today's were due this morning


@pytest.mark.parametrize("query", ["phase=winners", "phase=j1&date=nonsense"])
def test_unknown_moment_is_told(admin_client: Client, page: Page, query: str) -> None:
    answer = admin_client.get(kit_url(page, query), follow=True)
    assert "no post of that moment" in answer.content.decode()


def test_typed_text_is_kept_and_others_stay_automatic(
    admin_client: Client, page: Page
) -> None:
    answer = send(admin_client, page, x_text="Come\r\nand listen ")
    row = row_of(page)
    assert SocialPost.objects.count() == 1
    assert row.text == "Come\nand listen"
    assert "Organ and Voice" in row.written_from
    html = answer.content.decode()
    assert "1 text saved." in html
    assert "Words of admin" in html


def test_text_that_is_kept_is_still_read(admin_client: Client, page: Page) -> None:
    html = send(admin_client, page, x_text="#nuitdesmusees " + "a" * 300)
    html = html.content.decode()
    assert html.count("A hashtag is hard to read aloud") == 1
    assert html.count("The post is longer than this network allows.") == 1
    assert "The text is too long" not in html


def test_saving_untouched_texts_writes_nothing(
    admin_client: Client, page: Page
) -> None:
    data = filled(admin_client, page)
    page.title = "Voices"
    factories.publish(page)
    admin_client.post(kit_url(page), {**data, "do": "save"})
    assert not SocialPost.objects.exists()


def test_text_is_reset_locked_and_unlocked(admin_client: Client, page: Page) -> None:
    send(admin_client, page, x_text="Come")
    html = send(admin_client, page, "x.lock").content.decode()
    assert row_of(page).is_locked
    assert "X: the text is locked." in html
    assert "readonly" in html
    send(admin_client, page, "x.unlock")
    assert not row_of(page).is_locked
    send(admin_client, page, "x.reset", x_text="Something else")
    assert row_of(page).text == ""


def test_lock_keeps_what_was_just_typed(admin_client: Client, page: Page) -> None:
    send(admin_client, page, "x.lock", x_text="Come", bluesky_text="Listen")
    assert (row_of(page).text, row_of(page).is_locked) == ("Come", True)
    assert row_of(page, "bluesky").text == "Listen"


def test_page_that_moved_on_is_told_with_the_difference(
    admin_client: Client, page: Page
) -> None:
    send(admin_client, page, x_text="Come")
    page.title = "Organ and Choir"
    factories.publish(page)
    html = shown(admin_client, page)
    assert "The page says something else since" in html
    assert "<del>" in html
    assert "<ins>" in html
    assert html.count("My words are still right") == 1
    send(admin_client, page, "x.keep")
    assert row_of(page).text == "Come"
    assert "says something else" not in shown(admin_client, page)


def test_second_editor_is_told_and_loses_nothing(
    admin_client: Client, page: Page
) -> None:
    data = filled(admin_client, page)
    send(admin_client, page, x_text="First")
    mine = {**data, "x-text": "Second", "bluesky-text": "Mine", "do": "save"}
    html = admin_client.post(kit_url(page), mine).content.decode()
    assert row_of(page).text == "First"
    assert row_of(page, "bluesky").text == "Mine"
    assert "changed this text meanwhile" in html
    assert "First" in html
    assert ">\nSecond</textarea>" in html
    assert html.count("Not everything was done") == 1


def test_marked_as_posted_and_undone(admin_client: Client, page: Page) -> None:
    send(
        admin_client,
        page,
        "x.posted",
        x_text="Come",
        x_url="https://x.com/quays/status/1",
        x_at="2026-11-25T12:30",
    )
    row = row_of(page)
    assert (row.status, row.posted_text, row.text) == ("posted", "Come", "Come")
    assert row.posted_url == "https://x.com/quays/status/1"
    assert row.posted_at == datetime(2026, 11, 25, 12, 30, tzinfo=PARIS)
    html = shown(admin_client, page)
    assert html.count("<textarea") == 6
    assert 'href="https://x.com/quays/status/1"' in html
    send(admin_client, page, "x.undo")
    assert row_of(page).status == PostStatus.PLANNED


def test_bad_address_and_day_to_come_are_refused_and_stay(
    admin_client: Client, page: Page
) -> None:
    typed = {"x_url": "nonsense:", "x_at": "soon"}
    html = send(admin_client, page, "x.posted", x_text="Come", **typed).content.decode()
    assert not SocialPost.objects.exists()
    assert 'value="nonsense:"' in html
    assert ">\nCome</textarea>" in html
    html = send(admin_client, page, "x.posted", x_at="2030-01-01T10:00")
    assert "still to come" in html.content.decode()


def test_skipped_and_planned_again(admin_client: Client, page: Page) -> None:
    send(admin_client, page, "bluesky.skip")
    assert row_of(page, "bluesky").status == PostStatus.SKIPPED
    assert "Skipped" in shown(admin_client, page)
    send(admin_client, page, "bluesky.restore")
    assert row_of(page, "bluesky").status == PostStatus.PLANNED


def test_second_person_approves_where_the_site_asks_it(
    admin_client: Client, page: Page
) -> None:
    assert "Approve this text" not in shown(admin_client, page)
    site = Site.objects.get(is_default_site=True)
    SocialSettings.objects.create(site=site, needs_approval=True)
    send(admin_client, page, x_text="Come")
    refused = send(admin_client, page, "x.approve").content.decode()
    assert "Somebody else than its author" in refused
    other = User.objects.create_superuser("other", "other@example.org", "pw")
    client = Client()
    client.force_login(other)
    html = send(client, page, "x.approve").content.decode()
    assert row_of(page).approved_text == "Come"
    assert "Approved by other" in html


def test_huge_text_is_refused_and_shown_again(admin_client: Client, page: Page) -> None:
    html = send(admin_client, page, x_text="a" * 20_001).content.decode()
    assert "20000" in html or "20,000" in html
    assert "a" * 20_001 in html
    assert not SocialPost.objects.exists()


def test_without_javascript_a_text_is_tried_unsaved(
    admin_client: Client, page: Page
) -> None:
    html = send(admin_client, page, "show", x_text="a" * 285).content.decode()
    assert "5 over" in html
    assert "The post is longer than this network allows." in html
    assert f"tweet?text={'a' * 285}" in html
    assert not SocialPost.objects.exists()


def test_draft_and_unpublished_changes(admin_client: Client, page: Page) -> None:
    page.title = "Changed in a draft"
    page.save_revision()
    html = shown(admin_client, page)
    assert "has changes that are not published" in html
    assert "Changed in a draft" not in filled(admin_client, page)["x-text"]
    page.unpublish()
    page.save_revision()
    assert "Changed in a draft" in filled(admin_client, page)["x-text"]
    assert "The page is not published." in shown(admin_client, page)


def test_labels_are_the_editors_and_texts_the_pages(
    admin_client: Client, admin_user: User, page: Page
) -> None:
    speak(admin_user, "fr")
    html = shown(admin_client, page)
    assert '<html lang="fr"' in html
    assert html.count('lang="en" data-network=') == 7


def test_unknown_deeds_and_networks_change_nothing(
    admin_client: Client, page: Page
) -> None:
    for do in ("x.explode", "myspace.skip", "", "."):
        assert send(admin_client, page, do).status_code == 200
    assert not SocialPost.objects.exists()
