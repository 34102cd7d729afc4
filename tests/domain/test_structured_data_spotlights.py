"""Recommendations as schema.org nodes: a collection, or an exhibition."""

from dataclasses import replace

from tests.domain.schema_facts import PAGE, URL, local
from tests.domain.test_structured_data_works import SPOTLIGHT
from tests.domain.vocabulary import problems
from wagtail_culture_social.domain import structured_data as sd


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
