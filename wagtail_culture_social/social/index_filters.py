"""What a visitor may narrow a list of pages by, and one page of what is left."""

import re
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models.hashtags import Hashtag, PageHashtag
from wagtail_culture_social.social.address_forms import AddressForm
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.listing import (
    page_number,
    readable_below,
    specific_pages,
)
from wagtail_culture_social.social.page_types import social_types
from wagtail_culture_social.social.services import hashtag_link
from wagtail_culture_social.social.twins import content_language

PAGE_SIZE = 24
MOST_FOUND = 500
"""Pages that a search may find below one list."""

_SIGNS = re.compile(r"[^\w\s]+")


class IndexFilterForm(AddressForm):
    """Words to look for and a hashtag; a family of pages adds fields of its own.

    A choice is offered when some page of the list has it: ``offer`` is what a
    subclass extends, with a method ``_by_NAME`` for each field.
    """

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    tag = forms.ChoiceField(label=_("Hashtag"), required=False)

    def __init__(self, query: Any, index: Page) -> None:
        super().__init__(query, auto_id="wcs-find-%s")
        self.index = index
        self.children = readable_below(index).child_of(index)
        self.offer()
        self.is_valid()

    def offer(self) -> None:
        """Offer the choices that there are, in the language of the list."""
        items = PageHashtag.objects.filter(content_object__in=self.children)
        tags = Hashtag.objects.filter(pk__in=items.values("tag"))
        language = content_language(self.index)
        links = (hashtag_link(tag, language) for tag in tags)
        self.choose("tag", [(link.key, f"#{link.text}") for link in links])

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Give a field its choices beside "all"; without any it is not shown."""
        if choices:
            self.fields[name].choices = [
                ("", pgettext("choices of a filter", "All")),
                *choices,
            ]
        else:
            del self.fields[name]

    def _by_q(self, value: str) -> Q:
        words = _SIGNS.sub(" ", value).strip()  # they mean something to a database
        if not words:
            return Q(pk__in=())
        below = page_model().objects.child_of(self.index).live()
        found = below.search(words)[:MOST_FOUND]
        return Q(pk__in=[page.pk for page in found])

    def _by_tag(self, value: str) -> Q:
        items = PageHashtag.objects.filter(tag__key=value)
        return Q(pk__in=items.values("content_object_id"))


def filtered_list(index: Any, request: HttpRequest) -> dict[str, Any]:
    """Return a page of the list, the newest first, with its filters and its neighbours.

    Raises ``Http404`` behind the last page.
    """
    form, number = index.wcs_filters(request.GET, index), page_number(request)
    pages = form.narrow(form.children)
    begin = (number - 1) * PAGE_SIZE
    found = list(
        pages.order_by("-first_published_at", "pk")[begin : begin + PAGE_SIZE + 1]
    )
    if number > 1 and not found:
        raise Http404
    following = number + 1 if len(found) > PAGE_SIZE else 0
    return {
        "entries": specific_pages(found[:PAGE_SIZE]),
        "form": form,
        "count": pages.count() if form.is_narrowed else None,
        "pages": {
            "previous": _query(form, number - 1) if number > 1 else None,
            "next": _query(form, following) if following else None,
        },
        "wcs_part": Part(
            query=_query(form, number),
            indexed=number == 1 and not form.is_narrowed,
        ),
    }


def having(**conditions: Any) -> Q:
    """Return the condition that a page has these values, whatever its type."""
    found = Q(pk__in=())
    for model in social_types():
        if _has(model, (name.partition("__")[0] for name in conditions)):
            found |= Q(pk__in=model.objects.filter(**conditions).values("pk"))
    return found


def values_below(form: IndexFilterForm, *names: str) -> set[tuple[Any, ...]]:
    """Return the values of fields on the pages of a list, whatever their types."""
    found: set[tuple[Any, ...]] = set()
    allowed = type(form.index).allowed_subpage_models()
    for model in social_types():
        if model in allowed and _has(model, names):
            rows = model.objects.filter(pk__in=form.children.values("pk")).order_by()
            found |= set(rows.values_list(*names).distinct())
    return found


def _has(model: Any, names: Any) -> bool:
    try:
        return all(model._meta.get_field(name) for name in names)
    except FieldDoesNotExist:
        return False


def _query(form: IndexFilterForm, number: int) -> str:
    page = f"page={number}" if number > 1 else ""
    return "&".join(filter(None, (form.query, page)))
