"""The setup command: makes what is missing once, says so, changes nothing after."""

from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Locale, Page, Site

from wagtail_culture_social.management.commands import culture_social_setup as command
from wagtail_culture_social.pages.models import EventIndexPage
from wagtail_culture_social.social.posts import access

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def set_up(languages: str = "en,fr", **options: bool) -> list[str]:
    output = StringIO()
    call_command("culture_social_setup", languages=languages, stdout=output, **options)
    return output.getvalue().splitlines()


def words(lines: list[str]) -> set[str]:
    return {line.split()[0] for line in lines}


def test_makes_everything_that_is_missing(home: Page) -> None:
    lines = set_up()
    french = Locale.objects.get(language_code="fr")
    twin = home.get_translation(french)
    assert twin.live
    with translation.override("fr"):
        wanted = {gettext(title) for title in command.INDEXES.values()}
    assert {page.title for page in twin.get_children().live()} == wanted
    home.refresh_from_db()
    assert {page.title for page in home.get_children().live()} >= {"Events"}
    for page in home.get_children():
        assert page.get_translation(french).get_parent().pk == twin.pk
    assert len(lines) == 2 + 2 + 2 + 5 * 2


def test_index_pages_are_public_in_both_languages(home: Page, client: Client) -> None:
    set_up()
    for page in EventIndexPage.objects.all():
        assert client.get(page.get_url()).status_code == 200


def test_second_run_finds_everything(home: Page) -> None:
    set_up()
    before = Page.objects.count(), Locale.objects.count()
    assert words(set_up()) == {"found"}
    assert (Page.objects.count(), Locale.objects.count()) == before


def test_dry_run_changes_nothing(home: Page) -> None:
    before = Page.objects.count(), Locale.objects.count()
    lines = set_up(dry_run=True)
    assert "made" in words(lines)
    assert "nothing has been changed" in lines[-1]
    assert (Page.objects.count(), Locale.objects.count()) == before


def test_twin_of_an_index_that_was_there(home: Page) -> None:
    index = home.add_child(instance=EventIndexPage(title="What is on"))
    set_up()
    twins = EventIndexPage.objects.filter(translation_key=index.translation_key)
    assert twins.count() == EventIndexPage.objects.count() == 2


def test_home_that_takes_no_index(home: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EventIndexPage, "can_create_at", lambda parent: False)
    assert any("subpage_types" in line for line in set_up())
    assert not EventIndexPage.objects.exists()


def test_without_page_types_no_index_pages(
    home: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = apps.is_installed
    monkeypatch.setattr(
        command.apps,
        "is_installed",
        lambda name: name != command.PAGES_APP and really(name),
    )
    assert command.PAGES_APP in set_up()[-1]
    assert not EventIndexPage.objects.exists()


@pytest.mark.parametrize("languages", ["de", "fr,tlh", "", " , "])
def test_unknown_language(home: Page, languages: str) -> None:
    with pytest.raises(CommandError, match="WAGTAIL_CONTENT_LANGUAGES"):
        set_up(languages)


@override_settings(WAGTAIL_I18N_ENABLED=False)
def test_several_languages_need_a_setting(home: Page) -> None:
    with pytest.raises(CommandError, match="WAGTAIL_I18N_ENABLED = True"):
        set_up()


def test_no_site() -> None:
    Site.objects.all().delete()
    with pytest.raises(CommandError, match="Sites"):
        set_up()


def test_no_home_page(home: Page) -> None:
    Site.objects.update(root_page=Page.get_first_root_node())
    with pytest.raises(CommandError, match="home page"):
        set_up()
    assert not Locale.objects.filter(language_code="fr").exists() or words([]) == set()


def posts_of(group: str) -> set[str]:
    given = Group.objects.get(name=group).permissions
    return set(given.values_list("codename", flat=True)) & POSTS


POSTS = {access.codename(action) for action in access.ACTIONS}


def test_editors_work_on_posts_and_moderators_approve_them(home: Page) -> None:
    set_up()
    assert posts_of("Moderators") == POSTS
    assert posts_of("Editors") == POSTS - {"approve_socialpost"}


def test_permissions_that_somebody_chose_stay(home: Page) -> None:
    editors = Group.objects.get(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="export_socialpost"))
    Group.objects.filter(name="Moderators").delete()
    assert "found   Permissions on posts: Editors" in set_up()
    assert posts_of("Editors") == {"export_socialpost"}
