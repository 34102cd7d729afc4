"""What a media block asks for at publication, and what a draft may leave undone."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests import recordings
from wagtail_culture_social.media.languages import (
    language_choices,
    language_name,
    own_name,
)
from wagtail_culture_social.media.media_blocks import MediaBlock

pytestmark = pytest.mark.django_db

LATIN = "WEBVTT\n\n00:01.000 --> 00:02.000\nÉté\n".encode("latin-1")
LATE = b"WEBVTT\n\n00:04.000 --> 00:02.000\nToo late\n"


def cleaned(draft: bool = False, **fields: Any) -> Any:
    block = MediaBlock()
    value = block.normalize(fields)
    if not draft:
        return block.clean(value)
    return block.clean_deferred(value)


def faults(**fields: Any) -> dict[str, str]:
    """The messages that an editor sees, by the field they stand at."""
    with pytest.raises(ValidationError) as refused:
        cleaned(**fields)
    return dict(flat(refused.value))


def flat(error: Any, place: str = "") -> Any:
    for name, inner in getattr(error, "block_errors", {}).items():
        yield from flat(inner, f"{place}.{name}" if place else str(name))
    others = getattr(error, "non_block_errors", None)
    errors = [error] if others is None else others.as_data()
    messages = [message for one in errors for message in one.messages]
    if messages:
        yield place, " ".join(messages)


def track(content: bytes, **fields: Any) -> dict[str, Any]:
    document = recordings.document("words.vtt", content)
    return {"kind": "captions", "language": "fr", "document": document, **fields}


def test_a_full_recording_is_accepted() -> None:
    assert cleaned(**recordings.film())
    assert cleaned(document=recordings.sound())


def test_an_empty_block_is_accepted_where_it_is_optional() -> None:
    assert not any(cleaned().values())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (LATE, "“words.vtt”, line 3: The end has to come after the start."),
        (
            LATIN,
            "“words.vtt”, line 4: The file is not in UTF-8. "
            "Save it again with this encoding.",
        ),
        (
            b"1\n00:00:01,000 --> 00:00:02,000\nHi\n",
            "“words.vtt”, line 1: This is a SubRip file (.srt). "
            "Convert it to WebVTT (.vtt).",
        ),
    ],
)
def test_faulty_captions_are_refused_with_file_and_line(
    content: bytes, message: str
) -> None:
    found = faults(url="https://youtu.be/abc123def", tracks=[track(content)])
    assert found == {"tracks.0.document": message}


def test_faulty_captions_can_wait_in_a_draft() -> None:
    assert cleaned(draft=True, tracks=[track(LATE)])


@pytest.mark.parametrize("name", ["document", "signed_document", "described_document"])
def test_a_web_page_is_no_video(name: str) -> None:
    page = recordings.document("film.mp4", b"<!DOCTYPE html><title>404</title>")
    found = faults(url="https://example.org/", **{name: page})
    assert found == {name: "“film.mp4” is a web page, not a video or a sound."}


def test_what_no_browser_plays_is_refused() -> None:
    found = faults(document=recordings.document("film.avi", b"RIFF\0\0\0\0AVI LIST"))
    assert "“film.avi” is no video or sound" in found["document"]


@pytest.mark.parametrize("broken", ["document", "tracks"])
def test_a_file_that_is_gone_is_refused(broken: str) -> None:
    (row,) = recordings.tracks(("captions", "fr"))
    film = recordings.document("film.mp4", recordings.FILM)
    gone = film if broken == "document" else row["document"]
    gone.file.storage.delete(gone.file.name)
    (message,) = faults(document=film, tracks=[row]).values()
    assert message == f"The file “{gone.filename}” cannot be read any more."


def test_words_without_a_recording_are_refused() -> None:
    assert faults(title="Rehearsal") == {
        "document": "Choose a file or give an address."
    }


def test_two_files_for_the_same_are_refused() -> None:
    rows = recordings.tracks(("captions", "fr"), ("captions", "fr"))
    found = faults(url="https://example.org/", tracks=rows)
    assert found == {"tracks": "Two files are for the same thing in the same language."}


def test_a_duration_is_minutes_and_seconds() -> None:
    assert cleaned(url="https://example.org/", duration="4:30")["duration"] == "4:30"
    found = faults(url="https://example.org/", duration="an hour")
    assert found == {"duration": "Type minutes and seconds: 4:30 or 1:02:30."}


def test_languages_are_named_in_the_language_of_the_editor() -> None:
    with translation.override("fr"):
        assert dict(language_choices())["de"] == "Allemand"
    with translation.override("en"):
        choices = language_choices()
    assert dict(choices)["de"] == "German"
    assert [name for _, name in choices] == sorted(name for _, name in choices)


def test_a_language_names_itself_and_an_unknown_one_is_its_code() -> None:
    assert (own_name("de"), own_name("xx")) == ("Deutsch", "xx")
    with translation.override("fr"):
        assert language_name("en") == "Anglais"
