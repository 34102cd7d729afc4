"""Every shipped block goes to the other language and comes out whole."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from tests import factories
from tests.contracts import translating
from tests.contracts.translating import MARK, told

pytestmark = pytest.mark.django_db

DIRECTIONS = [("en", "fr"), ("fr", "en")]
MODELS = [pytest.param(model, id=model.__name__) for model in translating.models()]


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    factories.home("en")
    factories.home("fr")


def translate(thing: Any, target: str) -> Any:
    """Have wagtail-localize make the row in the other language; return it."""
    locale = Locale.objects.get(language_code=target)
    user = User.objects.first() or User.objects.create_superuser("admin")
    TranslationCreator(user, [locale]).create_translations(thing)
    return thing.get_translation(locale)


def translate_every_segment(thing: Any, target: str) -> None:
    """Give every text a translation, which is the text behind a mark."""
    locale = Locale.objects.get(language_code=target)
    source = TranslationSource.objects.get_for_instance(thing)
    for segment in source.stringsegment_set.select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": f"{MARK}{segment.string.data}"},
        )


def save(thing: Any, target: str) -> Any:
    """Update the translation from its source and its texts, and publish it."""
    locale = Locale.objects.get(language_code=target)
    source = TranslationSource.objects.get_for_instance(thing)
    source.update_from_db()
    translate_every_segment(thing, target)
    source.translations.get(target_locale=locale).save_target(publish=True)
    found = thing.get_translation(locale)
    return factories.publish(found) if isinstance(found, Page) else found


def assert_whole(source: Any, target: Any) -> None:
    """Structure and words are those of the source; every word is translated."""
    assert [text for text in translating.texts_of(target) if MARK not in text] == []
    assert told(target) == told(source)


@pytest.mark.parametrize(("origin", "target"), DIRECTIONS)
@pytest.mark.parametrize("model", MODELS)
def test_every_word_of_every_block_arrives(
    model: Any, origin: str, target: str, client: Client
) -> None:
    source = translating.row(model, origin)
    translate(source, target)
    there = save(source, target)
    assert_whole(source, there)
    if isinstance(there, Page):
        assert MARK in translating.rendered(there)
        assert client.get(there.get_url(), follow=True).status_code == 200


@pytest.mark.parametrize(("origin", "target"), DIRECTIONS)
@pytest.mark.parametrize("model", MODELS)
def test_blocks_without_a_word_arrive_too(model: Any, origin: str, target: str) -> None:
    source = translating.row(model, origin, empty=True)
    translate(source, target)
    there = save(source, target)
    assert told(there) == told(source)
    translating.rendered(there)


@pytest.mark.parametrize(("origin", "target"), DIRECTIONS)
@pytest.mark.parametrize("model", MODELS)
def test_a_simple_translation_is_a_copy_to_edit(
    model: Any, origin: str, target: str, settings: Any
) -> None:
    settings.WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"
    source = translating.row(model, origin)
    there = translate(source, target)
    tracked = TranslationSource.objects.get_for_instance(source)
    assert not tracked.translations.get().enabled
    assert told(there) == told(source)
    if isinstance(there, Page):
        there.title = "Edited"
        assert told(factories.publish(there)) == told(source)
        translating.rendered(there)
