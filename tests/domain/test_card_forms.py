"""The formats of image cards: sizes, safe zones, and the networks that take them."""

from dataclasses import replace

import pytest

from wagtail_culture_social.domain.card_forms import CARD_FORMS, Box, CardForm, form_for
from wagtail_culture_social.domain.networks import NETWORKS, UnknownNetwork

forms = pytest.mark.parametrize("form", CARD_FORMS.values(), ids=CARD_FORMS)


def test_sizes_are_those_the_networks_ask_for() -> None:
    assert {key: (form.width, form.height) for key, form in CARD_FORMS.items()} == {
        "og": (1200, 630),
        "square": (1080, 1080),
        "portrait": (1080, 1350),
        "story": (1080, 1920),
        "pin": (1000, 1500),
    }


@forms
def test_words_stay_in_the_safe_zone_and_off_the_photo(form: CardForm) -> None:
    whole = Box(0, 0, form.width, form.height)
    assert whole.holds(form.photo)
    assert whole.holds(form.safe)
    assert form.safe.holds(form.words)
    apart = form.words.right <= form.photo.left or form.words.top >= form.photo.bottom
    assert apart


def test_story_leaves_room_for_the_buttons_of_the_app() -> None:
    story = CARD_FORMS["story"]
    assert story.safe.top >= 250
    assert story.height - story.safe.bottom >= 340


@pytest.mark.parametrize("edge", ["left", "top", "width", "height"])
def test_box_that_sticks_out_is_not_held(edge: str) -> None:
    outer = Box(10, 10, 100, 100)
    moved = {"left": 9, "top": 9, "width": 101, "height": 101}
    assert outer.holds(outer)
    assert not outer.holds(outer._replace(**{edge: moved[edge]}))


def test_each_network_takes_the_format_of_its_picture() -> None:
    taken = {id_: form_for(id_) for id_ in NETWORKS}
    assert taken["bluesky"] == taken["x"] == taken["facebook"] == "og"
    assert taken["instagram"] == taken["threads"] == taken["pixelfed"] == "portrait"
    assert taken["pinterest"] == "pin"
    assert taken["tiktok"] == "story"


def test_network_of_a_site_takes_the_nearest_shape() -> None:
    own = replace(NETWORKS["x"], image_width=900, image_height=880)
    assert form_for(own) == "square"


def test_unknown_network_is_refused() -> None:
    with pytest.raises(UnknownNetwork):
        form_for("myspace")
