"""The plan of a page: which rows it has, and what becomes of them."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from wagtail.models import Page, Site

from tests import examples, factories
from tests.social.posts.plans import (
    FRIDAY,
    PARIS,
    event,
    plan,
    republish,
    rows,
    second_site,
    statuses,
)
from wagtail_culture_social.conf import now
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.pages.models import CampaignPage, EventPage, TutorialPage
from wagtail_culture_social.social.posts.planning import plan_page
from wagtail_culture_social.social.services import page_snippets

pytestmark = pytest.mark.django_db


def at(settings: Any, day: date, hour: int = 12) -> None:
    settings.CULTURE_SOCIAL_NOW = datetime(
        day.year, day.month, day.day, hour, tzinfo=PARIS
    ).isoformat()


def test_publishing_plans_every_phase_on_every_network() -> None:
    page = event()
    assert plan(page) == {
        "announcement": f"{now().astimezone(PARIS):%d.%m. %H:%M}",
        "j7": "11.12. 09:00",
        "j1": "17.12. 09:00",
        "today": "18.12. 09:00",
        "thank_you": "19.12. 09:00",
    }
    assert SocialPost.objects.count() == 5 * 7
    site = Site.objects.get(is_default_site=True)
    assert {row.site_id for row in SocialPost.objects.all()} == {site.pk}


def test_planning_again_changes_nothing() -> None:
    page = event()
    before = list(SocialPost.objects.order_by("pk").values())
    assert plan_page(page) == 0
    republish(page)
    assert list(SocialPost.objects.order_by("pk").values()) == before


def test_planning_an_event_costs_few_queries(
    django_assert_max_num_queries: Any,
) -> None:
    page = event()
    SocialPost.objects.all().delete()
    with django_assert_max_num_queries(12):
        assert plan_page(EventPage.objects.get(pk=page.pk)) == 35


def test_a_page_published_late_has_no_past_reminders(settings: Any) -> None:
    at(settings, FRIDAY - timedelta(days=1))
    page = event(first_published_at=now())
    assert set(plan(page)) == {"announcement", "today", "thank_you"}


def test_what_is_far_off_is_planned_when_it_comes_near(settings: Any) -> None:
    far = [factories.on(date(2027, 6, 18), time(20))]
    page = event(schedule=far)
    assert set(plan(page)) == {"announcement"}
    at(settings, date(2027, 5, 1))
    plan_page(EventPage.objects.get(pk=page.pk))
    assert set(plan(page)) == {"announcement", "j7", "j1", "today", "thank_you"}


def test_what_was_announced_long_ago_is_not_announced_again() -> None:
    page = event()
    SocialPost.objects.all().delete()
    EventPage.objects.update(first_published_at=now() - timedelta(days=8))
    plan_page(EventPage.objects.get(pk=page.pk))
    assert "announcement" not in plan(page)


def test_drafts_and_aliases_have_no_plan() -> None:
    page = event()
    alias = page.create_alias(parent=factories.home(), update_slug="again")
    alias.refresh_from_db()
    assert alias.live
    assert plan_page(alias.specific) == 0
    assert (
        plan_page(factories.add_page(TutorialPage, factories.home(), live=False)) == 0
    )
    assert {row.page_id for row in SocialPost.objects.all()} == {page.pk}


def test_moving_the_lead_moves_the_posts_of_its_twins() -> None:
    page = event()
    french = factories.twin(page, "fr", slug="concert-fr")
    later = [factories.on(FRIDAY + timedelta(days=1), time(20), time(22))]
    republish(page, schedule=later)
    assert plan(page)["j7"] == "12.12. 09:00"
    assert plan(french)["j7"] == "12.12. 09:30"


def test_what_was_posted_or_skipped_is_left_alone() -> None:
    page = event()
    for phase, status in (("j7", "posted"), ("j1", "skipped")):
        SocialPost.objects.filter(phase=phase).update(
            status=status, posted_text="So it went out."
        )
    before = {phase: rows(page, phase=phase)[0].due for phase in ("j7", "j1")}
    republish(page, schedule=[factories.on(FRIDAY + timedelta(days=3), time(20))])
    republish(page, state="cancelled")
    for phase, due in before.items():
        row = rows(page, phase=phase)[0]
        assert (row.due, row.posted_text) == (due, "So it went out.")
    assert statuses(page)["j7"] == "posted"


def test_words_that_are_not_planned_yet_get_their_instant(settings: Any) -> None:
    page = event(schedule=[factories.on(date(2027, 3, 18), time(20))])
    site = Site.objects.get(is_default_site=True)
    SocialPost.objects.create(
        site=site, page_id=page.pk, phase="j7", network="x", language="en", text="Soon"
    )
    plan_page(EventPage.objects.get(pk=page.pk))
    (row,) = rows(page, phase="j7")
    assert (row.text, row.due) == ("Soon", datetime(2027, 3, 11, 9, tzinfo=PARIS))


def test_a_written_post_without_a_moment_is_withdrawn_not_lost() -> None:
    page = event()
    SocialPost.objects.filter(phase="j7", network="x").update(text="My own words")
    republish(page, schedule=[factories.on(date(2026, 11, 30), time(20))])
    assert statuses(page)["j7"] == "withdrawn"
    assert rows(page, "bluesky", phase="j7") == []


def test_a_page_without_dates_is_published_and_recalled() -> None:
    page = factories.add_page(TutorialPage, factories.home())
    assert list(plan(page)) == ["published", "reminder"]


def test_a_campaign_of_a_year_is_planned_two_months_at_a_time(settings: Any) -> None:
    first = date(2026, 12, 1)
    days = [
        ("day", {"date": first + timedelta(days=number), "theme": f"Theme {number}"})
        for number in range(365)
    ]
    page = factories.add_page(CampaignPage, factories.home(), title="Year", days=days)
    planned = rows(page, phase="day")
    assert len(planned) == 55  # until the 24th of January, sixty days from now
    assert plan_page(CampaignPage.objects.get(pk=page.pk)) == 0
    third = planned[2]
    (post,) = page_snippets(
        CampaignPage.objects.get(pk=page.pk),
        phase="day",
        networks=["x"],
        recurrence_id=third.recurrence_id,
    )
    assert "Theme 2" in post.text


def test_a_day_of_a_campaign_that_moves_takes_its_post_along() -> None:
    english, _french = examples.campaign()
    last = english.days[6]
    SocialPost.objects.filter(recurrence_id=last.id).update(text="Pose with us!")
    last.value["date"] = date(2026, 12, 2)
    factories.publish(english)
    (row,) = rows(english, recurrence_id=last.id)
    assert row.text == "Pose with us!"
    assert row.due.astimezone(PARIS).date() == date(2026, 12, 2)


def test_a_page_that_cannot_tell_its_moments_is_published_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(page: Any) -> list:
        raise ValueError

    page = event()
    before = SocialPost.objects.count()
    monkeypatch.setattr(EventPage, "get_social_moments", fail)
    republish(page)
    assert SocialPost.objects.count() == before
    assert "could not be planned" in caplog.text


def test_posts_follow_their_page_to_another_site() -> None:
    page, museum = event(), second_site()
    page.move(museum.root_page, pos="last-child")
    assert plan_page(EventPage.objects.get(pk=page.pk)) == 35
    assert {row.site_id for row in rows(page)} == {museum.pk}


def test_unpublishing_writes_nothing() -> None:
    page = event()
    before = list(SocialPost.objects.order_by("pk").values())
    page.unpublish()
    assert plan_page(EventPage.objects.get(pk=page.pk)) == 0
    assert list(SocialPost.objects.order_by("pk").values()) == before


def test_a_page_outside_every_site_has_no_plan() -> None:
    root = Page.objects.get(depth=1)
    aside = root.add_child(instance=Page(title="Aside", slug="aside"))
    page = factories.add_page(TutorialPage, aside)
    assert rows(page) == []


def test_what_was_due_long_ago_is_history(settings: Any) -> None:
    page = event()
    at(settings, FRIDAY + timedelta(days=40))
    republish(page, schedule=[])
    assert set(plan(page)) == {"announcement", "j7", "j1", "today", "thank_you"}


def test_a_network_that_the_site_gives_up_loses_its_posts(settings: Any) -> None:
    page = event()
    SocialPost.objects.filter(phase="j1", network="x").update(text="My own words")
    settings.CULTURE_SOCIAL_NETWORKS = ["bluesky"]
    plan_page(EventPage.objects.get(pk=page.pk))
    assert statuses(page) == {"j1": "withdrawn"}
    assert len(rows(page, "bluesky")) == 5
