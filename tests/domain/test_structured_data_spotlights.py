"""Recommended works as schema.org nodes, in a collection or an exhibition."""

from dataclasses import replace

from tests.domain.schema_facts import CC0, IMAGE, PAGE, URL, local
from tests.domain.spotlight_facts import SPOTLIGHT
from tests.domain.vocabulary import problems
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.rights import RESERVED


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


def test_who_recommends_is_the_author_of_a_collection() -> None:
    facts = replace(SPOTLIGHT, recommended_by="Ana", recommended_by_url=URL)
    node = sd.spotlight(facts)
    assert node["@type"] == "CollectionPage"
    assert node["author"] == {"@type": "Person", "name": "Ana", "url": URL}
    assert problems(node) == []


def test_what_is_on_show_is_an_exhibition_of_its_works() -> None:
    run = sd.Occurrence(start=local(2026, 12, 5), end=local(2027, 1, 5), all_day=True)
    show = sd.EventFacts(
        page=PAGE, now=local(2026, 11, 20), event_type="exhibition", occurrences=(run,)
    )
    node = sd.spotlight(replace(SPOTLIGHT, show=show))
    assert node["@type"] == "ExhibitionEvent"
    assert node["workFeatured"] == sd.spotlight(SPOTLIGHT)["hasPart"]
    assert problems(node) == []
    assert "workFeatured" not in sd.spotlight(sd.SpotlightFacts(page=PAGE, show=show))
