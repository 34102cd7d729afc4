"""The block of a poll: what is refused when it is published, dates, and where it is."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from tests import factories, polls
from tests.drafts import as_draft
from tests.pictures import use_of_picture
from wagtail_culture_social.campaigns import poll_blocks
from wagtail_culture_social.campaigns.poll_blocks import PollBlock, polls_of
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.social import found_blocks
from wagtail_culture_social.social.found_blocks import blocks_of

pytestmark = pytest.mark.django_db

TWO = polls.options("One", "Two")
MANY = polls.options(*map(str, range(10_000)))
FAULTS = [
    ({"options": polls.options("Alone")}, "options", "at least two answers"),
    ({"options": []}, "options", "at least two answers"),
    ({"options": MANY}, "options", "There are 10000 answers; at most 60"),
    ({"options": MANY[:21], "kind": "ranked"}, "options", "at most 20"),
    ({"options": polls.options("One", " ONE ")}, "options", "the same words"),
    ({"options": TWO, "kind": "quiz"}, "options", "Tick “right”"),
    ({"options": TWO, "kind": "multiple", "least": 3}, "least", "not that many"),
    (
        {"options": TWO, "kind": "ranked", "least": 2, "most": 1},
        "most",
        "less than at least",
    ),
    (
        {
            "opens_at": polls.wall("2026-12-31 18:00"),
            "closes_at": polls.wall("2026-12-31 18:00"),
        },
        "closes_at",
        "close before it opens",
    ),
]


def cleaned(**changes: Any) -> Any:
    block = PollBlock()
    return block.clean(block.normalize(polls.poll(**changes)))


@pytest.mark.parametrize(("changes", "field", "message"), FAULTS)
def test_what_nobody_could_answer_is_refused(
    changes: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(StructBlockValidationError) as refused:
        cleaned(**changes)
    assert message in str(refused.value.block_errors[field].message)


def test_it_is_refused_in_french_too() -> None:
    with translation.override("fr"), pytest.raises(StructBlockValidationError) as no:
        cleaned(options=MANY)
    assert "10000 réponses" in str(no.value.block_errors["options"].message)


@pytest.mark.parametrize("kind", ["rating", "open"])
def test_ratings_and_questions_need_no_answers_to_choose_from(kind: str) -> None:
    assert cleaned(kind=kind, options=[])


def test_a_draft_may_be_unfinished() -> None:
    block = PollBlock()
    with as_draft(block):
        assert block.clean(block.normalize(polls.poll(options=[])))


def test_the_block_and_the_table_know_the_same_words() -> None:
    asked = [kind for kind in Poll.Kind.choices if kind[0] != Poll.Kind.ENTRIES]
    assert dict(poll_blocks.KINDS) == dict(asked)
    assert dict(poll_blocks.MODES) == dict(Poll.Mode.choices)
    assert dict(poll_blocks.VISIBILITIES) == dict(Poll.Visibility.choices)


@pytest.mark.parametrize("editor", ["Europe/Paris", "Pacific/Auckland"])
def test_hours_are_those_on_the_wall_wherever_the_editor_is(editor: str) -> None:
    field = poll_blocks.WallClockBlock().field
    with timezone.override(editor):
        typed = field.clean("2026-12-31 18:00")
        assert field.prepare_value(typed) == typed == polls.wall("2026-12-31 18:00")


@pytest.mark.parametrize(
    ("wall", "zone", "instant"),
    [
        ("2026-12-31 18:00", "Europe/Paris", "2026-12-31T17:00:00+00:00"),
        ("2027-03-28 02:30", "Europe/Paris", "2027-03-28T01:30:00+00:00"),
        ("2026-10-25 02:30", "Europe/Paris", "2026-10-25T00:30:00+00:00"),
        ("2026-12-31 18:00", "America/Miquelon", "2026-12-31T21:00:00+00:00"),
    ],
)
def test_an_hour_is_an_instant_in_the_zone_of_the_page(
    wall: str, zone: str, instant: str
) -> None:
    value = PollBlock().normalize(polls.poll(opens_at=polls.wall(wall), closes_at=None))
    opens, closes = value.instants(ZoneInfo(zone))
    assert opens == datetime.fromisoformat(instant)
    assert closes is None


def test_polls_are_found_with_the_ids_that_they_keep() -> None:
    body = [("poll", polls.poll()), ("heading", "Next"), ("poll", polls.poll())]
    page = factories.add_page(CampaignPage, factories.home(), body=body)
    found = [one.id for one in polls_of(page)]
    assert found == [page.body[0].id, page.body[2].id]
    french = factories.twin(page, "fr")
    assert [one.id for one in polls_of(french)] == found


def test_blocks_that_hold_no_poll_are_not_read_to_find_one(
    django_assert_num_queries: Any,
) -> None:
    body = [("picture", use_of_picture()), ("poll", polls.poll(options=TWO))]
    page = factories.add_page(CampaignPage, factories.home(), body=body)
    page = CampaignPage.objects.get(pk=page.pk)
    with django_assert_num_queries(0):
        assert [one.id for one in polls_of(page)] == [page.body.raw_data[1]["id"]]
    with django_assert_num_queries(1):
        assert page.body[0].value["image"]


class Section(blocks.StructBlock):
    """A block of a site's own, in which a poll stands deep."""

    parts = blocks.ListBlock(blocks.StreamBlock([("poll", PollBlock())]))


class Sections(blocks.StreamBlock):
    """A stream of a site's own."""

    section = Section()
    poll = PollBlock()


def test_polls_are_found_however_deep_they_stand(monkeypatch: Any) -> None:
    raw = {"question": "Deep?", "kind": "single"}
    inner = [{"type": "poll", "value": raw, "id": "deep"}]
    parts = [{"type": "item", "value": inner, "id": "part"}]
    value = Sections().to_python(
        [
            {"type": "section", "value": {"parts": parts}, "id": "section"},
            {"type": "poll", "value": raw, "id": "flat"},
        ]
    )
    page = CampaignPage(title="Week")
    monkeypatch.setattr(page.body, "stream_block", Sections())
    field = CampaignPage._meta.get_field("body")
    monkeypatch.setattr(field, "stream_block", Sections())
    uncached = found_blocks._places_of.__wrapped__  # types of blocks never change else
    monkeypatch.setattr(found_blocks, "_places_of", uncached)
    page.__dict__["body"] = value
    assert [one.id for one in blocks_of(page, PollBlock)] == ["deep", "flat"]
