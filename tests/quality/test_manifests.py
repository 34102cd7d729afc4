"""An object of a museum in the browser: pasted, kept, refreshed, shown without it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect
from wagtail.models import Site

from tests import factories, iiif
from tests.outbound.conftest import authority, serve, trusted
from tests.page_forms import speak
from tests.quality.accessibility import violations
from tests.quality.editing import SAVED, open_editor, type_title
from tests.quality.test_rendering import TOO_WIDE
from tests.spotlights.conftest import kept, museum
from tests.spotlights.museum import Museum
from wagtail_culture_social.models import Manifest
from wagtail_culture_social.pages.models import SpotlightPage

__all__ = ["authority", "kept", "museum", "serve", "trusted"]

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def ours(page: Any) -> list[str]:
    """What axe finds; headings and landmarks of the admin are Wagtail's."""
    found = violations(page)
    return [one for one in found if not one.startswith(("region", "landmark"))]


def test_address_is_pasted_in_the_page_editor(
    editor_page: Page, live_server: Any, museum: Museum
) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    path = f"wagtail_culture_social_pages/spotlightpage/{home.pk}"
    open_editor(editor_page, f"{live_server.url}/admin/pages/add/{path}/")
    type_title(editor_page, "Charts")
    expect(editor_page).to_have_url(SAVED)
    editor_page.get_by_title("Insert a block").first.click()
    editor_page.get_by_role("option", name="IIIF object").click()
    editor_page.get_by_role("button", name="Choose a IIIF manifest").click()
    modal = editor_page.locator(".modal")
    modal.get_by_role("tab", name="Paste an address").click()
    modal.get_by_label("Address of the manifest").fill(f"{museum.base}/nothing")
    modal.get_by_role("button", name="Fetch and keep").click()
    expect(modal.get_by_text("The server has nothing at this address.")).to_be_visible()
    modal.get_by_label("Address of the manifest").fill(museum.url)
    modal.get_by_role("button", name="Fetch and keep").click()
    expect(editor_page.get_by_text("A chart of the coast").first).to_be_visible()
    assert Manifest.objects.get().canvases.exclude(thumbnail="").count() == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_screens_of_a_manifest_are_accessible(
    editor_page: Page, live_server: Any, museum: Museum, kept: Manifest, language: str
) -> None:
    speak(User.objects.get(username="admin"), language)
    editor_page.set_viewport_size({"width": 320, "height": 800})
    for name, args in (("index", []), ("add", []), ("edit", [kept.pk])):
        here = reverse(f"culture_social_manifests:{name}", args=args)
        editor_page.goto(live_server.url + here)
        assert ours(editor_page) == []
    museum.publish(iiif.full(3, label={"en": ["A chart"]}))
    here = reverse("culture_social_manifests:refresh", args=[kept.pk])
    editor_page.goto(live_server.url + here)
    editor_page.locator("main form button[type=submit]").click()
    expect(editor_page.locator("input[name=digest]")).to_have_count(1)
    assert ours(editor_page) == []
    editor_page.locator("main form button[type=submit]").click()
    expect(editor_page.locator(".messages .success")).to_be_visible()
    assert Manifest.objects.get().title == "A chart"


def test_object_is_shown_without_its_server_and_without_scripts(
    editor_page: Page, live_server: Any, museum: Museum, kept: Manifest
) -> None:
    museum.close()
    page = factories.add_page(
        SpotlightPage,
        Site.objects.get(is_default_site=True).root_page,
        title="Charts",
        recommendations=[("manifest", {"manifest": kept})],
    )
    context = editor_page.context.browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 800}
    )
    visitor = context.new_page()
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(live_server.url + page.get_url())
    for picture in visitor.locator(".wcs-manifest img").all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("image => image.decode().then(() => true)")
    expect(visitor.get_by_text("Bibliothèque du Port").first).to_be_visible()
    assert visitor.evaluate(TOO_WIDE) == []
    context.close()
    assert [one for one in asked if not one.startswith(live_server.url)] == []
