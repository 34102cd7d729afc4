"""Tutorials as schema.org nodes: known words, steps in order, what belongs to them."""

import json
from dataclasses import replace

import pytest

from tests.domain.schema_facts import BARE, IMAGE, PAGE, URL
from tests.domain.vocabulary import problems
from wagtail_culture_social.domain import structured_data as sd

FILM = sd.MediaFacts(name="Geste", url=URL, language="fr")
OPEN = sd.Step(
    name="Ouvrir",
    url=f"{URL}#wcs-step-1",
    text="Ouvrez la page.",
    image=IMAGE,
    parts=(
        sd.Step(name="Allumer", text="Le bouton est à droite.", tips=("Attendez.",)),
        sd.Step(name="Patienter", image=IMAGE),
    ),
    tips=("Sans souris, faites Entrée.",),
    clip=sd.ClipFacts(name="Ouvrir", start=80, end=None),
)
FULL = sd.HowToFacts(
    page=PAGE,
    steps=(
        OPEN,
        sd.Step(name="Lire", text="Lisez.", media=FILM),
        sd.Step(name="Écouter", media=replace(FILM, is_sound=True)),
        sd.Step(name="Refaire", tips=("Ou bien : demandez à l’accueil.",)),
    ),
    minutes=90,
    kind="Guide pratique",
    level="Débutant",
    audience="Adultes",
    needs=("Une carte",),
    about="Catalogue en ligne",
    about_url="https://catalogue.example.org/",
    access="À distance",
    paths=("Bien débuter",),
)
NODES = {
    "full": sd.tutorial(FULL),
    "explanation": sd.tutorial(replace(FULL, has_steps_to_do=False)),
    "bare": sd.tutorial(sd.HowToFacts(page=BARE)),
}


@pytest.mark.parametrize("name", NODES)
def test_only_words_of_the_vocabulary(name: str) -> None:
    node = NODES[name]
    assert node["@context"] == "https://schema.org"
    assert problems(node) == []
    assert json.loads(json.dumps(node)) == node


def test_a_tutorial_says_how_long_it_takes_and_what_it_is_for() -> None:
    node = NODES["full"]
    assert node["@type"] == ["HowTo", "LearningResource"]
    assert node["totalTime"] == node["timeRequired"] == "PT1H30M"
    assert node["learningResourceType"] == "Guide pratique"
    assert node["educationalLevel"] == "Débutant"
    assert node["teaches"] == PAGE.name
    assert node["competencyRequired"] == ["Une carte"]
    assert node["about"]["url"] == "https://catalogue.example.org/"
    assert [path["name"] for path in node["isPartOf"]] == ["Bien débuter"]


def test_the_steps_are_in_order_at_their_addresses() -> None:
    steps = NODES["full"]["step"]
    assert [step["@type"] for step in steps] == ["HowToStep"] * 4
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert steps[0]["url"] == f"{URL}#wcs-step-1"
    assert steps[1]["text"] == "Lisez."


def test_a_step_with_parts_lists_them_and_its_tips() -> None:
    step = NODES["full"]["step"][0]
    assert "text" not in step
    told = [(item["@type"], item["text"]) for item in step["itemListElement"]]
    assert told == [
        ("HowToDirection", "Ouvrez la page."),
        ("HowToDirection", "Le bouton est à droite."),
        ("HowToDirection", "Patienter"),
        ("HowToTip", "Sans souris, faites Entrée."),
        ("HowToTip", "Attendez."),
    ]


def test_a_step_has_a_recording_of_its_own_or_its_part_of_the_whole() -> None:
    part, film, sound, neither = NODES["full"]["step"]
    assert part["video"]["@type"] == "Clip"
    assert part["video"]["startOffset"] == 80
    assert "endOffset" not in part["video"]
    assert part["video"]["url"] == f"{URL}#t=80"
    assert film["video"]["@type"] == "VideoObject"
    assert sound["audio"]["@type"] == "AudioObject"
    assert "audio" not in film
    assert "video" not in sound
    assert not {"video", "audio"} & set(neither)


def test_what_is_not_to_be_done_is_a_page_to_learn_from() -> None:
    node = NODES["explanation"]
    assert node["@type"] == ["WebPage", "LearningResource"]
    assert not {"step", "totalTime"} & set(node)
    assert node["timeRequired"] == "PT1H30M"
