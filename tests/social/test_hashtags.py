"""Hashtags: one row per key, spellings per language, and nothing written in vain."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from wagtail_culture_social.models import (
    Hashtag,
    HashtagSpelling,
    PageHashtag,
    hashtags,
)
from wagtail_culture_social.models.hashtags import spelling_of
from wagtail_culture_social.pages.models import EventPage, TutorialPage
from wagtail_culture_social.social.services import page_hashtags

pytestmark = pytest.mark.django_db

SPELLINGS = ["#NuitDesMusées", "nuitdesmusées", "Nuit des musées"]


@pytest.mark.parametrize("first", SPELLINGS)
def test_three_spellings_are_one_hashtag(first: str) -> None:
    for spelling in [first, *SPELLINGS]:
        factories.add_page(EventPage, factories.home(), hashtags=[spelling])
    assert Hashtag.objects.count() == 1
    assert PageHashtag.objects.count() == 4


def test_spellings_typed_on_one_page_are_one_hashtag() -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=SPELLINGS)
    assert [tag.name for tag in page.hashtags.all()] == ["NuitDesMusées"]


def test_spelling_of_another_language_finds_the_hashtag() -> None:
    night = factories.hashtag("NuitDesMusées", en="MuseumNight")
    page = factories.add_page(EventPage, factories.home(), hashtags=["museum night"])
    assert list(page.hashtags.all()) == [night]


def test_two_spellings_of_one_hashtag_on_a_page_are_one_row() -> None:
    factories.hashtag("NuitDesMusées", en="MuseumNight")
    tags = ["#MuseumNight", "#NuitDesMusées"]
    page = factories.add_page(EventPage, factories.home(), hashtags=tags)
    assert page.culture_hashtag_items.count() == 1


def test_adding_to_an_unsaved_page_writes_nothing() -> None:
    page = EventPage(title="Concert")
    page.hashtags.add("#Orgue")
    assert [tag.name for tag in page.hashtags.all()] == ["Orgue"]
    assert not Hashtag.objects.exists()


def test_revision_holds_a_saved_hashtag() -> None:
    page = factories.add_page(EventPage, factories.home())
    page.hashtags.add("#Orgue")
    revision = page.save_revision()
    assert [tag.name for tag in revision.as_object().hashtags.all()] == ["Orgue"]
    assert Hashtag.objects.get().key == "orgue"


def test_hashtag_that_somebody_saved_meanwhile_is_taken() -> None:
    mine, yours = (
        factories.add_page(EventPage, factories.home(), title=title)
        for title in ("Mine", "Yours")
    )
    mine.hashtags.add("#Orgue")
    yours.hashtags.add("#orgue")
    mine.save()
    yours.save()
    assert Hashtag.objects.count() == 1
    assert list(yours.hashtags.all()) == list(mine.hashtags.all())


def test_hashtag_saved_in_the_same_instant_is_taken(monkeypatch: Any) -> None:
    night = factories.hashtag("Orgue")
    page = factories.add_page(EventPage, factories.home())
    with monkeypatch.context() as blind:
        blind.setattr(hashtags, "hashtags_by_key", lambda keys: {})
        page.hashtags.add("#orgue")
        page.save()
    fresh = EventPage.objects.get(pk=page.pk)
    assert list(fresh.hashtags.all()) == [night]


def test_pages_of_every_type_share_hashtags() -> None:
    event = factories.add_page(EventPage, factories.home(), hashtags=["#Orgue"])
    tutorial = factories.add_page(TutorialPage, factories.home(), hashtags=["orgue"])
    tag = Hashtag.objects.get()
    assert list(EventPage.objects.tagged(tag)) == [event]
    assert list(TutorialPage.objects.tagged(tag)) == [tutorial]


def test_removed_hashtag_leaves_the_page() -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=["#A", "#B"])
    page.hashtags.remove("#a")
    page.save()
    fresh = EventPage.objects.get(pk=page.pk)
    assert [tag.name for tag in fresh.hashtags.all()] == ["B"]


def test_setting_hashtags_replaces_them() -> None:
    page = factories.add_page(EventPage, factories.home(), hashtags=["#A", "#B"])
    page.hashtags.set(["#b", "#C"])
    page.save()
    fresh = EventPage.objects.get(pk=page.pk)
    assert sorted(tag.name for tag in fresh.hashtags.all()) == ["B", "C"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ("MuseumNight", "en")), ("fr", ("NuitDesMusées", "fr"))],
)
def test_page_language_comes_first(language: str, expected: tuple) -> None:
    night = factories.hashtag("NuitDesMusées", en="MuseumNight", fr="NuitDesMusées")
    assert spelling_of(night, language) == expected


def test_name_comes_second_with_the_language_it_is_known_in() -> None:
    night = factories.hashtag("NuitDesMusées", fr="NuitDesMusées")
    assert spelling_of(night, "en") == ("NuitDesMusées", "fr")


def test_name_without_spelling_has_no_known_language() -> None:
    night = factories.hashtag("NuitDesMusées", en="MuseumNight")
    assert spelling_of(night, "de") == ("NuitDesMusées", "")


def test_any_spelling_comes_third() -> None:
    nameless = factories.hashtag("X", en="MuseumNight")
    nameless.name = ""
    assert spelling_of(nameless, "fr") == ("MuseumNight", "en")


def test_borrowed_hashtag_tells_its_language() -> None:
    factories.hashtag("NuitDesMusées", fr="NuitDesMusées")
    tags = ["#NuitDesMusées"]
    page = factories.add_page(EventPage, factories.home(), hashtags=tags)
    assert [(link.text, link.language) for link in page_hashtags(page)] == [
        ("NuitDesMusées", "fr")
    ]


def test_name_is_normalised() -> None:
    tag = Hashtag(name="Nuit des musées")
    tag.clean()
    assert tag.name == "NuitDesMusées"


@pytest.mark.parametrize("name", ["🎻🎉", "   ", "#", "!!!"])
def test_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        Hashtag(name=name).clean()
    with pytest.raises(ValidationError):
        HashtagSpelling(text=name).clean()


def test_second_hashtag_of_the_same_key_is_refused() -> None:
    factories.hashtag("NuitDesMusées")
    with pytest.raises(ValidationError, match="already exists"):
        Hashtag(name="nuit des musées").clean()


def test_hashtags_without_latin_letters_have_addresses() -> None:
    slugs = {factories.hashtag(name).slug for name in ("東京", "Музей", "東亰")}
    assert len(slugs) == 3
    assert all(slugs)


def test_texts_follow_the_spellings() -> None:
    tag = factories.hashtag("NuitDesMusées", fr="NuitDesMusées", en="MuseumNight")
    texts = {"fr": "NuitDesMusées", "en": "MuseumNight"}
    assert Hashtag.objects.get().texts == texts
    tag.spellings.get(text="MuseumNight").delete()
    assert Hashtag.objects.get().texts == {"fr": "NuitDesMusées"}


def test_texts_follow_a_form_that_saves_the_whole_hashtag() -> None:
    factories.hashtag("NuitDesMusées", fr="NuitDesMusées", en="MuseumNight")
    tag = Hashtag.objects.get()
    french, english = tag.spellings.order_by("pk")
    tag.spellings.remove(english)
    french.text = "LaNuitDesMusées"
    tag.spellings.add(french)
    tag.save()
    assert Hashtag.objects.get().texts == {"fr": "LaNuitDesMusées"}
