"""A spotlight and a tutorial with all that one can hold, among what belongs to them."""

from datetime import timedelta
from typing import Any

from wagtail.models import Page

from tests import (
    examples,
    exhibits,
    factories,
    kept_manifests,
    recordings,
    tutorial_parts,
    works,
)
from tests import recommendations as recommended
from tests.pictures import use_of_picture
from wagtail_culture_social.models import Manifest, RelatedPage
from wagtail_culture_social.pages import models as pages

OBJECTS = 60
RELATED = 8
"""Pages beside one: two of each of four types, one chosen and one that chose."""
INDEXES = {
    pages.EventPage: (pages.EventIndexPage, "What’s on", "Agenda"),
    pages.TutorialPage: (pages.TutorialIndexPage, "How-to", "Modes d’emploi"),
    pages.SpotlightPage: (pages.SpotlightIndexPage, "Spotlights", "Coups de cœur"),
    pages.CampaignPage: (pages.CampaignIndexPage, "Campaigns", "Campagnes"),
}


def among_others(page: Page) -> Page:
    """Relate a page to two of each type: it chose one, and the other chose it."""
    for number, model in enumerate(INDEXES):
        chosen = other_page(model, f"{model.__name__} that was chosen")
        chooser = other_page(model, f"{model.__name__} that chose")
        RelatedPage.objects.create(page=page, related=chosen, sort_order=number)
        RelatedPage.objects.create(page=chooser, related=page, sort_order=0)
    return page


def other_page(model: Any, title: str) -> Page:
    """A page of a type in two languages; an event is tomorrow."""
    fields: dict[str, Any] = {}
    if model is pages.EventPage:
        tomorrow = factories.TODAY + timedelta(days=1)
        fields = {"schedule": [factories.on(tomorrow)], "venue": factories.venue("en")}
    index = examples.index_of(*INDEXES[model])
    page = factories.add_page(model, index, title=title, **fields)
    factories.twin(page, "fr", slug=f"{page.slug}-fr")
    return page


def easy_read() -> list[tuple[str, Any]]:
    """Two sentences, each with a picture of its own."""
    pictures = [factories.picture(f"Boats {number}") for number in (2, 3)]
    return [
        ("sentence", {"sentence": f"{picture.title}.", "picture": picture})
        for picture in pictures
    ]


def spotlight() -> tuple[Page, Page]:
    """Sixty objects in sections, every other block, and all the facts."""
    factories.twin(factories.home(), "fr")  # of its own, not an alias
    english, _french = examples.spotlight(examples.campaign()[0])
    objects = [
        ("object", {**works.work(), "picture": use_of_picture(f"Object {number}")})
        for number in range(OBJECTS)
    ]
    over_manifest = {
        "picture": {"image": None, "alt_text": "A chart", "decorative": False},
        "manifest": Manifest.objects.first() or kept_manifests.kept(),
        "view": 1,
    }
    english.recommendations = [
        *recommended.recommendations(),
        ("playlist", with_extract()),
        ("section", "To look at and to listen to"),
        *exhibits.exhibits(),
        ("guided_tour", exhibits.guided_tour(**over_manifest)),
        ("manifest", kept_manifests.chart()),
        ("section", "All sixty"),
        *objects,
    ]
    english.recommended_by = tutorial_parts.helper("en")
    english.is_favourite = True
    english.recommended_on = english.first_day = factories.TODAY
    english.last_day = factories.TODAY
    english.venue = factories.venue("en", name="Boatmen’s Chapel")
    english.easy_read = easy_read()
    return in_both_languages(english)


def with_extract() -> dict[str, Any]:
    """A playlist of one track that is played from the site itself."""
    track = {**works.playlist()["tracks"][0], "extract": recordings.sound()}
    return {**works.playlist(), "tracks": [track]}


def tutorial() -> tuple[Page, Page]:
    """Steps of every sort, pages needed before, two paths, who helps, a video."""
    factories.twin(factories.home(), "fr")  # of its own, not an alias
    campaign = examples.campaign()[0]
    first = other_page(pages.TutorialPage, "Get a card")
    second = other_page(pages.TutorialPage, "Find a book")
    english, _french = examples.tutorial(campaign)
    english.prerequisites = [
        *tutorial_parts.prerequisites(),
        ("prerequisite", {"text": "A card", "page": first}),
        ("prerequisite", {"text": "A book", "page": second}),
    ]
    english.steps = tutorial_parts.steps() * 3
    english.easy_read = easy_read()
    english.responsible = tutorial_parts.helper("en")
    for title in ("All about loans", "Everything from home"):
        tutorial_parts.path([first, english, second], title)
    return in_both_languages(english)


def in_both_languages(english: Page) -> tuple[Page, Page]:
    """Publish a page, give its French twin the same, and relate it to others."""
    english = factories.publish(english)
    french = english.get_translations().get().specific
    for field in ("recommendations", "steps", "prerequisites", "video", "easy_read"):
        if hasattr(english, field):
            setattr(french, field, getattr(english, field))
    return among_others(english), factories.publish(french)
