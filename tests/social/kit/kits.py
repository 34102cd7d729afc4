"""A page with a kit, and the kit's form filled in as a browser would."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import querydict_from_html

from tests import factories
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import EventPage


def event(**fields: Any) -> EventPage:
    """An event with a picture that nothing keeps from being posted."""
    values = {
        "title": "Organ and Voice",
        "slug": "organ",
        "social_image": factories.picture(),
        "social_image_alt": "A calm sea.",
        **fields,
    }
    return factories.add_page(EventPage, factories.home(), **values)


def post(
    page: Page, network: str = "x", phase: str = "announcement", **fields: Any
) -> SocialPost:
    """The post of a page on a network, as it is planned or new."""
    values = {"site": Site.objects.get(is_default_site=True), **fields}
    key = {"page": page, "network": network, "phase": phase, "language": "en"}
    key["recurrence_id"] = values.pop("recurrence_id", "")
    return SocialPost.objects.update_or_create(**key, defaults=values)[0]


def kit_url(page: Page, query: str = "") -> str:
    address = reverse("wagtail_culture_social_kit", args=[page.pk])
    return f"{address}?{query}" if query else address


def filled(client: Client, page: Page, query: str = "") -> dict[str, Any]:
    """What the kit's form holds."""
    html = client.get(kit_url(page, query)).content.decode()
    return querydict_from_html(html, form_id="wcs-kit-form").dict()


def send(
    client: Client, page: Page, do: str = "save", query: str = "", **typed: str
) -> HttpResponse:
    """Type into the fields (``x_text`` is that of X) and press a button."""
    data = filled(client, page, query)
    named = {name.replace("_", "-", 1): value for name, value in typed.items()}
    return client.post(kit_url(page, query), {**data, **named, "do": do}, follow=True)


def row_of(page: Page, network: str = "x") -> SocialPost:
    return SocialPost.objects.get(page=page, network=network)
