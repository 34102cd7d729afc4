"""Fills in Wagtail's page forms and posts them, as a browser would."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    streamfield,
)
from wagtail.users.models import UserProfile

PREVIEW_MODES = ("", "social")


def speak(editor: User, language: str) -> None:
    """Have the admin speak the language of an editor."""
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = language
    profile.save()


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(model: type[Page], parent: Page) -> str:
    labels = (model._meta.app_label, model._meta.model_name)
    return reverse("wagtailadmin_pages:add", args=[*labels, parent.pk])


def filled_form(
    client: Client, url: str, model: type[Page], **fields: Any
) -> dict[str, Any]:
    """Return what the form at ``url`` holds, with some fields typed over.

    Streams are drawn by JavaScript: one that is not given is posted empty.
    """
    html = client.get(url).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            data |= nested_form_data({field.name: streamfield([])})
    return data | nested_form_data(fields)


def post_form(
    client: Client, page: Page, action: str = "", **fields: Any
) -> HttpResponse:
    """Save the page's form; ``action`` may be ``action-publish``."""
    data = filled_form(client, edit_url(page), type(page), **fields)
    if action:
        data[action] = "1"
    return client.post(edit_url(page), data)


def preview(client: Client, page: Page, mode: str = "", **fields: Any) -> HttpResponse:
    """Type into the form and return what the preview panel then shows."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = filled_form(client, edit_url(page), type(page), **fields)
    client.post(address, data)
    return client.get(address, {"mode": mode})


def errors_of(response: HttpResponse) -> dict[str, Any]:
    """Return the errors of the form that a page view shows again."""
    return dict(response.context["form"].errors)
