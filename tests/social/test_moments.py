"""When the posts of a page are due, and who is named in them."""

from datetime import time, timedelta
from typing import Any

import pytest

from tests import examples, factories
from wagtail_culture_social.domain.phases import UnknownPhase
from wagtail_culture_social.domain.snippets import Contributor
from wagtail_culture_social.pages.models import EventPage, TutorialPage
from wagtail_culture_social.social.services import page_snippets

pytestmark = pytest.mark.django_db

FRIDAY = factories.TODAY + timedelta(days=9)


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def event(**fields: Any) -> EventPage:
    schedule = [factories.on(FRIDAY, time(20), time(22))]
    values = {"schedule": schedule, "time_zone": "America/Miquelon", **fields}
    return factories.add_page(EventPage, factories.home(), **values)


def test_posts_of_an_event_are_due_in_its_own_time_zone() -> None:
    moments = dict(event().get_social_moments())
    assert moments["j7"].isoformat() == f"{FRIDAY - timedelta(days=7)}T09:00:00-03:00"
    assert moments["live_now"].isoformat() == f"{FRIDAY}T20:00:00-03:00"
    assert "replay" not in moments


def test_a_replay_is_told_of_once_there_is_one(settings: Any) -> None:
    streamed = event(attendance="mixed", stream_url="https://youtu.be/abc")
    settings.CULTURE_SOCIAL_NOW = f"{FRIDAY + timedelta(days=1)}T12:00:00+01:00"
    assert "replay" not in dict(type(streamed).objects.get().get_social_moments())
    streamed.replays = [("replay", {"url": "https://youtu.be/abc", "tracks": []})]
    replayed = factories.publish(streamed)
    assert "replay" in dict(replayed.get_social_moments())


@pytest.mark.parametrize("fields", [{"state": "cancelled"}, {"schedule": []}])
def test_nothing_is_due_for_what_does_not_take_place(fields: dict[str, Any]) -> None:
    assert event(**fields).get_social_moments() == []


def test_posts_of_a_campaign_are_due_every_day() -> None:
    moments = examples.campaign()[0].get_social_moments()
    phases = [phase for phase, _instant in moments]
    assert phases == ["teaser", *["day"] * 7, "last_day", "results"]
    assert moments[1][1].date() == examples.MONDAY


def test_other_pages_have_no_dates() -> None:
    page = factories.add_page(TutorialPage, factories.home())
    assert page.get_social_moments() == []


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
