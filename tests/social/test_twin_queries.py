"""What the database is asked about twins: which leads, and what they name."""

from itertools import permutations
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models import Person, Venue, people, places
from wagtail_culture_social.pages.models import SpotlightPage
from wagtail_culture_social.social.twins import (
    bring_translated,
    lead_among,
    lead_first,
    translated,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("published", list(permutations((True, True, False))))
@pytest.mark.parametrize("languages", list(permutations(("en", "fr", "de"))))
def test_database_finds_the_lead_that_we_find(
    languages: tuple[str, ...], published: tuple[bool, ...]
) -> None:
    page = factories.add_page(SpotlightPage, factories.home(), title="One")
    twins = page_model().objects.filter(translation_key=page.translation_key)
    for language in languages:
        if language != "en":
            page.copy_for_translation(factories.locale(language), copy_parents=True)
    for language, is_published in zip(languages, published, strict=True):
        day = timezone.now() if is_published else None
        twins.filter(locale__language_code=language).update(first_published_at=day)
    assert lead_first(twins).first() == lead_among(twins.all())
    twins.filter(locale__language_code="en").delete()
    assert lead_first(twins).first() == lead_among(twins.all())


def named(name: str, french: str, **fields: Any) -> Person:
    english = Person.objects.create(
        name=name,
        locale=factories.locale("en"),
        accounts=[("account", {"network": "mastodon", "name": "@ana@example.org"})],
        **fields,
    )
    twin = english.copy_for_translation(factories.locale("fr"))
    twin.name = french
    twin.save()
    return english


@pytest.fixture
def french() -> Page:
    """A French page that names what was chosen on the English one."""
    venue = factories.venue("en", name="Boatmen’s Chapel")
    twin = venue.copy_for_translation(factories.locale("fr"))
    twin.name = "Chapelle des Mariniers"
    twin.save()
    english = factories.add_page(
        SpotlightPage,
        factories.home(),
        title="The sea",
        recommended_by=named("The librarians", "Les bibliothécaires"),
        venue=venue,
    )
    return factories.twin(english, "fr", title="La mer")


WORDS = {"recommended_by": people.WORDS, "venue": places.WORDS}


def test_what_a_page_names_comes_in_its_language_at_once(
    french: Page, django_assert_num_queries: Any
) -> None:
    assert french.locale.language_code == "fr"
    with django_assert_num_queries(1):
        bring_translated(french, **WORDS)
        who = translated(french.recommended_by, french)
        where = translated(french.venue, french)
    assert (who.name, where.name) == ("Les bibliothécaires", "Chapelle des Mariniers")
    assert who.handles == {"mastodon": "@ana@example.org"}
    assert french.recommended_by.name == "The librarians"


def test_what_has_no_twin_comes_as_it_was_chosen(french: Page) -> None:
    Person.objects.filter(locale__language_code="fr").delete()
    Venue.objects.filter(locale__language_code="fr").delete()
    bring_translated(french, **WORDS)
    assert translated(french.recommended_by, french).name == "The librarians"
    assert translated(french.venue, french).name == "Boatmen’s Chapel"


def test_nothing_is_asked_for_what_is_not_named(
    django_assert_num_queries: Any,
) -> None:
    page = factories.add_page(SpotlightPage, factories.home(), title="The sea")
    with django_assert_num_queries(0):
        bring_translated(page, **WORDS)


def test_preview_keeps_what_its_form_names(french: Page) -> None:
    other = named("The children", "Les enfants")
    french.recommended_by = other
    bring_translated(french, **WORDS)
    assert french.recommended_by == other
    assert translated(other, french).name == "Les enfants"
