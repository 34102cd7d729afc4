"""What Wagtail's checks are told of a page: rules, and what they point at."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.admin.userbar import ContentCheckerItem

from tests import factories
from tests.testapp.models import PlainPage
from wagtail_culture_social.domain.rights import RESERVED
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import EventPage, TutorialPage
from wagtail_culture_social.social.content_checks import (
    HASHTAG,
    LIMIT,
    MESSAGES,
    NOTHING,
    PICTURE,
    RIGHTS,
    add_content_checks,
    faults_of,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def a_page(language: str = "en", **fields: Any) -> TutorialPage:
    return factories.add_page(TutorialPage, factories.home(language), **fields)


def rules(item: ContentCheckerItem, page: Any) -> dict[str, str]:
    """The selectors of our rules after the hook."""
    request = RequestFactory().get("/")
    add_content_checks(request, [item], page)
    spec = item.get_axe_spec(request)
    return {
        rule["id"]: rule["selector"]
        for rule in spec["rules"]
        if rule["id"].startswith("wcs-")
    }


def test_nothing_is_at_fault_on_a_page_in_order() -> None:
    picture = factories.picture()
    page = a_page(
        hashtags=("NuitDesMusées",), social_image=picture, social_image_alt="The sea"
    )
    assert faults_of(page) == {HASHTAG: [], PICTURE: [], RIGHTS: [], LIMIT: []}
    found = rules(ContentCheckerItem(), page)
    assert found == dict.fromkeys(MESSAGES, NOTHING)


def test_a_hashtag_of_several_words_without_capitals() -> None:
    page = a_page(hashtags=("Concert", "nuitdesmuseesenlumiere"))
    assert faults_of(page)[HASHTAG] == ['[data-wcs-copy="#Nuitdesmuseesenlumiere"]']


def test_a_description_counts_in_the_language_of_the_site_only() -> None:
    picture = factories.picture()
    type(picture).objects.update(description="The sea")
    english, french = a_page(social_image=picture), a_page("fr", social_image=picture)
    found = [
        faults_of(TutorialPage.objects.get(pk=page.pk))[PICTURE]
        for page in (english, french)
    ]
    assert found == [[], ['img[src*="/sea"]']]


def test_a_picture_in_the_text_needs_words_unless_it_is_decorative() -> None:
    pictures = [
        {"image": factories.picture(), "alt_text": "", "decorative": False},
        {"image": factories.picture(), "alt_text": "", "decorative": True},
        {"image": factories.picture(), "alt_text": "A boat", "decorative": False},
    ]
    body = [("picture", {**picture, "caption": ""}) for picture in pictures]
    page = factories.add_page(EventPage, factories.home(), body=body)
    stem = pictures[0]["image"].file.name.split("/")[-1].split(".")[0]
    assert faults_of(page)[PICTURE] == [f'img[src*="/{stem}"]']


def test_a_picture_whose_rights_are_unclear_or_over(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    ended, unknown = factories.picture(), factories.picture(credited=False)
    rights = ended.culture_rights
    rights.rights, rights.agreement_until = RESERVED, factories.TODAY - DAY
    rights.save()
    body = [("picture", {"image": unknown, "decorative": True})]
    page = factories.add_page(
        EventPage, factories.home(), body=body, social_image=ended
    )
    assert len(faults_of(page)[RIGHTS]) == 2


def test_a_written_post_that_is_too_long() -> None:
    page = a_page()
    row = {"site": page.get_site(), "page": page, "phase": "extra", "language": "en"}
    SocialPost.objects.create(network="x", text="a" * 280, **row)
    SocialPost.objects.create(network="gone", text="a" * 99_999, **row)
    assert faults_of(page)[LIMIT] == []
    SocialPost.objects.update(text="a" * 281)
    assert faults_of(page)[LIMIT] == ["h1"]
    SocialPost.objects.update(status="posted")
    assert faults_of(page)[LIMIT] == []


def test_an_unsaved_page_has_no_posts_of_others() -> None:
    page = TutorialPage(title="New", locale=factories.locale("en"))
    site = factories.add_page(PlainPage, factories.home()).get_site()
    SocialPost.objects.create(site=site, network="x", text="a" * 999)
    assert faults_of(page)[LIMIT] == []


def test_the_editor_knows_the_rules_and_asks_nothing(
    django_assert_num_queries: Any,
) -> None:
    page = a_page(hashtags=("nuitdesmuseesenlumiere",))
    with django_assert_num_queries(0):
        found = rules(ContentCheckerItem(in_editor=True), page)
    assert found == dict.fromkeys(MESSAGES, NOTHING)


def test_a_page_of_another_kind_is_checked_as_ever() -> None:
    item = ContentCheckerItem()
    for page in (None, factories.add_page(PlainPage, factories.home())):
        assert rules(item, page) == {}
    assert item.axe_run_only is ContentCheckerItem.axe_run_only


def test_the_site_keeps_its_own_checks() -> None:
    class Strict(ContentCheckerItem):
        axe_run_only = ("wcag2a", "best-practice")

    class Everything(ContentCheckerItem):
        axe_run_only = None

    page = a_page()
    for item, run_only in ((Strict(), Strict.axe_run_only), (Everything(), None)):
        assert set(rules(item, page)) == set(MESSAGES)
        assert item.axe_run_only == run_only
    ours = ContentCheckerItem()
    rules(ours, page)
    assert set(MESSAGES) < set(ours.axe_run_only)
    assert ContentCheckerItem.axe_messages.keys().isdisjoint(MESSAGES)
