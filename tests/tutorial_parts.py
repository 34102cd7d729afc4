"""What belongs to the tutorial of the examples: steps, needs, who helps, a path."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from tests import factories, recordings
from tests.pictures import use_of_picture
from wagtail_culture_social.models import Person, TutorialPath, TutorialPathItem
from wagtail_culture_social.pages import models as pages


def steps() -> list[tuple[str, dict[str, Any]]]:
    """Three steps; the second has two parts and another way, the third may be left."""
    return [
        ("step", step(1)),
        ("step", step(2)),
        *(("substep", step(number, "substep")) for number in (1, 2)),
        ("alternative", step(1, "alternative")),
        ("step", {**step(3), "is_optional": True}),
    ]


def step(number: int, name: str = "step") -> dict[str, Any]:
    """A step, a sub-step or another way, with a picture and a video."""
    value = {
        "title": f"{name.capitalize()} {number}",
        "text": "<p>Open your account and choose <b>Loans</b>.</p>",
        "picture": use_of_picture(f"{name.capitalize()} {number}"),
        "video": recordings.film(document=None, transcript=""),
        "tip": "The button is green.",
        "warning": "A reserved book cannot be renewed.",
    }
    return {**value, "chapter_start": f"{number}:20"} if name == "step" else value


def prerequisites() -> list[tuple[str, dict[str, Any]]]:
    """What one needs to renew a loan."""
    card = {"text": "A library card", "url": "https://account.example.org/card"}
    return [("prerequisite", card), ("prerequisite", {"text": "A password"})]


def helper(language: str) -> Person:
    """Somebody who helps, with an account on a network."""
    return Person.objects.create(
        name="Reception of the Quays",
        description="every morning",
        url="https://quays.example.org/reception",
        accounts=[("account", {"network": "mastodon", "name": "@quays@example.org"})],
        locale=factories.locale(language),
    )


def path(on_it: list[Page], title: str = "First steps") -> TutorialPath:
    """A path through tutorials, in the language of the first."""
    items = [TutorialPathItem(page=page, sort_order=n) for n, page in enumerate(on_it)]
    summary = "All that one does in the first week."
    made = TutorialPath(title=title, summary=summary, locale=on_it[0].locale)
    made.items.add(*items)
    made.save()
    return made


def tutorial_block() -> dict[str, Any]:
    """A tutorial on another page."""
    tutorial = pages.TutorialPage.objects.first() or factories.add_page(
        pages.TutorialPage, factories.home(), title="Renew a loan"
    )
    return {"heading": "How to", "tutorial": tutorial}


BLOCKS: dict[str, Callable[[], Any]] = {
    "step": lambda: step(1),
    "substep": lambda: step(1, "substep"),
    "alternative": lambda: step(1, "alternative"),
    "prerequisite": lambda: prerequisites()[0][1],
    "tutorial": tutorial_block,
}
"""Full values of the blocks of tutorials, by the name of the block."""
