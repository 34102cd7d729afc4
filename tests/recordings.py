"""Recordings and their words as documents, for tests: a sound that plays, a film that
only looks like one, captions and chapters in two languages."""

import wave
from hashlib import sha1
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model

from tests import factories

FILM = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2"
"""What the first bytes of a film look like; nothing plays."""

WORDS = {
    "en": ("Good evening.", "The doors close.", "Welcome to the quays.", "Opening"),
    "fr": ("Bonsoir.", "Les portes se ferment.", "Bienvenue aux quais.", "Ouverture"),
}


def document(name: str, content: bytes) -> Any:
    """A document with that file; one for every use under the same name."""
    model = get_document_model()
    known = model.objects.filter(title=name).first()
    return known or model.objects.create(
        title=name,
        file=SimpleUploadedFile(name, content),
        file_size=len(content),
        file_hash=sha1(content, usedforsecurity=False).hexdigest(),
    )


def sound(seconds: int = 8) -> Any:
    """Silence that a browser plays."""
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(4000)
        file.writeframes(b"\x80" * 4000 * seconds)
    return document("silence.wav", content.getvalue())


def captions(language: str) -> Any:
    hello, _, welcome, _ = WORDS[language]
    text = (
        f"WEBVTT\n\n00:00.500 --> 00:02.000\n<v Ana>{hello}\n\n"
        f"00:05.000 --> 00:07.500\n{welcome}\n"
    )
    return document(f"captions-{language}.vtt", text.encode())


def descriptions(language: str) -> Any:
    text = f"WEBVTT\n\n00:03.000 --> 00:04.000\n{WORDS[language][1]}\n"
    return document(f"descriptions-{language}.vtt", text.encode())


def chapters(language: str) -> Any:
    text = f"WEBVTT\n\n00:00.000 --> 00:08.000\n{WORDS[language][3]}\n"
    return document(f"chapters-{language}.vtt", text.encode())


MAKERS = {"captions": captions, "descriptions": descriptions, "chapters": chapters}


def tracks(*uses: tuple[str, str]) -> list[dict[str, Any]]:
    """Rows of text tracks, from pairs of kind and language."""
    return [
        {"kind": kind, "language": language, "document": MAKERS[kind](language)}
        for kind, language in uses
    ]


def film(**fields: Any) -> dict[str, Any]:
    """The value of a media block in which every part is filled."""
    kinds = ("captions", "descriptions", "chapters")
    return {
        "title": "Rehearsal",
        "document": document("rehearsal.mp4", FILM),
        "url": "https://youtu.be/abc123def",
        "poster": factories.picture("In the Loft"),
        "duration": "1:02:30",
        "credit": "Film: the media workshop",
        "tracks": tracks(*((kind, code) for kind in kinds for code in ("fr", "en"))),
        "transcript": "<p>Nobody speaks.</p>",
        "signed_document": document("signed.mp4", FILM),
        "signed_url": "https://example.org/signed",
        "described_document": document("described.mp4", FILM),
        "described_url": "https://example.org/described",
        **fields,
    }
