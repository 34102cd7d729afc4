"""Who sees a kit, who may change what in it, and how one gets there."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from tests import factories
from tests.page_forms import edit_url, post_form
from tests.social.kit.kits import event, filled, kit_url, send
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import EventIndexPage

pytestmark = pytest.mark.django_db


def editor(section: Page, *codenames: str) -> Client:
    """An editor of one section, whose group may do this to posts."""
    group = Group.objects.create(name="editors")
    may = GroupPagePermission.objects.create
    permission = Permission.objects.get(
        codename="change_page", content_type__app_label="wagtailcore"
    )
    may(group=group, page=section, permission=permission)
    wanted = ["access_admin", *codenames]
    group.permissions.add(*Permission.objects.filter(codename__in=wanted))
    user = User.objects.create_user("editor", "editor@example.org", "pw")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_reader_sees_posts_and_no_button(admin_client: Client) -> None:
    page = event()
    client = editor(page.get_parent())
    html = client.get(kit_url(page)).content.decode()
    assert html.count('<article class="wcs-post') == 7
    assert "You may look at these posts" in html
    assert "<textarea" not in html
    data = filled(admin_client, page)
    typed = {**data, "x-text": "Come", "do": "x.lock"}
    refused = client.post(kit_url(page), typed).content.decode()
    assert "You are not allowed to do this." in refused
    assert not SocialPost.objects.exists()


def test_editor_writes_and_does_not_mark() -> None:
    page = event()
    client = editor(page.get_parent(), "change_socialpost")
    assert "1 text saved." in send(client, page, x_text="Come").content.decode()
    html = client.get(kit_url(page)).content.decode()
    assert "Mark as posted" not in html
    send(client, page, "x.posted")
    assert SocialPost.objects.get().status == "planned"


def test_editor_of_another_section_sees_nothing() -> None:
    other = factories.add_page(EventIndexPage, factories.home(), title="Other")
    client = editor(other, "change_socialpost")
    page = event()
    assert client.get(kit_url(page)).status_code == 302
    answer = client.get(kit_url(page), headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 403


def test_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert "login" in client.get(kit_url(event())).url


@pytest.mark.parametrize("of", ["home", "nothing"])
def test_page_without_posts_has_no_kit(admin_client: Client, of: str) -> None:
    page: Any = factories.home() if of == "home" else Page(pk=987654)
    assert admin_client.get(kit_url(page), follow=True).status_code == 404


def test_menus_lead_to_the_kit(admin_client: Client) -> None:
    page = event()
    assert kit_url(page) in admin_client.get(edit_url(page)).content.decode()
    explorer = f"/admin/pages/{page.get_parent().pk}/"
    assert kit_url(page) in admin_client.get(explorer).content.decode()
    home = admin_client.get(edit_url(factories.home())).content.decode()
    assert "culture-social/kit/" not in home


def test_publishing_points_to_the_kit(admin_client: Client) -> None:
    page = event()
    answer = post_form(admin_client, page, "action-publish", title="Voices")
    html = admin_client.get(answer.url).content.decode()
    assert "The posts of “Voices” are ready to be looked at." in html
    assert kit_url(page) in html
    answer = post_form(admin_client, page, title="Not yet")
    assert "ready to be looked at" not in admin_client.get(answer.url).content.decode()


def test_userbar_leads_to_the_kit(admin_client: Client, client: Client) -> None:
    page = event()
    assert kit_url(page) in admin_client.get(page.url).content.decode()
    assert "culture-social/kit" not in client.get(page.url).content.decode()
