"""When planned posts go out: hours, quiet days, room on each account, own choice."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from wagtail.models import Site

from tests import factories
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
from wagtail_culture_social.models.posts import PostingHours, SocialPost
from wagtail_culture_social.pages.models import EventPage, TutorialPage
from wagtail_culture_social.social.posts.planning import plan_page

pytestmark = pytest.mark.django_db


def test_an_instant_that_a_person_chose_stays() -> None:
    page = event()
    chosen = datetime(2026, 12, 10, 15, tzinfo=PARIS)
    SocialPost.objects.filter(page_id=page.pk, phase="j7").update(
        due=chosen, keeps_due=True
    )
    republish(page, schedule=[factories.on(FRIDAY + timedelta(days=3), time(20))])
    assert plan(page)["j7"] == "10.12. 15:00"
    assert plan(page)["j1"] == "20.12. 09:00"


def test_all_networks_say_the_same_at_the_same_instant(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = None  # the clock goes on from row to row
    page = factories.add_page(TutorialPage, factories.home(), title="Renew")
    found = SocialPost.objects.filter(page_id=page.pk, phase="published")
    assert found.count() == 7
    assert len(set(found.values_list("due", flat=True))) == 1


def test_posts_go_out_at_the_hours_of_the_site() -> None:
    site = Site.objects.get(is_default_site=True)
    PostingHours.objects.create(site=site, times="12:30, 17:30", quiet_days="SA SU")
    PostingHours.objects.create(site=site, network="mastodon", times="8:15, 11:00")
    PostingHours.objects.create(site=site, network="bluesky", times="at noon")
    page = event()
    assert plan(page)["j7"] == "11.12. 12:30"
    assert plan(page)["thank_you"] == "21.12. 12:30"
    assert {row.due for row in rows(page, "mastodon", phase="j7")} == {
        datetime(2026, 12, 11, 11, tzinfo=PARIS)
    }
    assert {row.due for row in rows(page, "bluesky", phase="j7")} == {
        datetime(2026, 12, 11, 9, tzinfo=PARIS)
    }


def test_posts_of_an_account_leave_room_for_each_other() -> None:
    pages = [event(title=f"Concert {number}") for number in range(3)]
    assert [plan(page)["j7"][-5:] for page in pages] == ["09:00", "09:30", "10:00"]
    SocialPost.objects.filter(page_id=pages[0].pk, phase="j1", network="x").update(
        status="posted", posted_at=datetime(2026, 12, 17, 9, 10, tzinfo=PARIS)
    )
    plan_page(EventPage.objects.get(pk=pages[1].pk))
    assert plan(pages[1])["j1"] == "17.12. 10:30"  # 09:40 is too near the third


def test_each_site_has_its_accounts_and_hours() -> None:
    museum = second_site()
    PostingHours.objects.create(site=museum, times="11:00")
    library = event()
    page = factories.add_page(
        EventPage,
        museum.root_page,
        title="Concert",
        schedule=[factories.on(FRIDAY, time(20), time(22))],
    )
    assert {row.site_id for row in rows(page)} == {museum.pk}
    assert (plan(library)["j7"][-5:], plan(page)["j7"][-5:]) == ("09:00", "11:00")


def test_an_instant_that_a_person_chose_survives_a_cancellation() -> None:
    page = event()
    chosen = datetime(2026, 12, 10, 15, tzinfo=PARIS)
    SocialPost.objects.filter(phase="j7").update(due=chosen, keeps_due=True)
    republish(page, state="cancelled")
    assert statuses(page)["j7"] == "withdrawn"
    republish(page, state="scheduled")
    assert plan(page)["j7"] == "10.12. 15:00"


def test_each_twin_has_rows_in_its_language_and_room_of_its_own() -> None:
    page = event()
    french = factories.twin(page, "fr", slug="concert-fr")
    assert {row.language for row in rows(page)} == {"en"}
    assert {row.language for row in rows(french)} == {"fr"}
    assert plan(page)["j7"] == "11.12. 09:00"
    assert plan(french)["j7"] == "11.12. 09:30"
