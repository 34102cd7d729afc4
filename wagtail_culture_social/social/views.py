"""Public addresses and the preview of posts, and the one guard of public views."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.models import Page, Site

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.models.choices import PHASE_LABELS
from wagtail_culture_social.models.settings import settings_of
from wagtail_culture_social.social.kit.looks import settings_at_hand, shared_reasons
from wagtail_culture_social.social.posts.reading import posts_of
from wagtail_culture_social.social.twins import bring_settings, content_language


def get_public_page(request: HttpRequest, pk: int) -> Page:
    """Return the live page a visitor may read, or answer 404.

    Every public view outside Wagtail's own serving passes here: it checks live and
    expiry, and the view restrictions of the page and of its ancestors. Language and
    settings of the site come along.
    """
    pages = page_model().objects.live().select_related("locale")
    site = Site.find_for_request(request)
    pages = pages.annotate(told=settings_of(site.pk if site else None))
    page = pages.filter(pk=pk).first()
    if page is None or (page.expire_at and page.expire_at <= now()):
        raise Http404
    restrictions = list(page.get_view_restrictions())
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
    if page.get_url_parts(request) is None:
        raise Http404
    found = page.specific
    found.locale = page.locale
    bring_settings(found, page.told)
    found.__dict__["_wcs_is_private"] = bool(restrictions)
    return found


def social_preview(request: HttpRequest, page: Any) -> TemplateResponse:
    """Show one card per network for the unsaved page.

    Posts are in the page's language, labels in the language of the editor.
    """
    labels_in = getattr(page, "_wcs_editor_language", None) or content_language(page)
    settings_at_hand(page, request)
    with translation.override(labels_in):
        posts = posts_of(page, request)
        phase = posts[0].phase if posts else ""
        response = TemplateResponse(
            request,
            "wagtail_culture_social/social/preview.html",
            {
                "page": page,
                "posts": posts,
                "phase_label": PHASE_LABELS.get(phase, ""),
                "said_reasons": shared_reasons(posts),
            },
        )
        return response.render()
