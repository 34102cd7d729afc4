"""The admin views of one manifest: what a newer version changes, missing pictures."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.models.manifests import Manifest
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.spotlights.iiif.fetching import Fetched, fetch_manifest
from wagtail_culture_social.spotlights.iiif.lines import line_of
from wagtail_culture_social.spotlights.iiif.storing import (
    compare,
    fetch_pictures,
    keep,
)
from wagtail_culture_social.spotlights.iiif.words import message

NAMESPACE = "culture_social_manifests"
PERMISSION = "wagtail_culture_social.change_manifest"
MOST_LINES = 60


def refresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the server when told to, show what differs, keep it when that is confirmed.

    What is confirmed is what was shown: the server is asked again, and when it says
    something else by now, the new differences are shown instead.
    """
    manifest = _manifest(request, pk)
    context = {"manifest": manifest, **_heading(manifest)}
    if request.method == "POST":
        try:
            fetched = fetch_manifest(manifest.url)
        except (ManifestFault, OutboundError) as error:
            context["fault"] = message(error)
        else:
            if request.POST.get("digest") == fetched.digest:
                return _keep(request, manifest, fetched)
            context |= _differences(manifest, fetched)
    template = "wagtail_culture_social/admin/manifests/refresh.html"
    return render(request, template, context)


@require_POST
def fetch_missing(request: HttpRequest, pk: int) -> HttpResponse:
    """Fetch the pictures that did not come the last time."""
    manifest = _manifest(request, pk)
    count = fetch_pictures(manifest)
    words = ngettext(
        "%(count)s picture was fetched.", "%(count)s pictures were fetched.", count
    )
    tell = messages.success if count else messages.warning
    tell(request, words % {"count": count})
    return redirect(f"{NAMESPACE}:edit", pk)


def _manifest(request: HttpRequest, pk: int) -> Manifest:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    return get_object_or_404(Manifest, pk=pk)


def _keep(request: HttpRequest, manifest: Manifest, fetched: Fetched) -> HttpResponse:
    keep(manifest, fetched)
    log(manifest, "wagtail.edit", user=request.user)
    messages.success(request, _("The new version is kept."))
    return redirect(f"{NAMESPACE}:edit", manifest.pk)


def _differences(manifest: Manifest, fetched: Fetched) -> dict[str, Any]:
    changes = compare(manifest, fetched)
    language = get_language() or ""
    return {
        "is_fetched": True,
        "digest": fetched.digest,
        "lines": [line_of(one, language) for one in changes[:MOST_LINES]],
        "more": max(0, len(changes) - MOST_LINES),
    }


def _heading(manifest: Manifest) -> dict[str, Any]:
    kept = reverse(f"{NAMESPACE}:edit", args=[manifest.pk])
    return {
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse(f"{NAMESPACE}:index"), "label": _("IIIF manifests")},
            {"url": kept, "label": manifest},
            {"url": "", "label": pgettext("of a manifest", "Refresh")},
        ],
        "header_title": str(manifest),
        "header_icon": "globe",
    }
