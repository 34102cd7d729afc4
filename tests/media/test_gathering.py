"""Images and documents of several streams: as Wagtail gives them, at two queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from tests import factories, recordings, tutorial_parts
from wagtail_culture_social.media.gathering import gather
from wagtail_culture_social.pages.models import SpotlightPage, TutorialPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled() -> Any:
    return factories.add_page(
        TutorialPage,
        factories.home(),
        steps=tutorial_parts.steps(),
        video=[("video", recordings.film(transcript=""))],
    )


def fresh(page: Any) -> Any:
    return TutorialPage.objects.get(pk=page.pk)


def test_two_streams_cost_two_queries(filled: Any) -> None:
    one = fresh(filled)
    with CaptureQueriesContext(connection) as captured:
        gather(one.steps, one.video)
        assert one.video[0].value["document"].filename
        assert all(block.value["picture"]["image"].title for block in one.steps)
    assert len(captured) == 2


def test_values_are_those_that_wagtail_gives(filled: Any) -> None:
    one, other = fresh(filled), fresh(filled)
    gather(one.steps, one.video)
    assert len(list(other.steps)) == len(one.steps)
    assert one.steps.get_prep_value() == other.steps.get_prep_value()
    for ours, theirs in zip(one.steps, other.steps, strict=True):
        assert ours.value["picture"]["image"] == theirs.value["picture"]["image"]
        assert ours.value["video"]["poster"] == theirs.value["video"]["poster"]


def test_what_is_gone_is_none(filled: Any) -> None:
    image = filled.steps[0].value["picture"]["image"]
    image.delete()
    one = fresh(filled)
    gather(one.steps, one.video)
    assert one.steps[0].value["picture"]["image"] is None


def test_empty_and_old_values_are_read() -> None:
    block = TutorialPage._meta.get_field("steps").stream_block
    stream = block.to_python([{"type": "step", "value": {"title": "Old"}, "id": "1"}])
    gather(stream)
    assert stream[0].value["title"] == "Old"


def test_items_that_stand_bare_in_a_list_are_read(db: None) -> None:
    image = factories.picture("Quay")
    block = SpotlightPage._meta.get_field("recommendations").stream_block
    value = {"title": "Quays", "pictures": [{"image": image.pk}]}
    stream = block.to_python([{"type": "gallery", "value": value, "id": "1"}])
    gather(stream)
    assert stream[0].value["pictures"][0]["image"] == image


def test_an_own_way_to_images_is_taken(filled: Any) -> None:
    asked: list[set[int]] = []

    def none_of(keys: set[int]) -> dict[int, Any]:
        asked.append(keys)
        return {}

    one = fresh(filled)
    gather(one.steps, one.video, ways={get_image_model(): none_of})
    assert len(asked) == 1
    assert one.steps[0].value["picture"]["image"] is None
