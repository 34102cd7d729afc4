"""One post of the desk: how it looks, what is wrong with it, what may be done to it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import ModelLogEntry

from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.social.desk import frame
from wagtail_culture_social.social.desk.clashes import with_clashes
from wagtail_culture_social.social.desk.deeds import DEEDS, initial, offered
from wagtail_culture_social.social.desk.entries import Mark, marks_of
from wagtail_culture_social.social.posts.access import visible_posts
from wagtail_culture_social.social.posts.actions import Refused
from wagtail_culture_social.social.posts.differences import Piece, difference
from wagtail_culture_social.social.posts.reading import Post, read_posts

KIT = "wagtail_culture_social_kit"


class PostView(frame.DeskView):
    """Show one post; do what is asked, or show again what was typed."""

    template_name = "wagtail_culture_social/admin/desk/post.html"

    @cached_property
    def row(self) -> SocialPost:
        """The post, if this person may see it."""
        rows = with_clashes(visible_posts(self.request.user)).select_related(
            "page", "site", "edited_by", "posted_by", "approved_by"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @cached_property
    def mark(self) -> Mark:
        """The post as the calendar names it."""
        return marks_of([self.row])[0]

    @cached_property
    def reading(self) -> Post:
        """The post as it would go out now; ``Http404`` if its page has none."""
        found = read_posts([self.row])
        if not found:
            raise Http404
        return found[0]

    def get_page_title(self) -> str:
        """Name network and title."""
        return f"{self.row.get_network_display()} – {self.mark.title}"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one thing to the post."""
        name = request.POST.get("do", "")
        if name not in DEEDS:
            messages.error(request, _("This cannot be done to a post."))
            return redirect(self.back_url)
        form = self.form_of(name, request.POST)
        if form.is_valid():
            try:
                DEEDS[name].do(self.row, request.user, form.cleaned_data)
            except Refused as reason:
                form.add_error(None, str(reason))
            else:
                messages.success(request, DEEDS[name].done)
                return redirect(self.back_url)
        messages.validation_error(request, _("Nothing was changed."), form)
        return self.render_to_response(self.get_context_data(**{name: form}))

    @property
    def back_url(self) -> str:
        """Where the person came from, else this post."""
        here = reverse(frame.POST, args=[self.row.pk])
        return get_valid_next_url_from_request(self.request) or here

    def form_of(self, name: str, data: Any = None) -> forms.Form:
        """Return the form of a deed, with what the post says now."""
        begins = initial(name, self.row, self.reading)
        return DEEDS[name].form(data, initial=begins, auto_id=f"{name}-%s")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the post, what may be done, and what was done."""
        allowed = offered(self.row, self.request.user, self.reading)
        entries = ModelLogEntry.objects.for_instance(self.row)
        return {
            **super().get_context_data(),
            "row": self.row,
            "mark": self.mark,
            "post": self.reading,
            "difference": changes_of(self.reading),
            "deeds": {name: kwargs.get(name) or self.form_of(name) for name in allowed},
            "history": entries.select_related("user").order_by("-timestamp"),
            "kit_url": kit_url(self.row),
        }


def changes_of(post: Post) -> list[Piece]:
    """Return what the page says now instead of what the author of a text saw."""
    if post.row is None or post.automatic is None or not post.is_outdated:
        return []
    return difference(post.row.written_from, post.automatic.text, post.language)


def kit_url(row: SocialPost) -> str:
    """Return the address of the posts of the same moment, ``""`` without a page."""
    if row.page_id is None:
        return ""
    query = f"?phase={row.phase}&date={row.recurrence_id}"
    try:
        return reverse(KIT, args=[row.page_id]) + query
    except NoReverseMatch:
        return ""


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    address = "culture-social/desk/post/<int:pk>/"
    return [path(address, PostView.as_view(), name=frame.POST)]
