"""The block of a contest: what is refused when it is published, fields, dates."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from tests import contests, factories
from tests.polls import wall
from wagtail_culture_social.campaigns import contest_blocks
from wagtail_culture_social.campaigns.contest_blocks import (
    ContestBlock,
    EntryWallBlock,
    contests_of,
)
from wagtail_culture_social.domain.contests import KINDS, MINORS, Dates
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.models import Contest

pytestmark = pytest.mark.django_db

PHOTO = contests.field("Photo", "image")
STORY = contests.field("Story", "long")
FILES = [contests.field(f"Photo {number}", "image") for number in range(6)]
MANY = [contests.field(f"Field {number}") for number in range(21)]


def choice(*choices: str) -> list[dict[str, Any]]:
    return [contests.field("Place", "choice", choices=list(choices))]


FAULTS = [
    ({"fields": []}, "fields", "nothing to enter with"),
    ({"fields": MANY}, "fields", "There are 21 fields; at most 20"),
    ({"fields": FILES}, "fields", "6 fields ask for files; a form can bring 5"),
    ({"fields": [PHOTO, {**STORY, "label": " PHOTO"}]}, "fields", "called “photo”"),
    ({"fields": choice("Alone")}, "fields", "“Place” two to 60 answers"),
    ({"fields": choice("One", "ONE ")}, "fields", "Two answers of “Place”"),
    ({"fields": [PHOTO], "licences": []}, "licences", "at least one licence"),
    ({"agree_rules": ""}, "agree_rules", "with the rules"),
    ({"agree_publication": ""}, "agree_publication", "allow you to publish"),
    ({"fields": [PHOTO], "agree_image_rights": ""}, "agree_image_rights", "people"),
    ({"closes_at": wall("2026-11-01 09:00")}, "closes_at", "close before they open"),
    ({"vote_opens_at": wall("2026-12-31 17:59")}, "vote_opens_at", "once entries are"),
    ({"vote_closes_at": None}, "vote_opens_at", "give both dates"),
    ({"vote_closes_at": wall("2027-01-04 09:00")}, "vote_closes_at", "end before it"),
    ({"jury_closes_at": wall("2026-12-31 18:00")}, "jury_closes_at", "jury sits once"),
    ({"results_at": wall("2027-01-18 17:00")}, "results_at", "Results come last"),
]


def cleaned(value: dict[str, Any]) -> Any:
    block = ContestBlock()
    return block.clean(block.normalize(value))


def refused(value: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(StructBlockValidationError) as refusal:
        cleaned(value)
    errors = refusal.value.block_errors
    return {name: str(error.message) for name, error in errors.items()}


def test_a_contest_with_every_phase_and_a_challenge_without_form_are_accepted() -> None:
    assert cleaned(contests.contest())
    assert cleaned(contests.challenge())
    assert cleaned(contests.contest(fields=FILES[:5]))


@pytest.mark.parametrize(("changes", "field", "message"), FAULTS)
def test_what_nobody_could_enter_is_refused(
    changes: dict[str, Any], field: str, message: str
) -> None:
    assert message in refused(contests.contest(**changes))[field]


def test_a_challenge_says_how_to_take_part_or_has_a_form() -> None:
    assert set(refused(contests.challenge(how_to=""))) == {"how_to"}
    linked = [contests.field("Your post", "post")]
    assert cleaned(contests.challenge(how_to="", fields=linked))


def test_texts_need_neither_licence_nor_image_rights() -> None:
    plain = contests.contest(fields=[STORY], licences=[], agree_image_rights="")
    assert cleaned(plain)


@pytest.mark.parametrize(
    "licence", ["https://example.org/", "http://rightsstatements.org/vocab/CNE/1.0/"]
)
def test_nobody_is_offered_a_licence_that_an_author_cannot_give(licence: str) -> None:
    with pytest.raises(ValidationError):
        cleaned(contests.contest(licences=[licence]))


def test_it_is_refused_in_french_too() -> None:
    with translation.override("fr"):
        assert "Ajoutez un champ" in refused(contests.contest(fields=[]))["fields"]


def test_a_draft_may_be_unfinished() -> None:
    block = ContestBlock()
    block.defer_required_validation()
    assert block.clean(block.normalize(contests.contest(fields=[], agree_rules="")))


def test_the_block_the_table_and_the_rules_know_the_same_words() -> None:
    assert dict(contest_blocks.KINDS) == dict(Contest.Kind.choices)
    assert tuple(dict(contest_blocks.FIELD_KINDS)) == KINDS
    assert tuple(dict(contest_blocks.MINORS)) == MINORS


def test_fields_and_choices_are_under_keys_that_every_language_keeps() -> None:
    page = factories.add_page(
        CampaignPage, factories.home(), body=[("contest", contests.contest())]
    )
    asked = next(contests_of(page)).value.asked
    assert [(one.label, one.kind, one.required) for one in asked] == [
        ("Photograph", "image", True),
        ("Place", "choice", True),
        ("Story", "long", False),
    ]
    keys = [one.key for one in asked] + [one.key for one in asked[1].choices]
    assert all(len(key) == 8 for key in keys)
    assert len(set(keys)) == 5
    french = factories.twin(page, "fr")
    assert next(contests_of(french)).value.asked == asked


def test_dates_are_instants_in_the_zone_of_the_page() -> None:
    told = contests.challenge(
        opens_at=None, closes_at=wall("2027-03-28 02:30"), results_at=None
    )
    value = ContestBlock().normalize(told)
    closes_at = datetime.fromisoformat("2027-03-28T01:30:00+00:00")
    assert value.instants(ZoneInfo("Europe/Paris")) == Dates(closes_at=closes_at)


def test_only_consents_with_words_are_asked_in_their_order() -> None:
    value = ContestBlock().normalize(contests.contest(agree_publication=""))
    assert list(value.consents) == ["rules", "image_rights"]


def test_without_the_app_that_keeps_entries_there_are_words_only(
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(contest_blocks.registry, "get", lambda kind: None)
    page = factories.add_page(
        CampaignPage, factories.home(), body=[("contest", contests.contest())]
    )
    html = page.body[0].render({"page": page, "wcs_language": "en"})
    assert "Show us your streets after dark." in html
    assert "#TownByNight" in html
    assert "href" not in html.replace("<link", "").split("</link>")[0].split("<h2")[1]
    wall_of = EntryWallBlock()
    shown = wall_of.get_context(wall_of.normalize({"contest": page}), {"page": page})
    assert shown["walls"] == []
