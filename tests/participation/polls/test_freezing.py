"""Options and rules stay once somebody voted: publishing anything else is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests import factories, polls
from tests.page_forms import edit_url, filled_form
from tests.participation.polls import electing
from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.freezing import KEPT
from wagtail_culture_social.participation.polls.freezing import changed_polls
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voters import new_voter
from wagtail_culture_social.participation.polls.voting import cast

pytestmark = pytest.mark.django_db


def draft(poll: Any, **changes: Any) -> Any:
    """The page with other values in its poll, as a draft."""
    page = poll.page.specific
    for name, value in changes.items():
        page.body[0].value[name] = value
    return page


def less(page: Any) -> Any:
    del page.body[0].value["options"][1]
    return page


def test_answers_may_change_until_somebody_votes() -> None:
    poll = electing.poll()
    page = less(draft(poll))
    assert changed_polls(page) == []
    factories.publish(page)
    poll.refresh_from_db()
    assert len(poll.rules["options"]) == 1


def test_answers_kind_and_protection_stay_after_a_vote() -> None:
    poll = electing.poll()
    electing.cast_new(poll, 0)
    for change in ({"kind": "multiple"}, {"mode": "proof"}):
        assert changed_polls(draft(poll, **change)) == [poll.question]
    assert changed_polls(less(draft(poll))) == [poll.question]


def test_more_answers_than_can_be_counted_are_a_change_too() -> None:
    poll = electing.poll()
    many = polls.options(*map(str, range(61)))
    page = poll.page.specific
    page.body = [("poll", polls.poll(options=many))]
    page.body[0].id = poll.block_id
    assert changed_polls(page) == []
    electing.cast_new(poll, 0)
    assert changed_polls(page) == [poll.question]


def test_a_revision_published_by_schedule_keeps_every_answer_with_words(
    client: Client,
) -> None:
    poll = electing.poll(kind="ranked", options=polls.options("A", "B", "C"))
    a, b, c = poll.rules["options"]
    cast(poll, Ticket(new_voter()), (b, a))
    page = less(draft(poll))
    page.save_revision().publish()  # as the schedule does: no hook is asked
    poll.refresh_from_db()
    assert poll.rules["options"] == [a, b, c]
    lines = {line.key: line.text for line in electing.form(client, poll).lines}
    assert lines == {a: "A", b: "An answer that is no longer on the page", c: "C"}
    html = client.get(page.url).content.decode()
    assert "Comes first: An answer that is no longer on the page" in html
    assert b not in html


def test_the_editor_is_told_that_a_schedule_changed_no_answer(
    admin_client: Client,
) -> None:
    poll = electing.poll()
    before = poll.page.specific.body.get_prep_value()
    page, words = less(draft(poll)), "People have already voted on"
    revision = page.save_revision(approved_go_live_at=now() - timedelta(minutes=1))
    electing.cast_new(poll, 0)
    assert words not in admin_client.get(edit_url(page)).content.decode()
    call_command("publish_scheduled")
    poll.refresh_from_db()
    assert len(poll.rules["options"]) == 2
    assert poll.page.specific.live_revision == revision
    told = PageLogEntry.objects.get(action=KEPT)
    assert (told.page_id, told.data) == (poll.page_id, {"title": poll.question})
    assert poll.question in told.message
    html = admin_client.get(edit_url(page)).content.decode()
    assert f"{words} “{poll.question}”" in html
    factories.publish(poll.page.specific)  # says so again: it still is so
    page = poll.page.specific
    page.body = page._meta.get_field("body").to_python(before)
    factories.publish(page)
    assert PageLogEntry.objects.filter(action=KEPT).count() == 2
    assert words not in admin_client.get(edit_url(page)).content.decode()


def test_words_and_dates_may_change_after_a_vote() -> None:
    poll = electing.poll()
    electing.cast_new(poll, 0)
    page = draft(poll, question="Which?", closes_at=polls.wall("2027-01-31 18:00"))
    page.body[0].value["options"][0]["text"] = "The Sea at Night"
    assert changed_polls(page) == []
    factories.publish(page)
    poll.refresh_from_db()
    assert (poll.question, poll.closes_at.month) == ("Which?", 1)


def test_a_translation_may_have_fewer_answers() -> None:
    poll = electing.poll()
    electing.cast_new(poll, 0)
    french = factories.twin(poll.page.specific, "fr")
    assert changed_polls(less(french)) == []


def typed(page: Any, **changes: str) -> dict[str, str]:
    """The stream of a page with one poll, as the editor posts it."""
    (block,) = page.body
    told = dict.fromkeys(block.block.child_blocks, "") | {
        name: value
        for name, value in block.value.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
    }
    data = {f"body-0-value-{name}": text for name, text in (told | changes).items()}
    data |= {"body-count": "1", "body-0-type": "poll", "body-0-id": block.id}
    data |= {"body-0-deleted": "", "body-0-order": "0"}
    items = block.value["options"].bound_blocks
    data["body-0-value-options-count"] = str(len(items))
    for number, item in enumerate(items):
        prefix = f"body-0-value-options-{number}"
        data |= {f"{prefix}-id": item.id, f"{prefix}-deleted": ""}
        data |= {f"{prefix}-order": str(number)}
        data[f"{prefix}-value-text"] = item.value["text"]
    return data


def test_publishing_a_change_keeps_it_as_a_draft_and_says_why(
    admin_client: Client,
) -> None:
    poll = electing.poll(options=polls.options("The Sea", "The Reader"))
    electing.cast_new(poll, 0)
    page = poll.page.specific
    data = filled_form(admin_client, edit_url(page), type(page))
    data |= typed(page, kind="multiple", closes_at="") | {"action-publish": "1"}
    answer = admin_client.post(edit_url(page), data, follow=True)
    html = answer.content.decode()
    assert "people have already voted on" in html
    assert poll.question in html
    page.refresh_from_db()
    assert page.body[0].value["kind"] == "single"
    kept = page.get_latest_revision_as_object()
    assert kept.body[0].value["kind"] == "multiple"


def test_several_pages_are_not_published_over_votes(admin_client: Client) -> None:
    poll = electing.poll()
    electing.cast_new(poll, 0)
    draft(poll, kind="multiple").save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = f"?id={poll.page_id}&next={reverse('wagtailadmin_home')}"
    answer = admin_client.post(address + query, follow=True)
    assert "people have already voted on" in answer.content.decode()
    poll.refresh_from_db()
    assert poll.page.specific.body[0].value["kind"] == "single"
