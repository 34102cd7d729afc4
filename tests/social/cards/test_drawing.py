"""One image card: its size and weight, what is on it, and what may be missing."""

from typing import Any

import pytest
from PIL import Image

from tests.social.cards import drawn
from tests.social.cards.drawn import encoded, facts, halves, is_near, opened, picture_of
from wagtail_culture_social.domain.card_forms import CARD_FORMS, MOST_BYTES, CardForm
from wagtail_culture_social.domain.contrast import LEAST, contrast, ink_on
from wagtail_culture_social.social.share_cards.drawing import draw

OG = CARD_FORMS["og"]
forms = pytest.mark.parametrize("form", CARD_FORMS.values(), ids=CARD_FORMS)


@forms
def test_card_is_a_small_jpeg_of_its_size_without_metadata(form: CardForm) -> None:
    card = draw(facts(), form)
    image = opened(card.content)
    assert (image.format, image.size) == ("JPEG", (form.width, form.height))
    assert len(card.content) <= MOST_BYTES
    assert not image.getexif()
    assert not {"exif", "icc_profile", "comment"} & set(image.info)
    assert card.faults == ()


def test_photo_that_hardly_shrinks_still_fits_every_network() -> None:
    noise = Image.effect_noise((1600, 1600), 120).convert("RGB")
    card = draw(facts(photo=picture_of(encoded(noise))), CARD_FORMS["story"])
    assert len(card.content) <= MOST_BYTES


@forms
def test_photo_and_paper_each_have_their_part(form: CardForm) -> None:
    image = opened(draw(facts(), form).content)
    assert is_near(image.getpixel((form.photo.left + 5, 5)), drawn.RED)
    assert is_near(image.getpixel((form.width - 5, 5)), drawn.BLUE)
    assert is_near(image.getpixel((5, form.height - 5)), drawn.WINE)


@forms
@pytest.mark.parametrize("paper", [drawn.WINE, drawn.MUSTARD, (119, 119, 119)])
def test_words_can_be_read_and_stay_in_the_safe_zone(
    form: CardForm, paper: tuple[int, int, int]
) -> None:
    plain = {"photo": None, "credit": "", "paper": paper, "tag": "#NuitDesMusées"}
    image = opened(draw(facts(**plain), form).content)
    ink = ink_on(paper)
    assert contrast(ink, paper) >= LEAST
    far = [abs(a - b) for a, b in zip(ink, paper, strict=True)]
    channel = far.index(max(far))
    darkness = image.getchannel(channel).point(
        lambda value: 255 if abs(value - paper[channel]) > max(far) / 2 else 0
    )
    left, top, right, bottom = darkness.getbbox()
    safe = form.safe
    assert (left, top) >= (safe.left - 2, safe.top)
    assert (right, bottom) <= (safe.right, safe.bottom)


def test_same_facts_give_the_same_bytes() -> None:
    assert draw(facts(), OG).content == draw(facts(), OG).content


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Autre titre"},
        {"when": "dimanche"},
        {"where": "En ligne"},
        {"state": "Annulé"},
        {"is_off": True},
        {"tag": "#CoulissesMW"},
        {"theme": "Dans les coulisses"},
        {"organisation": "Autre maison"},
        {"credit": "Image : personne"},
        {"paper": drawn.NIGHT},
        {"photo": None},
        {"photo": picture_of(encoded(halves(2400, 1600)), (0.1, 0.5)), "credit": ""},
    ],
    ids=lambda changed: "-".join(changed),
)
def test_everything_that_changes_the_card_changes_its_digest(changed: Any) -> None:
    before, after = facts(), facts(**changed)
    assert before.digest("og") != after.digest("og")
    assert draw(before, OG).content != draw(after, OG).content


def test_digest_tells_formats_apart_and_nothing_else() -> None:
    assert facts().digest("og") != facts().digest("pin")
    assert facts().digest("og") == facts().digest("og")


def test_what_is_off_is_struck_out_and_said_on_a_band() -> None:
    off = opened(draw(facts(state="Annulé", is_off=True), OG).content)
    assert is_near(off.getpixel((5, 5)), ink_on(drawn.WINE))


def test_alternative_text_says_what_is_shown_and_written() -> None:
    card = draw(facts(language="en"), OG)
    assert card.alt.startswith("Un bateau sur une mer calme.\nWords on the image: ")
    assert "Concert d’orgue" in card.alt
    assert "Chapelle des Mariniers" in card.alt
    assert "Kensett" not in card.alt


def test_credit_without_room_is_carried_by_the_alternative_text() -> None:
    long = "Nuit européenne de la lecture, contes et musiques des collections " * 6
    card = draw(facts(title=long), CARD_FORMS["square"])
    assert card.alt.endswith("Kensett — CC0")


def test_alternative_text_has_an_end() -> None:
    card = draw(facts(title="mot " * 400), OG)
    assert len(card.alt) <= 1000


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", encoded(halves(800, 600))[:-4000], b"<svg xmlns='x'/>"],
    ids=["empty", "text", "truncated", "svg"],
)
def test_photo_that_cannot_be_read_is_left_out_with_a_fault(content: bytes) -> None:
    card = draw(facts(photo=picture_of(content)), OG)
    assert [fault.code for fault in card.faults] == ["photo"]
    assert is_near(opened(card.content).getpixel((1190, 10)), drawn.WINE)
    assert "bateau" not in card.alt
    bare = facts(photo=None, alt_text="", credit="")
    assert card.digest == bare.digest("og")


def test_logo_that_cannot_be_read_is_replaced_by_the_name() -> None:
    card = draw(facts(logo=picture_of(b"<svg/>")), OG)
    assert [fault.code for fault in card.faults] == ["logo"]
    assert card.content == draw(facts(), OG).content


def test_logo_stands_for_the_name() -> None:
    logo = Image.new("RGB", (600, 200), drawn.BLUE)
    image = opened(draw(facts(logo=picture_of(encoded(logo)), credit=""), OG).content)
    assert is_near(image.getpixel((60, OG.words.bottom - 10)), drawn.BLUE, 25)


@pytest.mark.parametrize(("shade", "plated"), [((20, 20, 40), True), (None, False)])
def test_dark_logo_on_dark_paper_gets_a_plate(shade: Any, plated: bool) -> None:
    logo = Image.new("RGBA", (600, 200))
    logo.paste(shade or (250, 250, 250), (0, 80, 600, 120))
    shown = {"logo": picture_of(encoded(logo, "PNG")), "paper": drawn.NIGHT}
    image = opened(draw(facts(photo=None, credit="", **shown), OG).content)
    corner = image.getpixel((OG.safe.left + 2, OG.safe.bottom - 2))
    assert is_near(corner, (250, 248, 243)) is plated


def test_card_without_any_words_is_drawn() -> None:
    empty = dict.fromkeys(("title", "when", "where", "organisation", "credit"), "")
    assert draw(facts(**empty, photo=None), OG).content


@pytest.mark.parametrize(
    "title",
    [
        "Fête 🎉 de la musique\u202f! 👨\u200d👩\u200d👧 ❤️ 🇫🇷",
        "E\u0301te\u0301 à l’œuvre «\u202fà voir\u202f»",
        "Жук и 中文",
        "x" * 300,
        "\u202e\u200b",
    ],
)
@forms
def test_any_title_is_drawn(title: str, form: CardForm) -> None:
    assert draw(facts(title=title), form).content
