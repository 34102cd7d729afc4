"""Videos and sounds as schema.org nodes: known words, captions, chapters."""

from dataclasses import replace

import pytest

from tests.domain.schema_facts import URL, local
from tests.domain.vocabulary import problems
from wagtail_culture_social.domain import structured_data as sd

VIDEO = sd.MediaFacts(
    name="Répétition",
    url=URL,
    language="fr",
    description="Une heure avant.",
    content_url="https://quais.example.org/documents/1/film.mp4",
    media_type="video/mp4",
    thumbnail="https://quais.example.org/orgue.jpg",
    published=local(2026, 11, 1, 9),
    seconds=3750,
    credit="Atelier",
    transcript="Bonsoir.",
    captions=(sd.CaptionFacts(url="https://quais.example.org/fr.vtt", language="fr"),),
    clips=(sd.ClipFacts(name="Ouverture", start=4.5, end=60),),
)
SOUND = replace(VIDEO, is_sound=True, embed_url="https://player.example.org/1")
NODES = {
    "video": sd.recording(VIDEO),
    "sound": sd.recording(SOUND),
    "bare": sd.recording(sd.MediaFacts(name="Film", url=URL, language="fr")),
}


@pytest.mark.parametrize("name", NODES)
def test_only_words_of_the_vocabulary(name: str) -> None:
    assert NODES[name]["@context"] == "https://schema.org"
    assert problems(NODES[name]) == []


def test_a_video_tells_how_long_it_is_and_since_when() -> None:
    video = NODES["video"]
    assert video["@type"] == "VideoObject"
    assert video["duration"] == "PT1H2M30S"
    assert video["uploadDate"] == "2026-11-01T09:00:00+01:00"
    assert video["caption"][0]["encodingFormat"] == "text/vtt"


def test_a_chapter_is_a_clip_that_leads_to_its_second() -> None:
    (clip,) = NODES["video"]["hasPart"]
    assert (clip["startOffset"], clip["endOffset"]) == (4.5, 60)
    assert clip["url"] == f"{URL}#t=4"
