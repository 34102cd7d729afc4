"""Fills in Wagtail's page forms and posts them, as a browser would.

The forms are made as the admin makes them, but not drawn: tests of the pages that show
them ask for those themselves.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockField
from wagtail.fields import StreamField
from wagtail.models import Page, PageSubscription
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
    user = get_user(client)
    with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
        html = "".join(inputs(page_form(user, url, model)))
    data = querydict_from_html(f"<form>{html}</form>").dict()
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            data |= nested_form_data({field.name: streamfield([])})
    return data | nested_form_data(fields)


def page_form(user: User, url: str, model: type[Page]) -> WagtailAdminPageForm:
    """Make the form of the page that ``url`` edits or adds."""
    place = resolve(url).kwargs
    if "page_id" in place:
        page = Page.objects.get(pk=place["page_id"]).get_latest_revision_as_object()
        parent = page.get_parent().specific
    else:
        parent = Page.objects.get(pk=place["parent_page_id"]).specific
        page = model(owner=user, locale=parent.locale)
    return model.get_edit_handler().get_form_class()(
        instance=page,
        subscription=PageSubscription(user=user, comment_notifications=not page.pk),
        parent_page=parent,
        for_user=user,
    )


def inputs(form: BaseForm) -> Iterator[str]:
    """Draw the fields of a form, and those of the forms of its rows.

    Wagtail draws comments outside of the form.
    """
    for field in form:
        if not isinstance(field.field, BlockField):
            yield field.as_widget()
    for name, rows in getattr(form, "formsets", {}).items():
        if name == "comments":
            continue
        yield str(rows.management_form)
        for row in rows:
            yield from inputs(row)


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
