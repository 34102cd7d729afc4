"""Photos on cards: the focus, the orientation of cameras, colours, transparency."""

import pytest
from PIL import Image, ImageCms

from tests.social.cards.drawn import BLUE, RED, encoded, halves, is_near, picture_of
from wagtail_culture_social.social.share_cards.photos import (
    Unreadable,
    contained,
    cropped,
    filled,
    is_cut_out,
    mean_colour,
)

WHITE = (255, 255, 255)


@pytest.mark.parametrize(
    ("focus", "edges"),
    [
        ((0.5, 0.5), (75, 0, 125, 100)),
        ((0.25, 0.5), (25, 0, 75, 100)),
        ((0, 0.5), (0, 0, 50, 100)),
        ((1, 0.9), (150, 0, 200, 100)),
    ],
)
def test_crop_is_as_near_to_the_focus_as_the_edges_let(
    focus: tuple[float, float], edges: tuple[float, ...]
) -> None:
    assert cropped((200, 100), (300, 600), focus) == pytest.approx(edges)


def test_crop_never_leaves_the_picture() -> None:
    for width in range(1, 400, 7):
        left, top, right, bottom = cropped((width, 997), (1000, 860), (1.0, 1.0))
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= 997


@pytest.mark.parametrize(("x", "colour"), [(0.1, RED), (0.9, BLUE)])
def test_focus_chooses_what_is_seen(x: float, colour: tuple[int, int, int]) -> None:
    photo = picture_of(encoded(halves(2000, 500)), (x, 0.5))
    card = filled(photo, (500, 500), WHITE)
    assert card.size == (500, 500)
    assert is_near(card.getpixel((250, 250)), colour)


def test_photo_is_turned_as_the_camera_was() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the left of what is stored is the top of what is seen
    content = encoded(halves(1600, 800), exif=exif)
    card = filled(picture_of(content), (400, 800), WHITE)
    assert is_near(card.getpixel((200, 50)), RED)
    assert is_near(card.getpixel((200, 750)), BLUE)


def test_small_photo_fills_the_card_too() -> None:
    assert filled(picture_of(encoded(halves(40, 30))), (900, 700), WHITE).size == (
        900,
        700,
    )


def test_transparent_photo_lies_on_the_paper() -> None:
    content = encoded(Image.new("RGBA", (100, 100)), "PNG")
    card = filled(picture_of(content), (50, 50), (1, 2, 3))
    assert card.getpixel((25, 25)) == (1, 2, 3)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "I;16", "CMYK"])
def test_any_kind_of_picture_becomes_rgb(mode: str) -> None:
    form = "TIFF" if mode == "CMYK" else "PNG"
    content = encoded(Image.new(mode, (60, 60)), form)
    assert filled(picture_of(content), (50, 50), WHITE).mode == "RGB"


def test_profile_of_a_camera_is_heeded() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = encoded(halves(100, 100), icc_profile=profile)
    card = filled(picture_of(content), (50, 50), WHITE)
    assert is_near(card.getpixel((5, 25)), RED)


def test_logo_keeps_its_shape_and_what_is_transparent() -> None:
    logo = Image.new("RGBA", (600, 200))
    logo.paste(RED, (0, 0, 300, 200))
    small = contained(picture_of(encoded(logo, "PNG")), (100, 100))
    assert small.size == (100, 33)
    assert is_cut_out(small)
    assert is_near(mean_colour(small), RED)
    assert not is_cut_out(contained(picture_of(encoded(halves(60, 20))), (30, 30)))


def test_file_that_is_gone_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        filled(picture_of(b""), (10, 10), WHITE)
