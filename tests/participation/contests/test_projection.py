"""Publishing writes the lead's facts of a contest; what entrants rely on stays."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageLogEntry

from tests import contests, factories
from tests.page_forms import edit_url
from tests.participation.contests import calling
from tests.polls import wall
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import LICENCES, Rules
from wagtail_culture_social.participation.contests.freezing import (
    changed_contests,
    contest_faults,
)
from wagtail_culture_social.participation.freezing import KEPT
from wagtail_culture_social.participation.models import Contest

pytestmark = pytest.mark.django_db


def edited(page: Any, **changes: Any) -> Any:
    """The page with changes in the block of its contest."""
    data = page.body.get_prep_value()
    data[0]["value"] |= changes
    page.body = page._meta.get_field("body").to_python(data)
    return page


def edit(page: Any, **changes: Any) -> Contest:
    """Publish the contest of a page again, with changes."""
    factories.publish(edited(page, **changes))
    return Contest.objects.get(page=page.pk)


def test_a_published_contest_is_a_row_with_rules_and_dates() -> None:
    page = calling.page_with({})
    contest = Contest.objects.get()
    assert (contest.kind, contest.title) == ("contest", "The town by night")
    assert contest.page_id == page.pk
    assert contest.is_offered
    assert contest.closes_at == datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert contest.results_at == datetime(2027, 1, 20, 17, tzinfo=UTC)
    rules = Rules.from_json(contest.rules)
    assert [one.kind for one in rules.fields] == ["image", "choice", "long"]
    assert [one.required for one in rules.fields] == [True, True, False]
    assert len(rules.fields[1].choices) == 2
    assert rules.licences == LICENCES[:2]
    assert rules.consents == ("rules", "publication", "image_rights")
    assert (rules.most_per_person, rules.minors) == (2, "guardian")


def test_a_draft_and_a_page_without_contest_write_nothing() -> None:
    page = factories.add_page(type(calling.page_with()), factories.home())
    page.body = [("contest", contests.contest())]
    page.save_revision()
    assert Contest.objects.count() == 0


@pytest.mark.parametrize(
    "lacking",
    [
        {"kind": None},
        {"agree_publication": ""},
        {"fields": [contests.field("Photo", "")]},
        {"vote_closes_at": None},
    ],
)
def test_what_was_published_unchecked_is_not_offered(lacking: dict[str, Any]) -> None:
    contest = calling.contest()
    page = edited(contest.page.specific)
    block = page.body[0]
    for name, value in lacking.items():
        block.value[name] = block.block.child_blocks[name].normalize(value)
    factories.publish(page)
    contest.refresh_from_db()
    assert not contest.is_offered


def test_rules_may_change_until_somebody_enters() -> None:
    page = calling.page_with({})
    after = edit(page, most_per_person=None, agree_image_rights="Nobody is shown.")
    assert after.rules["most_per_person"] is None
    calling.entry(after)
    later = edit(page, most_per_person=5, title="By day", minors="refused")
    assert later.title == "By day"
    assert later.rules == after.rules


def test_publishing_other_rules_is_refused_once_somebody_entered() -> None:
    contest = calling.contest()
    page = contest.page.specific
    assert changed_contests(edited(page, minors="refused")) == []
    calling.entry(contest)
    assert changed_contests(edited(page, minors="refused")) == [contest.title]
    assert changed_contests(edited(page, fields=[])) == [contest.title]
    assert contest.title in contest_faults(page)[0]


def test_the_editor_is_told_that_a_schedule_changed_no_rule(
    admin_client: Client,
) -> None:
    contest = calling.contest()
    page = edited(contest.page.specific, minors="refused")
    page.save_revision(approved_go_live_at=now() - timedelta(minutes=1))
    calling.entry(contest)
    call_command("publish_scheduled")
    rules = contest.rules
    contest.refresh_from_db()
    assert contest.rules == rules
    assert contest.page.specific.body[0].value["minors"] == "refused"
    told = PageLogEntry.objects.get(action=KEPT)
    assert told.data == {"title": contest.title}
    html = admin_client.get(edit_url(page)).content.decode()
    assert f"There are entries for “{contest.title}” already" in html


def test_words_and_dates_may_change_after_entries() -> None:
    contest = calling.contest()
    calling.entry(contest)
    page = edited(
        contest.page.specific,
        introduction="Show us more.",
        agree_rules="I accept the rules, also the new ones.",
        closes_at=wall("2027-01-01 18:00").isoformat(),
    )
    assert changed_contests(page) == []


def test_a_translation_may_lack_fields() -> None:
    contest = calling.contest()
    calling.entry(contest)
    french = calling.twin_of(contest)
    assert changed_contests(edited(french, fields=[])) == []
    factories.publish(edited(french, fields=[], title="La ville la nuit"))
    contest.refresh_from_db()
    assert contest.title == "The town by night"
    assert len(contest.rules["fields"]) == 3


def test_a_contest_is_offered_as_long_as_a_page_shows_it() -> None:
    contest = calling.contest()
    french = calling.twin_of(contest)
    contest.page.specific.unpublish()
    contest.refresh_from_db()
    assert contest.is_offered
    french.unpublish()
    contest.refresh_from_db()
    assert not contest.is_offered


def test_a_contest_whose_block_is_gone_is_offered_no_more() -> None:
    contest = calling.contest()
    calling.entry(contest)
    page = contest.page.specific
    page.body = []
    factories.publish(page)
    contest.refresh_from_db()
    assert not contest.is_offered
    assert contest.entries.count() == 1
