"""The block of a registration: what editors may write, and what it shows alone."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from wagtail.blocks import StructBlockValidationError

from tests import polls
from wagtail_culture_social import registry
from wagtail_culture_social.events.registration_blocks import RegistrationBlock


def value(**changes: Any) -> Any:
    """A registration, with what a test changes."""
    plain = {
        "heading": "",
        "introduction": "",
        "capacity": 40,
        "most_seats": 4,
        "closes_hours_before": 0,
        "reminds_hours_before": 24,
    }
    return RegistrationBlock().normalize({**plain, **changes})


def test_more_seats_a_person_than_there_are_is_refused() -> None:
    block = RegistrationBlock()
    assert block.clean(value(capacity=4))
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value(capacity=3))
    assert set(refused.value.block_errors) == {"most_seats"}


@pytest.mark.parametrize(
    "wrong", [{"capacity": 0}, {"most_seats": 51}, {"reminds_hours_before": 337}]
)
def test_numbers_that_make_no_sense_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(StructBlockValidationError) as refused:
        RegistrationBlock().clean(value(**wrong))
    assert set(refused.value.block_errors) == set(wrong)


def test_the_hour_of_opening_is_that_of_the_event() -> None:
    opens = value(opens_at=polls.wall("2026-12-01 10:00")).opens(
        ZoneInfo("America/Miquelon")
    )
    assert opens == datetime(2026, 12, 1, 13, tzinfo=UTC)
    assert value().opens(ZoneInfo("UTC")) is None


def test_a_registration_has_a_heading_of_its_own_or_a_plain_one() -> None:
    assert value(heading="Come and sing").title == "Come and sing"
    assert str(value().title) == "Registration"


def test_without_the_app_there_are_words_and_no_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "_services", {})
    html = RegistrationBlock().render(value(introduction="We meet in the hall."))
    assert "We meet in the hall." in html
    assert 'href="/culture' not in html
