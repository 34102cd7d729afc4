"""The next edition of a campaign: weekdays stay, the archive stays, both are linked."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import contests, examples, factories, polls
from wagtail_culture_social.campaigns.editions import next_edition, with_year
from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import CampaignPage, EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MONDAY = examples.MONDAY


def address(page: Page) -> str:
    return reverse("wagtail_culture_social_edition", args=[page.pk])


def make(client: Client, page: Page, weeks: int = 52) -> list[Any]:
    """Make the next edition through the admin; return its pages, English first."""
    data = {"weeks": weeks, "title": "MuseumWeek 2027", "slug": "museumweek-2027"}
    answer = client.post(address(page), data)
    made = CampaignPage.objects.get(title="MuseumWeek 2027")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
    return [made, made.get_translation(factories.locale("fr"))]


@pytest.mark.parametrize("weeks", [52, 53])
def test_days_move_and_keep_their_weekdays(
    admin_client: Client, twins: tuple[Page, Page], weeks: int
) -> None:
    for copy, page in zip(make(admin_client, twins[0], weeks), twins, strict=True):
        before = [block.value["date"] for block in page.days]
        after = [block.value["date"] for block in copy.days]
        assert after == [day + timedelta(weeks=weeks) for day in before]
        assert [d.weekday() for d in after] == [d.weekday() for d in before]
        assert [b.value["hashtag"] for b in copy.days] == [
            b.value["hashtag"] for b in page.days
        ]
        assert [b.value["theme"] for b in copy.days] == [
            b.value["theme"] for b in page.days
        ]
        assert [b.id for b in copy.days] == [b.id for b in page.days]
        assert not copy.live
        draft = copy.get_latest_revision_as_object()
        assert [block.value["date"] for block in draft.days] == after


def test_twins_stay_twins_under_names_of_their_own(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    english, french = make(admin_client, twins[0])
    assert english.translation_key == french.translation_key
    assert english.translation_key != twins[0].translation_key
    assert french.title == "MuseumWeek : sept jours, sept mots-dièse 2027"
    assert (english.slug, french.slug) == ("museumweek-2027", "museumweek-2027")


def test_twin_that_borrows_its_days_keeps_its_own_name(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    french = twins[1]
    french.days, french.slug = [], "semaine-2026"
    factories.publish(french)
    edition = next_edition(french)
    assert edition is not None
    assert edition.slug == "semaine-2027"
    made = make(admin_client, twins[0])[1]
    assert made.title == "MuseumWeek : sept jours, sept mots-dièse 2027"
    assert made.slug == "semaine-2027"


def test_archive_and_new_edition_link_to_each_other(
    client: Client, admin_client: Client, twins: tuple[Page, Page]
) -> None:
    made = make(admin_client, twins[0])
    assert "Other editions" not in client.get(twins[0].url).content.decode()
    published = [factories.publish(page) for page in made]
    for old, new in zip(twins, published, strict=True):
        assert f'href="{new.url}"' in client.get(old.url).content.decode()
        archive = client.get(new.url)
        assert f'href="{old.url}"' in archive.content.decode()
        assert [one.title for one in archive.context_data["editions"]] == [old.title]
    assert facts_of(twins[0]).start == MONDAY


def test_posts_of_the_new_edition_are_planned_on_its_days(
    admin_client: Client, twins: tuple[Page, Page], settings: Any
) -> None:
    made = make(admin_client, twins[0])[0]
    settings.CULTURE_SOCIAL_NOW = "2027-11-01T09:00:00+01:00"
    rows = SocialPost.objects.filter(page=factories.publish(made), phase="day")
    due = set(rows.values_list("due__date", flat=True))
    assert due == {MONDAY + timedelta(weeks=52, days=number) for number in range(7)}


@pytest.mark.parametrize("weeks", [52, 53])
def test_polls_and_contests_move_with_the_edition(
    admin_client: Client, twins: tuple[Page, Page], weeks: int
) -> None:
    """By the wall clock of the page: also from winter time to summer time."""
    night = polls.wall("2027-03-26 18:00")
    changes = {"opens_at": polls.wall("2026-11-23 09:00"), "closes_at": night}
    for page in twins:
        page.body = [
            ("poll", polls.poll(**changes)),
            ("contest", contests.contest(results_at=None)),
            ("heading", "Closes on 2026-12-31T18:00:00."),
        ]
        factories.publish(page)
    later = timedelta(weeks=weeks)
    for copy, page in zip(make(admin_client, twins[0], weeks), twins, strict=True):
        poll, contest, text = (block.value for block in copy.body)
        assert poll["opens_at"] == changes["opens_at"] + later
        assert poll["closes_at"] == night + later
        assert (poll["closes_at"].weekday(), poll["closes_at"].hour) == (4, 18)
        before = page.body[1].value
        for name in ("opens_at", "closes_at", "vote_opens_at", "vote_closes_at"):
            assert contest[name] == before[name] + later
        assert contest["jury_closes_at"] == before["jury_closes_at"] + later
        assert contest["results_at"] is None
        assert str(text) == "Closes on 2026-12-31T18:00:00."
        assert [one.id for one in copy.body] == [one.id for one in page.body]
        assert page.body[0].value["closes_at"] == night


def test_chosen_pages_stay_with_the_archive(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    concert = factories.add_page(EventPage, factories.home(), title="Concert")
    twins[0].days[0].value["pages"].append(concert)
    english = make(admin_client, factories.publish(twins[0]))[0]
    assert list(english.days[0].value["pages"]) == []


def test_form_proposes_the_same_week_of_the_next_year(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    html = admin_client.get(address(twins[0]), follow=True).content.decode()
    assert "22 November 2027" in html
    assert "29 November 2027" in html
    assert "Languages: English, Français" in html
    edition = next_edition(twins[0])
    assert edition is not None
    assert (edition.weeks, edition.slug) == (53, "museumweek-2027")


def test_menu_of_a_campaign_offers_the_next_edition(
    admin_client: Client, twins: tuple[Page, Page]
) -> None:
    def menu(page: Page) -> str:
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return admin_client.get(edit, follow=True).content.decode()

    assert address(twins[0]) in menu(twins[0])
    concert = factories.add_page(EventPage, factories.home(), title="Concert")
    assert address(concert) not in menu(concert)
    answer = admin_client.get(address(concert), follow=True)
    assert answer.status_code == 404


def test_campaign_without_days_has_no_next_edition(admin_client: Client) -> None:
    page = factories.add_page(CampaignPage, factories.home(), live=False)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.get(address(page)).url == edit
    page.start_date = date(9999, 12, 31)
    assert next_edition(page) is None


def test_who_may_not_add_pages_makes_no_edition(
    client: Client, twins: tuple[Page, Page], django_user_model: Any
) -> None:
    somebody = django_user_model.objects.create_user("somebody", password="pw")
    somebody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(somebody)
    data = {"weeks": 52, "title": "Next", "slug": "next"}
    assert client.post(address(twins[0]), data).url == reverse("wagtailadmin_home")
    assert CampaignPage.objects.count() == 2


def test_year_stands_where_it_stood() -> None:
    assert with_year("MuseumWeek 2026", "2026", "2027", " ") == "MuseumWeek 2027"
    assert with_year("MuseumWeek", "2026", "2027", " ") == "MuseumWeek 2027"
    assert with_year("20260 things", "2026", "2027", " ") == "20260 things 2027"
