"""Public addresses and the preview of posts, and the one guard of public views."""

from functools import cache
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction, Site

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.models.choices import PHASE_LABELS
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.models.settings import settings_of
from wagtail_culture_social.social.kit.looks import settings_at_hand, shared_reasons
from wagtail_culture_social.social.posts.reading import posts_of
from wagtail_culture_social.social.twins import bring_settings, content_language


def get_public_page(request: HttpRequest, pk: int) -> Page:
    """Return the live page a visitor may read, or answer 404.

    Its language and the settings of the site come along.
    """
    site = Site.find_for_request(request)
    rows = LIVE.rows(page_model(), pk=pk, site=site.pk if site else 0)
    if not rows:
        raise Http404
    page = guarded(request, rows[0])
    bring_settings(page, rows[0].told)
    return page


def live_pages() -> QuerySet:
    """Return the live pages, with what ``guarded`` has to know of each."""
    pages = page_model().objects.live()
    return pages.annotate(
        language=F("locale__language_code"), may_be_closed=_may_be_closed()
    )


def guarded(request: HttpRequest, page: Any) -> Page:
    """Return one of ``live_pages`` whole if a visitor may read it, or answer 404.

    Every public view outside Wagtail's own serving passes here: it checks expiry, and
    the view restrictions of the page and of its ancestors. The language comes along.
    """
    if page.expire_at and page.expire_at <= now():
        raise Http404
    restrictions = list(page.get_view_restrictions()) if page.may_be_closed else []
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
    if page.get_url_parts(request) is None:
        raise Http404
    found = _whole(page)
    found.locale = Locale(pk=page.locale_id, language_code=page.language)
    found.__dict__["_wcs_is_private"] = bool(restrictions)
    return found


def _live(pk: int, site: int) -> QuerySet:
    return live_pages().filter(pk=pk).annotate(told=settings_of(site))


def _may_be_closed() -> Exists:
    """Return whether a view restriction may hold for a page: then Wagtail says which.

    It stands on the page or above it, or on one that has aliases: what is below these
    is under the restrictions of their source.
    """
    above = Substr(OuterRef("path"), 1, Length("page__path"))
    aliases = page_model().objects.filter(alias_of=OuterRef("page"))
    closed = PageViewRestriction.objects.filter(
        Q(page__path=above) | Q(Exists(aliases))
    )
    return Exists(closed)


def _whole(page: Page) -> Page:
    """Return a page with the fields of its own type, as ``page.specific`` does.

    Answer 404 if somebody has deleted it since it was found. Wagtail's own takes 0.3 ms
    more, of the 5 that an entry in words takes: ``docs/explanation/speed.md``.
    """
    model = page.specific_class
    found = _of_type(model).rows(model, pk=page.pk) if model else [page]
    if not found:
        raise Http404
    return found[0]


@cache
def _of_type(model: type[Page]) -> Prepared:
    return Prepared(
        lambda pk: model._default_manager.filter(pk=pk), pk=models.BigIntegerField()
    )


LIVE = Prepared(_live, pk=models.BigIntegerField(), site=models.BigIntegerField())


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
