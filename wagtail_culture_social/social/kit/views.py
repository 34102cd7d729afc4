"""The social kit of a page: every network at one moment, to adjust and to note."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.phases import ITEM
from wagtail_culture_social.social.kit import measuring
from wagtail_culture_social.social.kit.changes import Outcome, carry_out, typed_in
from wagtail_culture_social.social.kit.forms import PostForm
from wagtail_culture_social.social.kit.looks import settings_at_hand, shared_reasons
from wagtail_culture_social.social.kit.workbench import rights_of, workbench
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.posts.access import ON_PAGES
from wagtail_culture_social.social.posts.moments import (
    Moment,
    chosen_moment,
    moments_of,
)
from wagtail_culture_social.social.posts.reading import Post, posts_of
from wagtail_culture_social.social.share_cards.services import draw_ahead, faults_of
from wagtail_culture_social.social.twins import content_language

KIT = "wagtail_culture_social_kit"
SHOW = "show"
"""What the button says that shows typed texts without saving them."""


def kit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the posts of a page at one moment, and carry out what is asked of them."""
    page = page_of_kit(request.user, pk)
    moments = moments_of(page)
    names = (request.GET.get("phase", ""), request.GET.get("date", ""))
    moment = chosen_moment(page, moments, *names)
    if moment is None:
        messages.warning(request, _("This page has no post of that moment."))
        return redirect(KIT, pk)
    draw_ahead([page])
    posts = posts_of(page, None, moment.phase, moment.recurrence_id)
    outcome = Outcome()
    if request.method == "POST" and request.POST.get("do") == SHOW:
        outcome.typed = _typed(posts, request)
    elif request.method == "POST":
        outcome = carry_out(page, posts, request.POST, request.user)
        _tell(request, outcome)
        if not outcome.faults:
            return redirect(f"{reverse(KIT, args=[pk])}?{moment.query}")
        posts = posts_of(page, None, moment.phase, moment.recurrence_id)
    context = _context(request, page, moments, moment, posts, outcome)
    return render(request, "wagtail_culture_social/admin/kit/kit.html", context)


def page_of_kit(user: Any, pk: int) -> Any:
    """Return the page as its posts tell of it: as it is public, else its last draft.

    Answers 404 for a page without posts, 403 for one that is not the user's.
    """
    page = get_object_or_404(page_model(), pk=pk).specific
    if not has_posts(page):
        raise Http404
    if not may_see(user, page):
        raise PermissionDenied
    found = page if page.live else page.get_latest_revision_as_object()
    settings_at_hand(found)
    return found


def may_see(user: Any, page: Any) -> bool:
    """Tell whether a person works on a page, and so may see its posts."""
    policy = page_permission_policy
    return policy.user_has_any_permission_for_instance(user, ON_PAGES, page)


def admin_urls() -> list[Any]:
    """Return the admin addresses of the kit."""
    return [
        path("culture-social/kit/<int:pk>/", kit, name=KIT),
        *measuring.admin_urls(),
    ]


def _typed(posts: list[Post], request: HttpRequest) -> dict[str, dict[str, Any]]:
    forms = {
        post.network.id: PostForm(request.POST, prefix=post.network.id)
        for post in posts
    }
    return {network: typed_in(form) for network, form in forms.items()}


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    """Say what was done, and that something was not."""
    if count := len(outcome.saved):
        said = ngettext("%(number)s text saved.", "%(number)s texts saved.", count)
        messages.success(request, said % {"number": count})
    for said in outcome.done:
        messages.success(request, said)
    if outcome.faults:
        said = _("Not everything was done: look at the posts that are marked.")
        messages.error(request, said)


def _context(
    request: HttpRequest,
    page: Any,
    moments: list[Moment],
    moment: Moment,
    posts: list[Post],
    outcome: Outcome,
) -> dict[str, Any]:
    rights = rights_of(request.user, page)
    needs_approval = settings_at_hand(page).needs_approval
    language = content_language(page)
    title, parent = page.get_admin_display_title(), page.get_parent()
    worked = workbench(posts, rights, outcome, needs_approval=needs_approval)
    return {
        "page": page,
        "language": language,
        "moments": [(one, one.day(language)) for one in moments if one.phase != ITEM],
        "parts": [one for one in moments if one.phase == ITEM],
        "moment": moment,
        "worked": worked,
        "said_reasons": shared_reasons(posts),
        "card_faults": faults_of(page),
        "rights": rights,
        "can_save": any("save" in one.deeds for one in worked),
        "needs_approval": needs_approval,
        "header_title": _("Social kit: %(title)s") % {"title": title},
        "header_icon": "group",
        "breadcrumbs_items": [
            {
                "url": reverse("wagtailadmin_explore", args=[parent.pk]),
                "label": parent.get_admin_display_title(),
            },
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": title},
            {"url": "", "label": _("Social kit")},
        ],
    }
