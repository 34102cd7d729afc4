"""The captions, chapters and descriptions of others: all are read, in eleven languages.

The files come from Able Player (University of Washington) and lie beside the checkout.
"""

from pathlib import Path

import pytest

from wagtail_culture_social.domain.captions import chapters, read_vtt, transcript

FOLDER = Path(__file__).parents[3] / "shared/data/vtt"
FILES = sorted(FOLDER.glob("*.vtt"))
needs_files = pytest.mark.skipif(not FILES, reason="no captions here (../shared)")
TOLERATED = {"empty", "setting-value"}


@needs_files
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_file_of_others_is_read(path: Path) -> None:
    captions = read_vtt(path.read_bytes())
    arrows = path.read_text("utf-8").count(" --> ")
    assert len(captions.cues) == arrows > 0
    assert {notice.code for notice in captions.notices} <= TOLERATED


@needs_files
def test_the_transcript_of_a_french_file_reads_as_a_text() -> None:
    captions = read_vtt((FOLDER / "wwa_captions_fr.vtt").read_bytes())
    first, narrator, terrill = transcript(captions.cues, "fr")
    assert (first.text, first.speaker) == ("[Musique]", "")
    assert (narrator.clock, narrator.speaker) == ("0:09", "Narrateur")
    assert narrator.text.startswith(
        "Vous voulez ces gens. Ils commandent vos produits,"
    )
    assert terrill.speaker == "Terrill"
    assert "<" not in "".join(part.text for part in (first, narrator, terrill))


@needs_files
def test_the_chapters_of_a_french_file_are_listed() -> None:
    captions = read_vtt((FOLDER / "frenchsong_chapters_fr.vtt").read_bytes())
    found = [(chapter.clock, chapter.title) for chapter in chapters(captions.cues)]
    assert found[:3] == [
        ("0:00", "Introduction"),
        ("0:05", "Verset 1"),
        ("0:45", "Verset 2"),
    ]
    assert found[-1] == ("2:27", "Refrain")


@needs_files
def test_speakers_and_descriptions_of_a_lecture_come_in_order() -> None:
    spoken = read_vtt((FOLDER / "itaccess_captions_en.vtt").read_bytes())
    seen = read_vtt((FOLDER / "itaccess_description_en.vtt").read_bytes())
    parts = transcript(spoken.cues, "en", seen.cues)
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    assert sum(part.is_description for part in parts) == len(seen.cues)
    assert "Tracy Mitrano" in {part.speaker for part in parts}
