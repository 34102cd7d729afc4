"""What happens to an event: plan, posts, cards, calendar and page agree, in twins."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests import factories
from tests.surfaces import expected, state_in, told_by
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.pages.models import EventIndexPage, EventPage
from wagtail_culture_social.social.services import page_snippets
from wagtail_culture_social.social.share_cards.facts import card_facts

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
FRIDAY = date(2026, 12, 18)
SUNDAY = FRIDAY + timedelta(days=2)
REMINDERS = {"j7", "j1", "today", "thank_you"}
LATER = "2026-11-28T10:00:00+01:00"


@pytest.fixture
def twins() -> tuple[EventPage, EventPage]:
    index = factories.add_page(EventIndexPage, factories.home(), title="Programme")
    english = factories.add_page(
        EventPage,
        index,
        title="Organ and Voice",
        schedule=[factories.on(FRIDAY, time(20), time(22))],
    )
    return english, factories.twin(english, "fr", title="Voix et orgue")


def republish(page: EventPage, **fields: Any) -> None:
    fresh = EventPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    factories.publish(fresh)


def plan(page: EventPage, status: str = PostStatus.PLANNED) -> dict[str, datetime]:
    """The instants of the posts of one network with a status, by phase."""
    rows = SocialPost.objects.filter(page_id=page.pk, network="mastodon", status=status)
    return {row.phase: row.due for row in rows}


def states_of_posts(page: EventPage) -> dict[str, str]:
    """The state that each planned post says first, on every network."""
    fresh = EventPage.objects.get(pk=page.pk)
    language = fresh.locale.language_code
    told = {}
    for phase in plan(page):
        texts = {post.text for post in page_snippets(fresh, phase=phase)}
        (told[phase],) = {state_in(text, language) for text in texts}
    return told


def state_of_card(page: EventPage) -> str:
    """The state that is written on the page's image cards."""
    facts = card_facts(EventPage.objects.get(pk=page.pk))
    colon = ": " if facts.language == "en" else "\xa0: "
    return state_in(facts.state + colon, facts.language)


MOVED = [factories.on(SUNDAY, time(16), time(18))]
HAPPENINGS = [
    # what the editor does; state told, news, states of the other planned posts
    ({"state": "cancelled"}, "cancelled", {"cancelled": "cancelled"}),
    ({"state": "postponed"}, "postponed", {"postponed": "postponed"}),
    (
        {"state": "rescheduled", "schedule": MOVED},
        "rescheduled",
        {
            "rescheduled": "rescheduled",
            "j7": "rescheduled",
            "j1": "rescheduled",
            "today": "rescheduled",
            "thank_you": "scheduled",
        },
    ),
    (
        {"state": "moved_online", "stream_url": "https://tube.example.org/w/1"},
        "moved_online",
        {
            "moved_online": "moved_online",
            "j7": "moved_online",
            "j1": "moved_online",
            "today": "moved_online",
            "live_now": "scheduled",
            "thank_you": "scheduled",
        },
    ),
    (
        {"state": "full"},
        "full",
        {
            "announcement": "full",
            "j7": "full",
            "j1": "full",
            "today": "full",
            "thank_you": "scheduled",
        },
    ),
    (
        {"schedule": MOVED},
        "scheduled",
        dict.fromkeys(["announcement", *REMINDERS], "scheduled"),
    ),
]


@pytest.mark.parametrize(("fields", "state", "posts"), HAPPENINGS)
def test_plan_texts_cards_calendar_and_page_agree(
    client: Client,
    settings: Any,
    twins: tuple[EventPage, EventPage],
    fields: dict[str, Any],
    state: str,
    posts: dict[str, str],
) -> None:
    settings.CULTURE_SOCIAL_NOW = LATER
    republish(twins[0], **fields)
    for page in twins:
        assert told_by(client, page) == expected(state)
        assert states_of_posts(page) == posts
        assert state_of_card(page) == state


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_what_is_off_is_told_at_once_and_its_reminders_are_withdrawn(
    settings: Any, twins: tuple[EventPage, EventPage], state: str
) -> None:
    settings.CULTURE_SOCIAL_NOW = LATER
    republish(twins[0], state=state)
    present = datetime.fromisoformat(LATER)
    for number, page in enumerate(twins):
        at = present + number * timedelta(minutes=30)  # both go to one account
        assert plan(page) == {state: at}
        assert set(plan(page, "withdrawn")) == {"announcement", *REMINDERS}


def test_what_takes_place_after_all_has_its_reminders_back(
    settings: Any, twins: tuple[EventPage, EventPage]
) -> None:
    before = plan(twins[0])
    SocialPost.objects.filter(phase="j7").update(text="My own words")
    settings.CULTURE_SOCIAL_NOW = LATER
    republish(twins[0], state="cancelled")
    republish(twins[0], state="scheduled")
    after = plan(twins[0])
    assert {phase: after[phase] for phase in REMINDERS} == {
        phase: before[phase] for phase in REMINDERS
    }
    assert set(after) == set(before)
    assert plan(twins[0], "withdrawn") == {}
    texts = SocialPost.objects.filter(phase="j7").values_list("text", flat=True)
    assert set(texts) == {"My own words"}


def test_a_second_happening_is_told_though_the_first_was_posted(
    settings: Any, twins: tuple[EventPage, EventPage]
) -> None:
    republish(twins[0], state="postponed")
    SocialPost.objects.filter(phase="postponed").update(
        status="posted", posted_at=datetime.fromisoformat(factories.NOW)
    )
    settings.CULTURE_SOCIAL_NOW = LATER
    republish(twins[0], state="rescheduled", schedule=MOVED)
    assert set(plan(twins[0])) == {"rescheduled", *REMINDERS}
    assert plan(twins[0])["j7"].date() == SUNDAY - timedelta(days=7)
    republish(twins[0], state="cancelled")
    assert set(plan(twins[0])) == {"cancelled"}
    assert set(plan(twins[0], "posted")) == {"postponed"}


def test_news_are_told_once(settings: Any, twins: tuple[EventPage, EventPage]) -> None:
    republish(twins[0], state="cancelled")
    due = plan(twins[0])
    settings.CULTURE_SOCIAL_NOW = LATER
    republish(twins[0], state="cancelled", state_note="The organist is ill.")
    assert plan(twins[0]) == due


def test_nobody_is_told_that_a_past_event_is_cancelled(
    settings: Any, twins: tuple[EventPage, EventPage]
) -> None:
    settings.CULTURE_SOCIAL_NOW = "2026-12-19T10:00:00+01:00"
    republish(twins[0], state="cancelled")
    assert "cancelled" not in plan(twins[0])


def test_what_is_postponed_without_any_date_is_told_too(
    twins: tuple[EventPage, EventPage],
) -> None:
    republish(twins[0], state="postponed", schedule=[])
    for page in twins:
        assert states_of_posts(page) == {"postponed": "postponed"}
        assert set(plan(page, "withdrawn")) == {"announcement", *REMINDERS}
