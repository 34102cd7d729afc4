"""Posts of one item of a spotlight: made when asked for, planned by hand only."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import examples, factories
from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain.item_words import item_theme, quoted
from wagtail_culture_social.domain.phases import ITEM, UnknownPhase
from wagtail_culture_social.domain.snippets import Contributor, Draft, compose_all
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.social.kit.looks import picture_of
from wagtail_culture_social.social.kit.views import KIT
from wagtail_culture_social.social.posts.archive import sections_of
from wagtail_culture_social.social.posts.moments import moments_of
from wagtail_culture_social.social.posts.planning import plan_page
from wagtail_culture_social.social.posts.reading import posts_of
from wagtail_culture_social.social.services import page_snippets
from wagtail_culture_social.spotlights.items import parts_of

pytestmark = pytest.mark.django_db

SOON = factories.TODAY + timedelta(days=3)


@pytest.fixture(autouse=True)
def _now(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def pages() -> tuple[Any, Any]:
    return examples.spotlight()


def identity(page: Any, block_type: str) -> str:
    return next(
        str(block.id)
        for block in page.recommendations
        if block.block_type == block_type
    )


def texts(page: Any, block_type: str) -> dict[str, str]:
    key = identity(page, block_type)
    posts = posts_of(page, phase=ITEM, recurrence_id=key)
    return {post.network.id: post.text for post in posts}


def test_the_book_of_the_week_in_french(pages: tuple[Any, Any]) -> None:
    _english, french = pages
    key = identity(french, "book_extract")
    said = texts(french, "book_extract")["mastodon"]
    first, who, _blank, quotation = said.split("\n")[:4]
    assert first == "Le livre de la semaine\u00a0: Les Travailleurs de la mer"
    assert who == "Victor Hugo"
    assert quotation == "«\u202fLa mer était tranquille.\u202f»"
    assert f"/la-mer/#wcs-item-{key[:8]}" in said


def test_the_object_of_the_week_in_english(pages: tuple[Any, Any]) -> None:
    english, _french = pages
    said = texts(english, "object")["mastodon"]
    assert said.startswith("The object of the week: Model of a barge\nUnknown\n")
    assert "It hung in the chapel." in said
    assert "John Frederick Kensett" in said


def test_an_item_goes_with_its_own_picture(pages: tuple[Any, Any]) -> None:
    english, _french = pages
    draft = english.get_social_draft(ITEM, identity(english, "object"))
    assert draft.alt_text == "A calm sea."
    english.recommendations = [("film", {"title": "Fog"})]
    page = factories.publish(english)
    without = page.get_social_draft(ITEM, identity(page, "film"))
    assert without.alt_text == "Painting: a calm sea under a pale sky."


def test_items_that_tell_nothing_have_no_posts(pages: tuple[Any, Any]) -> None:
    english, _french = pages
    names = [name for _identity, name in parts_of(english)]
    assert names == [
        "Les Travailleurs de la mer",
        "At sea",
        "L’Atalante",
        "Model of a barge",
    ]


@pytest.mark.parametrize("gone", ["", "0000"])
def test_an_item_that_is_gone_has_no_moment(pages: tuple[Any, Any], gone: str) -> None:
    with pytest.raises(UnknownPhase):
        pages[0].get_social_draft(ITEM, gone)


def test_kit_shows_every_item_as_a_moment(pages: tuple[Any, Any]) -> None:
    english, _french = pages
    found = [(one.phase, one.name) for one in moments_of(english) if one.name]
    assert found == [(ITEM, name) for _identity, name in parts_of(english)]


def test_items_are_not_planned_by_themselves(pages: tuple[Any, Any]) -> None:
    assert not SocialPost.objects.filter(phase=ITEM).exists()
    assert all(one.phase != ITEM for one in pages[0].get_social_moments())
    headings = [section.heading for section in sections_of(pages[0])]
    assert not any("Atalante" in heading for heading in headings)


def post_kit(client: Client, page: Any, key: str, **data: str) -> Any:
    url = f"{reverse(KIT, args=[page.pk])}?phase={ITEM}&date={key}"
    return client.post(url, data, follow=True)


def test_an_editor_plans_a_post_of_an_item(
    admin_client: Client, pages: tuple[Any, Any]
) -> None:
    english, _french = pages
    key = identity(english, "film")
    due = {"mastodon-due": f"{SOON}T09:30", "do": "mastodon.plan"}
    html = post_kit(admin_client, english, key, **due).content.decode()
    assert "Mastodon: the post is planned." in html
    row = SocialPost.objects.get(phase=ITEM)
    assert (row.recurrence_id, row.network) == (key, "mastodon")
    assert row.due == datetime.fromisoformat(f"{SOON}T09:30+01:00")

    plan_page(english)
    row.refresh_from_db()
    assert row.status == "planned"
    headings = [section.heading for section in sections_of(english)]
    assert any("L’Atalante" in heading for heading in headings)

    english.recommendations = []
    plan_page(factories.publish(english))
    row.refresh_from_db()
    assert row.status == "withdrawn"
    assert admin_client.get(reverse(KIT, args=[english.pk])).status_code == 200


def test_a_plan_needs_a_day(admin_client: Client, pages: tuple[Any, Any]) -> None:
    key = identity(pages[0], "film")
    response = post_kit(admin_client, pages[0], key, do="mastodon.plan")
    assert "Choose a day and an hour." in response.content.decode()
    assert not SocialPost.objects.filter(phase=ITEM).exists()


def test_words_of_ones_own_for_items(pages: tuple[Any, Any]) -> None:
    english, _french = pages
    key = identity(english, "film")
    snippets = page_snippets(english, phase=ITEM, recurrence_id=key)
    assert {snippet.phase for snippet in snippets} == {ITEM}


def test_a_quotation_that_is_cut_is_closed() -> None:
    said = " ".join(f"La mer numéro {number} était calme." for number in range(20))
    draft = Draft("spotlight", "fr", "La mer", summary=quoted(said, "fr"))
    for snippet in compose_all(draft, site_networks(), phase=ITEM):
        assert snippet.text.count("«") == snippet.text.count("»") == 1
        assert snippet.measure.fits


def test_kit_shows_the_picture_of_the_item(pages: tuple[Any, Any]) -> None:
    english, _french = pages
    key = identity(english, "object")
    use = english.get_social_picture(ITEM, key)
    assert use.image.title == "La Mer"
    assert english.get_social_picture("reminder").image == english.social_image
    post = posts_of(english, phase=ITEM, recurrence_id=key)[0]
    picture = picture_of(post)
    assert picture is not None
    assert "sea" in picture.src


def test_an_item_whose_picture_is_not_free_waits(pages: tuple[Any, Any]) -> None:
    english, _french = pages
    key = identity(english, "object")
    rights = english.get_social_picture(ITEM, key).image.culture_rights
    rights.rights = "http://rightsstatements.org/vocab/InC/1.0/"
    rights.save()
    page = type(english).objects.get(pk=english.pk)
    reasons = posts_of(page, phase=ITEM, recurrence_id=key)[0].reasons
    assert [reason.code for reason in reasons] == ["no-reuse"]
    assert posts_of(page)[0].reasons == ()


lines = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]))


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["book", "record", "film", "object", "other"]),
    lines,
    lines,
    lines,
    st.sampled_from(["fr", "en", "de"]),
)
def test_posts_of_any_item_keep_to_the_limits(
    kind: str, title: str, by: str, quotation: str, language: str
) -> None:
    draft = Draft(
        kind="spotlight",
        language=language,
        title=title,
        theme=item_theme(kind, language),
        people=(Contributor(by),) if by else (),
        summary=quoted(quotation * 20, language),
        url="https://quays.example.org/la-mer/#wcs-item-0f1e2d3c",
        credit="Berthe Morisot, Musée des Quais",
    )
    for snippet in compose_all(draft, site_networks(), phase=ITEM):
        assert snippet.measure.length <= snippet.measure.limit
        assert "#wcs-item-0f1e2d3c" in (snippet.text + snippet.link)
