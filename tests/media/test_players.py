"""What a recording shows to readers of a language."""

from typing import Any

import pytest

from tests import recordings
from wagtail_culture_social.media import documents
from wagtail_culture_social.media.media_blocks import MediaBlock
from wagtail_culture_social.media.players import Player

pytestmark = pytest.mark.django_db

BOTH = [("captions", "en"), ("captions", "fr"), ("chapters", "en"), ("chapters", "fr")]


def player(language: str = "fr", **fields: Any) -> Player:
    value = {"document": recordings.document("film.mp4", recordings.FILM), **fields}
    return Player(MediaBlock().normalize(value), language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_captions_of_the_page_are_chosen_first(language: str) -> None:
    shown = player(language, tracks=recordings.tracks(*BOTH))
    chosen = [track for track in shown.tracks if track.is_default]
    assert [(one.kind, one.language) for one in chosen] == [("captions", language)]
    assert len(shown.tracks) == 4


def test_captions_of_another_language_are_there_but_not_chosen() -> None:
    (track,) = player("fr", tracks=recordings.tracks(("captions", "en"))).tracks
    assert (track.label, track.is_default) == ("English", False)


def test_subtitles_of_the_page_come_before_captions_of_another_language() -> None:
    rows = recordings.tracks(("captions", "en"), ("captions", "fr"))
    rows[1]["kind"] = "subtitles"
    shown = player("fr", tracks=rows)
    assert [track.is_default for track in shown.tracks] == [False, True]
    assert shown.transcript[0].text == "Bonsoir."


@pytest.mark.parametrize(
    ("language", "hello"), [("fr", "Bonsoir."), ("en", "Good evening.")]
)
def test_transcript_and_chapters_are_in_the_language_of_the_page(
    language: str, hello: str
) -> None:
    rows = recordings.tracks(*BOTH, ("descriptions", language))
    shown = player(language, tracks=rows)
    _, seen, welcome, opening = recordings.WORDS[language]
    found = [(part.speaker, part.text) for part in shown.transcript]
    assert found == [("Ana", hello), ("", seen), ("", welcome)]
    assert [chapter.title for chapter in shown.chapters] == [opening]


def test_words_in_another_language_are_better_than_none() -> None:
    rows = recordings.tracks(("captions", "en"), ("chapters", "en"))
    shown = player("fr", tracks=rows)
    for track in (shown.transcript_track, shown.chapter_track):
        assert getattr(track, "language", "") == "en"
    assert shown.transcript[0].text == "Good evening."


def test_an_own_transcript_replaces_the_captions() -> None:
    rows = recordings.tracks(("captions", "fr"))
    shown = player(tracks=rows, transcript="<p>Rien.</p>")
    assert shown.own_transcript.source == "<p>Rien.</p>"
    assert shown.transcript == ()


def test_an_empty_paragraph_is_no_transcript() -> None:
    empty = '<p data-block-key="9xx4w"> </p>'
    shown = player(tracks=recordings.tracks(("captions", "fr")), transcript=empty)
    assert shown.own_transcript is None
    assert shown.transcript[0].text == "Bonsoir."


def test_a_file_that_got_lost_leaves_the_rest_of_the_page() -> None:
    rows = recordings.tracks(("captions", "fr"), ("chapters", "fr"))
    for row in rows:
        row["document"].file.storage.delete(row["document"].file.name)
    shown = player(tracks=rows)
    assert (shown.transcript, shown.chapters, shown.seconds) == ((), (), None)
    assert len(shown.tracks) == 2


def test_a_row_without_a_file_is_left_out() -> None:
    rows = [{"kind": "captions", "language": "fr", "document": None}]
    assert player(tracks=rows).tracks == []


@pytest.mark.parametrize(
    ("duration", "uses", "words"),
    [
        ("1:02:30", BOTH, "1 h 02"),
        ("", BOTH, "8 s"),
        ("", [("captions", "fr")], "7 s"),
        ("", [], ""),
    ],
)
def test_a_duration_is_typed_or_read_from_the_words(
    duration: str, uses: list, words: str
) -> None:
    shown = player("fr", duration=duration, tracks=recordings.tracks(*uses))
    assert shown.duration.replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_sound_is_told_from_a_video() -> None:
    assert player(document=recordings.sound()).is_sound
    assert not player().is_sound
    assert player(document=None, url="https://example.org/a.mp3").is_sound
    assert not player(document=None, url="https://youtu.be/abc123def").is_sound


def test_a_file_wins_over_an_address() -> None:
    url = "https://youtu.be/abc123def"
    assert player(url=url).stream is None
    stream = player(document=None, url=url).stream
    assert getattr(stream, "provider", "") == "YouTube"


def test_other_versions_are_files_or_addresses() -> None:
    signed = recordings.document("signed.mp4", recordings.FILM)
    shown = player(signed_document=signed, described_url="https://example.org/ad")
    assert shown.signed_url == signed.url
    assert shown.described_url == "https://example.org/ad"
    assert player().signed_url == ""


def test_notices_name_file_and_line() -> None:
    text = b"WEBVTT\n\n00:01.000 --> 00:02.000 size:200%\nB&B\n"
    row = {"kind": "captions", "language": "fr"}
    document = recordings.document("odd.vtt", text)
    assert player(tracks=[{**row, "document": document}]).notices == [
        "“odd.vtt”, line 3: Browsers do not understand “size:200%”.",
        "“odd.vtt”, line 4: Write &amp; for the sign & itself.",
    ]


def test_captions_are_read_once_until_the_file_changes(monkeypatch: Any) -> None:
    document = recordings.captions("fr")
    reads = []
    read = documents.read_vtt
    monkeypatch.setattr(
        documents, "read_vtt", lambda data: reads.append(data) or read(data)
    )
    first = documents.captions_of(document)
    assert documents.captions_of(document) == first
    for file_hash in ("another", "", ""):
        document.file_hash = file_hash
        assert documents.captions_of(document) == first
    assert len(reads) == 4
