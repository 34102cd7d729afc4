"""When the posts of a page are due, and who is named in them."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from tests import examples, factories
from wagtail_culture_social.domain.phases import UnknownPhase
from wagtail_culture_social.domain.snippets import Contributor
from wagtail_culture_social.pages.models import (
    EventIndexPage,
    EventPage,
    TutorialPage,
)
from wagtail_culture_social.social.services import page_snippets

pytestmark = pytest.mark.django_db

FRIDAY = factories.TODAY + timedelta(days=9)


def event(**fields: Any) -> EventPage:
    schedule = [factories.on(FRIDAY, time(20), time(22))]
    values = {"schedule": schedule, "time_zone": "America/Miquelon", **fields}
    return factories.add_page(EventPage, factories.home(), **values)


def due(page: Any) -> dict[str, datetime]:
    """The instants at which a page's posts are due, by their phase."""
    return {one.phase: one.due for one in page.get_social_moments()}


def test_posts_of_an_event_are_due_in_its_own_time_zone() -> None:
    moments = due(event(attendance="mixed", stream_url="https://youtu.be/abc"))
    assert moments["j7"].isoformat() == f"{FRIDAY - timedelta(days=7)}T09:00:00-03:00"
    assert moments["live_now"].isoformat() == f"{FRIDAY}T20:00:00-03:00"
    assert "replay" not in moments


def test_what_nobody_streams_is_not_told_of_as_live() -> None:
    assert "live_now" not in due(event())


def test_a_replay_is_told_of_once_there_is_one(settings: Any) -> None:
    streamed = event(attendance="mixed", stream_url="https://youtu.be/abc")
    settings.CULTURE_SOCIAL_NOW = f"{FRIDAY + timedelta(days=1)}T12:00:00+01:00"
    assert "replay" not in due(type(streamed).objects.get())
    streamed.replays = [("replay", {"url": "https://youtu.be/abc", "tracks": []})]
    replayed = factories.publish(streamed)
    assert "replay" in due(replayed)


def test_only_the_news_are_due_of_what_does_not_take_place() -> None:
    assert list(due(event(state="cancelled"))) == ["cancelled"]
    assert due(event(schedule=[])) == {}


def test_posts_of_a_campaign_are_due_every_day() -> None:
    page = examples.campaign()[0]
    moments = page.get_social_moments()
    phases = [one.phase for one in moments]
    assert phases == ["teaser", *["day"] * 7, "last_day", "results"]
    assert moments[1].due.date() == moments[1].day == examples.MONDAY
    assert moments[1].recurrence_id == page.days[0].id


def test_other_pages_are_told_of_when_published_and_later() -> None:
    moments = due(factories.add_page(TutorialPage, factories.home()))
    assert list(moments) == ["published", "reminder"]
    index = factories.add_page(EventIndexPage, factories.home())
    assert index.get_social_moments() == []


def test_a_phase_is_chosen_or_refused() -> None:
    posts = page_snippets(event(title="Concert"), phase="j1")
    assert all(post.text.startswith("Tomorrow: Concert") for post in posts)
    with pytest.raises(UnknownPhase):
        page_snippets(event(title="Twice"), phase="winners")


def test_people_of_a_page_are_named_with_their_accounts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    singer = Contributor("Ensemble du Large", {"mastodon": "large@example.social"})
    monkeypatch.setattr(EventPage, "get_social_contributors", lambda page: [singer])
    posts = {post.network: post.text for post in page_snippets(event(title="Concert"))}
    assert "With Ensemble du Large (@large@example.social)" in posts["mastodon"]
    assert "With Ensemble du Large\n" in posts["linkedin"]


def test_links_carry_parameters_only_when_the_site_wants_them(settings: Any) -> None:
    assert "utm_" not in "".join(post.text for post in page_snippets(event()))
    settings.CULTURE_SOCIAL_UTM = {"*": {"utm_source": "{network}"}}
    for post in page_snippets(event(title="Twice")):
        assert f"?utm_source={post.network}" in post.text
