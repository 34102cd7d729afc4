"""Steps, sub-steps and other ways: a flat stream read as a tree, what is refused."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from tests import examples, factories
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.tutorials.blocks import StepsBlock
from wagtail_culture_social.tutorials.steps import steps_of

pytestmark = pytest.mark.django_db


def stream(*names: str) -> Any:
    block = StepsBlock()
    values = [(name, {"title": f"{name} {n}"}) for n, name in enumerate(names, 1)]
    return block.to_python(
        [
            {"type": name, "value": value, "id": f"id-{n}"}
            for n, (name, value) in enumerate(values, 1)
        ]
    )


def soup_of(client: Client, page: Any) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def test_what_follows_a_step_belongs_to_it() -> None:
    first, second = steps_of(
        stream("step", "substep", "alternative", "substep", "step")
    )
    assert [part.anchor for part in first.substeps] == [
        "wcs-step-1-1",
        "wcs-step-1-2",
    ]
    assert [other.anchor for other in first.alternatives] == ["wcs-step-1-or-1"]
    assert (second.anchor, second.number, second.substeps) == ("wcs-step-2", 2, [])


def test_a_step_keeps_its_key_whatever_its_place() -> None:
    two = steps_of(stream("step", "step"))
    assert [step.key for step in two] == ["id-1", "id-2"]


@pytest.mark.parametrize("name", ["substep", "alternative"])
def test_a_part_without_a_step_is_refused_at_publication(name: str) -> None:
    block = StepsBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(stream(name, "step"))
    told = refused.value.block_errors[0].block_errors["title"]
    assert told.messages == ["There is no step above that this could belong to."]


@pytest.mark.parametrize("name", ["substep", "alternative"])
def test_a_part_without_a_step_waits_in_a_draft_and_reads_as_a_step(name: str) -> None:
    assert StepsBlock().clean_deferred(stream(name, "step"))
    assert [step.number for step in steps_of(stream(name, "step"))] == [1, 2]


def test_page_is_one_list_with_lists_of_parts_below_its_steps(client: Client) -> None:
    english, _ = examples.tutorial()
    soup = soup_of(client, english)
    (steps,) = soup.select("ol.wcs-steps")
    assert len(steps.find_all("li", recursive=False)) == 3
    second = steps.find_all("li", recursive=False)[1]
    (parts,) = second.select("ol.wcs-substeps")
    assert len(parts.find_all("li", recursive=False)) == 2
    assert second.select_one("h2")["id"] == "wcs-step-2"


def test_heading_of_another_way_is_one_level_below_its_step(client: Client) -> None:
    english, _ = examples.tutorial()
    headings = soup_of(client, english).select(".wcs-steps :is(h1, h2, h3, h4)")
    told = [(heading.name, heading.get_text().strip()) for heading in headings]
    assert told == [
        ("h2", "Step 1"),
        ("h2", "Step 2"),
        ("h3", "Substep 1"),
        ("h3", "Substep 2"),
        ("h3", "Or: Alternative 1"),
        ("h2", "Step 3 (optional)"),
    ]


def test_each_heading_has_an_address_that_takes_the_focus(client: Client) -> None:
    english, _ = examples.tutorial()
    headings = soup_of(client, english).select(".wcs-steps :is(h2, h3)")
    assert all(heading["tabindex"] == "-1" for heading in headings)
    assert len({heading["id"] for heading in headings}) == 6


def test_tips_and_warnings_are_said_in_words(client: Client) -> None:
    english, _ = examples.tutorial()
    step = soup_of(client, english).select_one(".wcs-step")
    assert step.select_one(".wcs-tip strong").get_text() == "Tip"
    assert step.select_one(".wcs-warning strong").get_text() == "Warning"


def test_french_page_says_it_in_french(client: Client) -> None:
    _, french = examples.tutorial()
    soup = soup_of(client, french)
    assert soup.select_one("[lang='fr'] .wcs-steps")
    keys = [step["data-wcs-step"] for step in soup.select("[data-wcs-step]")]
    english = TutorialPage.objects.get(locale__language_code="en")
    ours = soup_of(client, english).select("[data-wcs-step]")
    assert keys == [step["data-wcs-step"] for step in ours]


def test_page_without_steps_says_so(client: Client) -> None:
    page = factories.add_page(TutorialPage, factories.home("en"))
    soup = soup_of(client, page)
    assert "The steps are being written." in soup.get_text()
    assert not soup.select("[data-wcs-progress]")
