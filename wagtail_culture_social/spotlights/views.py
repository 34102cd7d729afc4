"""Public addresses of spotlights outside the page tree: their IIIF manifests."""

from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import conditional_page, require_safe

from wagtail_culture_social.domain.iiif_export import MEDIA_TYPE, manifest
from wagtail_culture_social.social.answers import for_programs
from wagtail_culture_social.social.views import get_public_page
from wagtail_culture_social.spotlights.export import manifest_facts


@require_safe
@conditional_page
def spotlight_manifest(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer a spotlight as a IIIF Presentation 3 manifest, in all its languages."""
    page: Any = get_public_page(request, pk)
    if not getattr(page, "wcs_has_manifest", False):
        raise Http404
    found = manifest(manifest_facts(page, request))
    return for_programs(JsonResponse(found, content_type=MEDIA_TYPE), page)
