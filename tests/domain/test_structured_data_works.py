"""Recommended works as schema.org nodes: known words, numbers, rights."""

from dataclasses import replace

from tests.domain.schema_facts import CC0, IMAGE, PAGE, URL
from tests.domain.vocabulary import problems
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.identifiers import identifier
from wagtail_culture_social.domain.rights import RESERVED

SPOTLIGHT = sd.SpotlightFacts(
    page=PAGE,
    parts=(
        sd.BookExtract(
            title="Livre",
            quotation="Longtemps…",
            author="Autrice",
            publisher="Éditeur",
            year="1913",
            source="Chapitre 1",
            isbn="9780306406157",
            note="Pour les phrases",
            url=URL,
            image=IMAGE,
            credit="Domaine public",
            licence=CC0,
        ),
        sd.BookExtract(title="Livre seul"),
        sd.Playlist(
            title="Écouter",
            tracks=(
                sd.Track(
                    title="Suite", artist="Ensemble", seconds=222, isrc="USS1Z9900001"
                ),
                sd.Track(title="Rien"),
            ),
            same_as=(URL,),
            credit="Ensemble",
        ),
        sd.Playlist(
            title="Disque",
            label="Maison",
            year="2001",
            ean="6291041500213",
            note="À écouter",
            image=IMAGE,
            licence=RESERVED,
        ),
        sd.Film(
            title="Film",
            director="Alice Guy",
            year="1906",
            country="France",
            minutes=66,
            rating="Tous publics (CNC)",
            subtitles="fr",
            features=("captions",),
            url=URL,
            image=IMAGE,
            note="À voir",
            credit="Gaumont",
        ),
        sd.Film(title="Film seul"),
        sd.Work(
            title="Vase",
            creator="Atelier",
            date="vers 1700",
            technique="faïence",
            dimensions="H. 20 cm",
            inventory_number="1900.1",
            collection="Arts décoratifs",
            place="Rouen",
            identifier=identifier("ark:/12148/btv1b8449691v", "ark"),
            note="Pourquoi",
            image=IMAGE,
            licence=CC0,
        ),
        sd.Work(title="Œuvre seule"),
        sd.Gallery(title="Images", images=(IMAGE, IMAGE)),
    ),
)


def test_only_words_of_the_vocabulary() -> None:
    assert problems(sd.spotlight(SPOTLIGHT)) == []


def test_recommendations_in_order() -> None:
    parts = sd.spotlight(SPOTLIGHT)["hasPart"]
    assert [part["@type"] for part in parts] == [
        "Book",
        "Book",
        "MusicPlaylist",
        "MusicAlbum",
        "Movie",
        "Movie",
        "VisualArtwork",
        "VisualArtwork",
        "ImageGallery",
    ]
    assert parts[0]["hasPart"]["@type"] == "Quotation"
    assert parts[2]["track"][0]["duration"] == "PT3M42S"
    assert parts[4]["duration"] == "PT1H6M"
    assert parts[6]["image"]["license"] == CC0
    assert parts[1] == {"@type": "Book", "name": "Livre seul"}


def test_numbers_of_recommendations() -> None:
    parts = sd.spotlight(SPOTLIGHT)["hasPart"]
    assert parts[0]["isbn"] == "9780306406157"
    assert parts[2]["track"][0]["isrcCode"] == "USS1Z9900001"
    release = parts[3]["albumRelease"]
    assert release["identifier"]["value"] == "6291041500213"
    assert [one["propertyID"] for one in parts[6]["identifier"]] == [
        "inventory number",
        "ARK",
    ]
    assert parts[6]["sameAs"] == "https://n2t.net/ark:/12148/btv1b8449691v"


def test_reserved_rights_are_a_notice_and_no_licence() -> None:
    parts = sd.spotlight(SPOTLIGHT)["hasPart"]
    assert "license" not in parts[3]
    whole = replace(IMAGE, credit="A., Musée", licence=RESERVED)
    facts = sd.SpotlightFacts(page=PAGE, parts=(sd.Work(title="W", image=whole),))
    image = sd.spotlight(facts)["hasPart"][0]["image"]
    assert "license" not in image
    assert image["copyrightNotice"] == "A., Musée"
    assert "copyrightNotice" not in parts[6]["image"]
