"""What the page says since somebody wrote: same, removed, added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.social.posts.differences import difference

WORDS = st.lists(st.sampled_from(["le ", "12 ", "mai\n", "à 18 h 30", " ", ""]))


@pytest.mark.parametrize(
    ("before", "after", "language", "pieces"),
    [
        ("", "", "fr", []),
        ("Hi", "Hi", "en", [("same", "Hi")]),
        ("", "Hi there", "en", [("added", "Hi there")]),
        ("Hi there", "", "en", [("removed", "Hi there")]),
        (
            "Rendez-vous le 12 mai",
            "Rendez-vous le 13 juin",
            "fr",
            [
                ("same", "Rendez-vous le "),
                ("removed", "12 mai"),
                ("added", "13 juin"),
            ],
        ),
        (
            "À 18\u00a0h\u00a030, chapelle",
            "À 18\u00a0h\u00a045, chapelle",
            "fr",
            [
                ("same", "À "),
                ("removed", "18\u00a0h\u00a030, "),
                ("added", "18\u00a0h\u00a045, "),
                ("same", "chapelle"),
            ],
        ),
        (
            "One line\nand two",
            "One line and two",
            "en",
            [
                ("same", "One "),
                ("removed", "line\n"),
                ("added", "line "),
                ("same", "and two"),
            ],
        ),
        ("Now", "Now or never", "en", [("same", "Now "), ("added", "or never")]),
        (
            "五月十二日",
            "五月十三日",
            "zh-hans",
            [("same", "五月十"), ("removed", "二"), ("added", "三"), ("same", "日")],
        ),
    ],
)
def test_words_are_kept_removed_and_added(
    before: str, after: str, language: str, pieces: list[tuple[str, str]]
) -> None:
    assert difference(before, after, language) == pieces


@given(before=WORDS.map("".join), after=WORDS.map("".join))
def test_what_is_same_or_added_is_the_new_text(before: str, after: str) -> None:
    pieces = difference(before, after, "fr")
    assert "".join(text for kind, text in pieces if kind != "removed") == after
    kinds = [kind for kind, _text in pieces]
    assert all(one != other for one, other in zip(kinds, kinds[1:], strict=False))
