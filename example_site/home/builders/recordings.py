"""The videos and sounds of the content files, as documents and as raw blocks."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.utils.file import hash_filelike

from home.builders.blocks import NO_VIDEO, items
from home.builders.content import LANGUAGES, Words, words
from home.builders.folia import folia
from home.institution import CONTENT, read_content

FOLDER = CONTENT / "media"
PLAYED = {"folia.wav": folia}


def build_recordings() -> dict[str, Words]:
    """Return every recording as a raw media block per language, by its key."""
    return {
        entry["key"]: {language: recording(entry, language) for language in LANGUAGES}
        for entry in read_content("recordings")["recording"]
    }


def recording(entry: Words, language: str) -> Words:
    """Return one recording with its tracks in every language."""
    own, key = words(entry, language), entry["key"]
    tracks = [
        {
            "kind": kind,
            "language": code,
            "document": document(f"{key}.{kind}.{code}.vtt").pk,
        }
        for kind in entry["tracks"]
        for code in LANGUAGES
    ]
    return {
        **NO_VIDEO,
        "title": own["title"],
        "credit": own["credit"],
        "duration": entry["duration"],
        "document": document(entry["file"]).pk,
        "tracks": items(tracks, "recording", key),
    }


def document(name: str, folder: Path = FOLDER) -> Any:
    """Return the document of that name; a missing one is added from its folder."""
    model = get_document_model()
    known = model.objects.filter(title=name).first()
    if known:
        return known
    make = PLAYED.get(name)
    content = make() if make else (folder / name).read_bytes()
    file = ContentFile(content, name=name)
    added = model(title=name, file=file, file_size=len(content))
    added.file_hash = hash_filelike(file)
    added.save()
    return added
