"""Which font draws which sign, so that no card ever shows a box."""

from pathlib import Path

import pytest

from wagtail_culture_social.social.share_cards import fonts
from wagtail_culture_social.social.share_cards.fonts import (
    BOLD,
    EMOJI,
    REGULAR,
    Face,
    drawable,
    missing_signs,
)

BODY = Face(is_bold=False, size=40)


def test_french_needs_one_font_and_loses_nothing() -> None:
    text = "«\u202fÀ l’œuvre\u202f», 18\u00a0h\u00a030 – Noël, Ÿ, ç… 8\u00a0€"
    assert missing_signs(text) == ""
    (run,) = BODY.runs(text)
    assert run.text == text
    assert Path(run.font.path) == REGULAR
    assert Path(Face(is_bold=True, size=40).runs("A")[0].font.path) == BOLD


@pytest.mark.parametrize("sign", ["🎉", "👨\u200d👩\u200d👧", "❤️", "👍🏽", "🇫🇷", "1️⃣"])
def test_emoji_come_whole_from_their_own_font(sign: str) -> None:
    before, emoji, after = BODY.runs(f"a {sign} b")
    assert (before.text, emoji.text, after.text) == ("a ", sign, " b")
    assert Path(emoji.font.path) == EMOJI
    assert missing_signs(sign) == ""


def test_sign_of_no_font_is_left_out_and_told() -> None:
    assert missing_signs("Жук 中 a Ж") == "Жук中"
    assert drawable("a Ж  b 中") == "a b"
    assert [run.text for run in BODY.runs("aЖb")] == ["ab"]


def test_accent_set_apart_is_as_wide_as_the_letter_with_it() -> None:
    assert BODY.width("e\u0301") == pytest.approx(BODY.width("é"))


def test_hyphen_that_does_not_break_is_drawn_as_a_hyphen() -> None:
    assert missing_signs("va\u2011t\u2011il") == ""


def test_without_shaping_joiners_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SHAPES", False)
    (run,) = BODY.runs("❤️")
    assert run.text == "❤"
