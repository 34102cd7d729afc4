"""The admin view that merges two hashtags."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.social.services import merge_hashtags


class MergeForm(forms.Form):
    """Which hashtag stays."""

    keep = forms.ModelChoiceField(
        queryset=Hashtag.objects.none(), label=gettext_lazy("Merge into")
    )

    def __init__(self, drop: Hashtag, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Hashtag.objects.filter(merged_into=None).exclude(pk=drop.pk)
        self.fields["keep"].queryset = others


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which hashtag stays, then make this one another spelling of it."""
    if not request.user.has_perm("wagtail_culture_social.change_hashtag"):
        raise PermissionDenied
    drop = get_object_or_404(Hashtag, pk=pk, merged_into=None)
    form = MergeForm(drop, request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep = form.cleaned_data["keep"]
        merge_hashtags(keep, drop)
        log(keep, "wagtail.edit", user=request.user, data={"merged": drop.pk})
        messages.success(
            request,
            _("#%(dropped)s is now another spelling of #%(kept)s.")
            % {"dropped": drop.name, "kept": keep.name},
        )
        return redirect(list_url())
    return render(
        request,
        "wagtail_culture_social/admin/merge_hashtags.html",
        {"form": form, "drop": drop, "back_url": list_url()},
    )


def list_url() -> str:
    """Return the address of the list of hashtags."""
    return reverse("wagtailsnippets_wagtail_culture_social_hashtag:list")


def admin_urls() -> list:
    """Return the admin addresses of this module."""
    address = "culture-social/hashtags/<int:pk>/merge/"
    return [path(address, merge, name="wagtail_culture_social_merge_hashtags")]
