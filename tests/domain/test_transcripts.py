"""Captions as a text to read, and chapters as a list."""

from wagtail_culture_social.domain.captions import (
    Chapter,
    Paragraph,
    chapters,
    parse_vtt,
    transcript,
)


def cues(*lines: tuple[int, int, str]) -> tuple:
    blocks = [
        f"00:{start // 60:02}:{start % 60:02}.000 --> "
        f"00:{end // 60:02}:{end % 60:02}.000\n{text}"
        for start, end, text in lines
    ]
    return parse_vtt("\n\n".join(["WEBVTT", *blocks])).cues


def told(paragraphs: tuple[Paragraph, ...]) -> list[tuple[float, str, str]]:
    return [(one.start, one.speaker, one.text) for one in paragraphs]


def test_sentences_run_on_over_cues() -> None:
    spoken = cues((0, 2, "La Loire\nmonte"), (2, 4, "et les quais"), (5, 6, "dorment."))
    assert told(transcript(spoken, "fr")) == [
        (0, "", "La Loire monte et les quais dorment.")
    ]


def test_a_silence_begins_a_paragraph() -> None:
    spoken = cues((0, 2, "One."), (3, 4, "Two."), (6, 8, "Three."))
    assert told(transcript(spoken, "en")) == [(0, "", "One. Two."), (6, "", "Three.")]


def test_a_named_voice_begins_a_paragraph_and_goes_on_unnamed() -> None:
    spoken = cues(
        (0, 1, "<v Ana>Bonsoir.</v>"),
        (1, 2, "Entrez."),
        (2, 3, "<v Ana>Asseyez-vous."),
        (3, 4, "<v Bo>Merci.</v>"),
    )
    assert told(transcript(spoken, "fr")) == [
        (0, "Ana", "Bonsoir. Entrez. Asseyez-vous."),
        (3, "Bo", "Merci."),
    ]


def test_a_dash_is_another_voice_and_a_hyphen_is_none() -> None:
    spoken = cues((0, 1, "- Oui.\n– Non."), (1, 2, ">> Si."), (2, 3, "-là."))
    assert told(transcript(spoken, "fr")) == [
        (0, "", "Oui."),
        (0, "", "Non."),
        (1, "", "Si. -là."),
    ]


def test_a_long_paragraph_ends_with_a_sentence() -> None:
    spoken = cues(
        *[(n, n + 1, "a" * 99 + ("." if n % 2 else ",")) for n in range(8)],
    )
    assert [len(one.text) for one in transcript(spoken, "en")] == [605, 201]


def test_words_without_sentences_end_somewhere() -> None:
    spoken = cues(*[(n, n + 1, "あ" * 100) for n in range(12)])
    assert [len(one.text) for one in transcript(spoken, "ja")] == [1000, 200]


def test_one_long_cue_is_not_cut() -> None:
    spoken = cues((0, 9, "\n".join(["a" * 400] * 4)))
    assert len(transcript(spoken, "en")) == 1


def test_languages_without_spaces_are_joined_without() -> None:
    spoken = cues((0, 1, "我们一直"), (1, 2, "坚信。"))
    assert transcript(spoken, "zh-hans")[0].text == "我们一直坚信。"


def test_descriptions_stand_where_they_are_seen() -> None:
    spoken = cues((0, 1, "Look."), (9, 10, "There."))
    seen = cues((0, 2, "A quay."), (5, 6, "A boat\nleaves."))
    found = transcript(spoken, "en", seen)
    assert [(one.clock, one.text, one.is_description) for one in found] == [
        ("0:00", "A quay.", True),
        ("0:00", "Look.", False),
        ("0:05", "A boat leaves.", True),
        ("0:09", "There.", False),
    ]


def test_a_description_between_two_sentences_parts_them() -> None:
    spoken = cues((0, 2, "One."), (2, 4, "Two."), (4, 6, "Three."))
    seen = cues((0, 1, "A card."), (2, 3, "A form."))
    found = [part.text for part in transcript(spoken, "en", seen)]
    assert found == ["A card.", "One.", "A form.", "Two. Three."]


def test_cues_without_words_leave_nothing() -> None:
    empty = cues((0, 1, ""), (2, 3, "<b> </b>"))
    assert transcript(empty, "en") == ()
    assert chapters(empty) == ()


def test_chapters_have_a_place_and_a_title() -> None:
    found = chapters(cues((0, 65, "Le port\nde Nantes"), (65, 70, "Fin")))
    assert found == (Chapter(0, 65, "Le port de Nantes"), Chapter(65, 70, "Fin"))
    assert [chapter.clock for chapter in found] == ["0:00", "1:05"]
