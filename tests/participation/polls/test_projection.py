"""Publishing writes the lead's facts of a poll; what voters rely on stays."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests import factories, polls
from tests.participation.polls import asking, electing
from wagtail_culture_social.campaigns.poll_blocks import PollBlock
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.states import state_of

pytestmark = pytest.mark.django_db

# Nights when clocks change, in either hemisphere; in Lord Howe by half an hour.
NIGHTS = [
    ("Europe/Paris", "2026-03-29"),
    ("Europe/Paris", "2026-10-25"),
    ("Pacific/Auckland", "2026-04-05"),
    ("Pacific/Auckland", "2026-09-27"),
    ("America/Miquelon", "2026-03-08"),
    ("America/Miquelon", "2026-11-01"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
]
walls = st.tuples(st.sampled_from(NIGHTS), st.integers(0, 6 * 3600))
TICK = timedelta(microseconds=1)


def edit(page: Any, **changes: Any) -> Poll:
    """Publish the poll of a page again, with changes, as an editor does."""
    data = page.body.get_prep_value()
    data[0]["value"] |= changes
    page.body = page._meta.get_field("body").to_python(data)
    factories.publish(page)
    return Poll.objects.get(page=page.pk)


def test_a_published_poll_is_a_row_with_rules_dates_and_a_secret() -> None:
    page = asking.page_with({"kind": "quiz", "mode": "proof"})
    poll = Poll.objects.get()
    assert (poll.kind, poll.mode, poll.visibility) == ("quiz", "proof", "always")
    assert poll.page_id == page.pk
    assert len(poll.rules["options"]) == 2
    assert poll.closes_at == datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert len(poll.secret) == 64
    assert poll.is_offered


def test_a_draft_and_a_page_without_poll_write_nothing() -> None:
    page = asking.page_with()
    page.body = [("poll", polls.poll())]
    page.save_revision()
    assert Poll.objects.count() == 0


def test_before_the_first_vote_rules_may_change_and_the_secret_with_them() -> None:
    page = asking.page_with({})
    before = Poll.objects.get()
    after = edit(page, kind="multiple", most=2)
    assert (after.kind, after.rules["most"]) == ("multiple", 2)
    assert after.secret != before.secret
    assert edit(page, question="Which one?").secret == after.secret


def test_after_the_first_vote_options_and_rules_stay_and_words_and_dates_do_not() -> (
    None
):
    page = asking.page_with({})
    poll = Poll.objects.get()
    electing.cast_new(poll, 0)
    after = edit(
        page,
        kind="multiple",
        mode="code",
        options=[],
        question="Which one?",
        closes_at="2027-01-15T18:00:00",
    )
    assert (after.kind, after.mode, after.rules) == ("single", "cookie", poll.rules)
    assert after.secret == poll.secret
    assert after.question == "Which one?"
    assert after.closes_at == datetime(2027, 1, 15, 17, tzinfo=UTC)


def test_a_closed_poll_does_not_open_again() -> None:
    page = asking.page_with({})
    poll = electing.change(Poll.objects.get(), closed_at=asking.PAST, secret="")
    after = edit(page, closes_at="2030-01-01T00:00:00", kind="multiple")
    assert (after.closes_at, after.kind, after.secret) == (poll.closes_at, "single", "")


def test_a_poll_whose_block_is_gone_is_offered_no_more_and_keeps_its_votes() -> None:
    page = asking.page_with({})
    electing.cast_new(Poll.objects.get(), 0)
    page.body = []
    factories.publish(page)
    poll = Poll.objects.get()
    assert not poll.is_offered
    assert poll.ballots.count() == 1


def test_a_poll_that_nobody_could_count_is_not_offered_and_stops_no_publication() -> (
    None
):
    page = asking.page_with({})
    electing.cast_new(Poll.objects.get(), 0)
    many = [
        {"type": "item", "value": one} for one in polls.options(*map(str, range(61)))
    ]
    after = edit(page, options=many)
    assert not after.is_offered
    assert after.ballots.count() == 1
    page.body = [("poll", polls.poll(kind=""))]
    factories.publish(page)
    assert Poll.objects.count() == 1


def test_the_lead_alone_tells_facts() -> None:
    page = asking.page_with({})
    twin = factories.twin(page, "fr")
    data = twin.body.get_prep_value()
    data[0]["value"]["kind"] = "multiple"
    twin.body = twin._meta.get_field("body").to_python(data)
    factories.publish(twin)
    assert Poll.objects.get().kind == "single"


def test_a_poll_is_offered_while_a_page_of_any_language_shows_it() -> None:
    page = asking.page_with({})
    twin = factories.twin(page, "fr")
    page.unpublish()
    assert Poll.objects.get().is_offered
    twin.unpublish()
    assert not Poll.objects.get().is_offered
    factories.publish(page)
    assert Poll.objects.get().is_offered


def test_a_deleted_page_offers_its_poll_no_more() -> None:
    page = asking.page_with({})
    page.delete()
    poll = Poll.objects.get()
    assert not poll.is_offered
    assert poll.page_id is None


def instants(wall: tuple[tuple[str, str], int]) -> tuple[datetime, ZoneInfo]:
    (zone, day), seconds = wall
    local = datetime.fromisoformat(day) + timedelta(seconds=seconds)
    return local, ZoneInfo(zone)


@settings(deadline=None)
@given(walls, st.integers(1, 6 * 3600))
@example((("Europe/Paris", "2026-03-29"), 2 * 3600 + 1800), 3600)
@example((("Europe/Paris", "2026-10-25"), 2 * 3600 + 1800), 3600)
def test_on_nights_when_clocks_change_a_poll_opens_and_closes_at_its_instant(
    wall: tuple[tuple[str, str], int], span: int
) -> None:
    local, zone = instants(wall)
    value = PollBlock().to_python(
        {
            "question": "Which?",
            "opens_at": local.isoformat(),
            "closes_at": (local + timedelta(seconds=span)).isoformat(),
        }
    )
    opens, closes = value.instants(zone)
    poll = Poll(opens_at=opens, closes_at=closes)
    assert opens is not None
    assert closes is not None
    # The clock on the wall shows what the editor typed, or an hour that does not exist.
    shown = opens.astimezone(zone).replace(tzinfo=None)
    exists = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    assert shown == local or exists.replace(tzinfo=None) != local
    if opens < closes:
        told = {
            opens - TICK: "before",
            opens: "open",
            closes - TICK: "open",
            closes: "closed",
            closes + timedelta(seconds=1): "closed",
        }
        assert {moment: state_of(poll, moment) for moment in told} == told
