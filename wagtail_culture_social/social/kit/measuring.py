"""The admin address that measures a text while it is typed; nothing is saved."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.lint import lint
from wagtail_culture_social.domain.measure import Measure, measure
from wagtail_culture_social.domain.share import share_url
from wagtail_culture_social.models.posts import LONGEST
from wagtail_culture_social.social.kit.looks import words_of

MEASURE = "wagtail_culture_social_measure"
PARTS = "wagtail_culture_social/social/includes/"


@require_POST
def measured(request: HttpRequest) -> JsonResponse:
    """Answer with the length of a text on a network, as numbers and as HTML.

    ``over`` is what stands behind the limit, ``warnings`` are codes, ``said`` is the
    sentence for a screen reader, ``share`` the address that opens the network with text
    and link; a text or a network that cannot be is an ``error``.
    """
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()
    network = settings.network_table.get(request.POST.get("network", ""))
    if network is None:
        return _refused(_("This network is not known."))
    if len(text) > LONGEST:
        message = _("This text is too long: more than %(most)s characters.")
        return _refused(message % {"most": LONGEST})
    found, warnings = measure(text, network), lint(text, network)
    words = words_of(text, found)
    parts = {
        "counter": {"measure": found, "used": words.used},
        "text": {"words": words, "language": request.POST.get("language", "")},
        "warnings": {"warnings": warnings},
    }
    return JsonResponse(
        {
            "length": found.length,
            "limit": found.limit,
            "remaining": found.remaining,
            "fits": found.fits,
            "over": "".join(piece.text for piece in words.over),
            "warnings": warnings,
            "said": in_words(found),
            "share": share_url(network, text, request.POST.get("link", "")),
            "html": {
                name: render_to_string(f"{PARTS}post_{name}.html", context)
                for name, context in parts.items()
            },
        }
    )


def in_words(measure: Measure) -> str:
    """Return how much room is left on a network, as one sentence."""
    values = {"network": measure.network.name, "number": abs(measure.remaining)}
    if measure.remaining < 0:
        return _("%(network)s: %(number)s over the limit") % values
    if not measure.fits:
        return _("%(network)s: not taken as it is") % values
    return _("%(network)s: %(number)s left") % values


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    return [path("culture-social/posts/measure/", measured, name=MEASURE)]


def _refused(message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=400)
