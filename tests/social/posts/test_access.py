"""Who sees and does what: permissions on posts, and page permissions before them."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Site

from tests import factories
from tests.social.posts.people import a_row, a_section, person
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.social.posts import access

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unplanned")]


@pytest.fixture
def sections() -> list[Page]:
    return [a_section("Music"), a_section("Books")]


def by_hand(site: Site | None = None) -> SocialPost:
    site = site or Site.objects.get(is_default_site=True)
    return SocialPost.objects.create(site=site, network="x", language="en", text="Hi")


def second_site() -> Site:
    root = Page.objects.get(depth=1)
    other = root.add_child(instance=Page(title="Other", slug="other"))
    return Site.objects.create(hostname="other.example.org", root_page=other)


def test_an_editor_of_another_section_sees_nothing_of_it(sections: list[Page]) -> None:
    music, books = (a_row(section) for section in sections)
    editor = person("music", sections[0])
    assert list(access.visible_posts(editor)) == [music]
    for may in (access.can_edit_posts, access.can_approve, access.can_mark):
        assert may(editor, sections[0])
        assert not may(editor, sections[1])
    assert not access.may_on_post(editor, access.EDIT, books)


def test_each_permission_is_of_its_own(sections: list[Page]) -> None:
    editor = person("editor", sections[0], actions=(access.MARK,))
    assert access.can_mark(editor, sections[0])
    assert access.can_mark(editor)
    for may in (access.can_edit_posts, access.can_approve, access.can_export):
        assert not may(editor)
        assert not may(editor, sections[0])


def test_who_may_nothing_with_posts_sees_none(sections: list[Page]) -> None:
    row = a_row(sections[0])
    by_hand()
    for user in (
        person("editor", sections[0], actions=()),
        person("visitor"),
        AnonymousUser(),
    ):
        assert not access.visible_posts(user).exists()
        assert not access.may_on_post(user, access.EDIT, row)


def test_who_may_only_add_pages_sees_the_own_ones(sections: list[Page]) -> None:
    mine, _theirs = (a_row(section) for section in sections)
    adder = person("adder", factories.home(), on_page=("add",))
    sections[0].owner = adder
    sections[0].save()
    assert list(access.visible_posts(adder)) == [mine]


def test_posts_without_a_page_belong_to_the_people_of_a_site(
    sections: list[Page],
) -> None:
    here, there = by_hand(), by_hand(second_site())
    editor = person("editor", sections[0])
    assert list(access.visible_posts(editor)) == [here]
    assert access.may_on_post(editor, access.EDIT, here)
    assert not access.may_on_post(editor, access.EDIT, there)


def test_sites_are_those_of_ones_pages(sections: list[Page], admin_user: Any) -> None:
    first, other = Site.objects.get(is_default_site=True), second_site()
    assert access.sites_of(person("music", sections[0])) == [first]
    assert access.sites_of(person("other", other.root_page)) == [other]
    assert access.sites_of(person("visitor")) == []
    everywhere = person("everywhere", Page.objects.get(depth=1))
    for user in (everywhere, admin_user):
        assert access.sites_of(user) == [first, other]


def test_a_site_within_a_site_is_another_one(sections: list[Page]) -> None:
    inner = Site.objects.create(hostname="music.example.org", root_page=sections[0])
    assert access.sites_of(person("music", sections[0])) == [inner]


def test_a_translator_works_on_the_site(sections: list[Page]) -> None:
    french = factories.home("fr")
    site = Site.objects.get(is_default_site=True)
    Site.clear_site_root_paths_cache()
    assert access.sites_of(person("translator", french)) == [site]


def test_the_log_leads_to_a_post_those_who_see_it(sections: list[Page]) -> None:
    row = a_row(sections[0])
    here = reverse("wagtail_culture_social_desk_post", args=[row.pk])
    for section, address in zip(sections, (here, None), strict=True):
        finder = AdminURLFinder(person(section.title, section))
        assert finder.get_edit_url(row) == address


def test_posts_of_one_site_only(sections: list[Page], admin_user: Any) -> None:
    row, other = a_row(sections[0]), second_site()
    there = by_hand(other)
    assert set(access.visible_posts(admin_user)) == {row, there}
    assert list(access.visible_posts(admin_user, other)) == [there]


def test_somebody_who_left_sees_nothing(sections: list[Page]) -> None:
    a_row(sections[0])
    editor = person("editor", sections[0])
    editor.is_active = False
    assert not access.visible_posts(editor).exists()
    assert not access.sites_of(editor)
