"""The admin view that makes the next edition of a campaign, and the button to it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from wagtail_culture_social.campaigns.editions import (
    Edition,
    make_edition,
    may_copy,
    next_edition,
    twins_to_copy,
)
from wagtail_culture_social.campaigns.facts import facts_as_typed
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.campaign_days import YEAR_IN_WEEKS
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.social.addresses import is_taken

NAME = "wagtail_culture_social_edition"


class EditionForm(forms.Form):
    """When the next edition begins, and what it is called in this language."""

    weeks = forms.TypedChoiceField(
        coerce=int,
        label=gettext_lazy("First day"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Every day keeps its weekday."),
    )
    title = forms.CharField(max_length=255, label=gettext_lazy("Title"))
    slug = forms.SlugField(
        max_length=255, allow_unicode=True, label=gettext_lazy("Slug")
    )

    def __init__(self, page: Any, first: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        language = get_language() or "en"
        field: Any = self.fields["weeks"]
        field.choices = [
            (weeks, format_day(first + timedelta(weeks=weeks), language))
            for weeks in YEAR_IN_WEEKS
        ]

    def clean_slug(self) -> str:
        """Refuse a slug at which the page above answers itself."""
        slug = self.cleaned_data["slug"]
        if is_taken(self.page.get_parent().specific_class, slug):
            raise forms.ValidationError(_("Choose another slug."))
        return slug


def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask when the next edition begins, then make it as drafts in every language."""
    page = get_object_or_404(page_model(), pk=pk).specific
    if not hasattr(page, "tags_on") or page.alias_of_id:
        raise Http404
    if not may_copy(page, request.user):
        raise PermissionDenied
    first, proposed = facts_as_typed(page).start, next_edition(page)
    if first is None or proposed is None:
        messages.warning(request, _("Give the campaign its days first."))
        return redirect("wagtailadmin_pages:edit", pk)
    initial = {
        "weeks": proposed.weeks,
        "title": proposed.title,
        "slug": proposed.slug,
    }
    form = EditionForm(page, first, request.POST or None, initial=initial)
    if form.is_valid():
        made = make_edition(page, Edition(**form.cleaned_data), request.user)
        said = _("The next edition is here as a draft: look at its days, then publish.")
        messages.success(request, said)
        return redirect("wagtailadmin_pages:edit", made.pk)
    context = {
        "page": page,
        "form": form,
        "languages": [
            one.locale.get_display_name() for one in twins_to_copy(page, request.user)
        ],
        "back_url": reverse("wagtailadmin_pages:edit", args=[pk]),
    }
    template = "wagtail_culture_social/admin/campaigns/edition.html"
    return render(request, template, context)


def edition_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield the entry of a campaign's menu, for who may add a copy beside it."""
    is_campaign = hasattr(page.specific_class, "tags_on") and not page.alias_of_id
    if is_campaign and may_copy(page, user):
        url = reverse(NAME, args=[page.pk])
        yield Button(_("New edition"), url, icon_name="date", priority=46)


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    return [path("culture-social/editions/<int:pk>/", edition, name=NAME)]
