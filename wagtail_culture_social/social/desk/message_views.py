"""Writing a post by hand, and changing it on all of its networks."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.coreutils import get_content_languages
from wagtail.models import Site

from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.social.desk import frame
from wagtail_culture_social.social.desk.by_hand import (
    SHARED,
    change_message,
    planned,
    rows_of,
    shared_text,
    write_message,
)
from wagtail_culture_social.social.desk.clashes import with_clashes
from wagtail_culture_social.social.desk.forms import ChangeForm, MessageForm
from wagtail_culture_social.social.desk.scope import sites_and_chosen
from wagtail_culture_social.social.posts.access import can_edit_posts, visible_posts
from wagtail_culture_social.social.posts.actions import Refused
from wagtail_culture_social.social.posts.reading import read_posts


class WritingView(frame.DeskView):
    """A form for a post by hand; what is typed is kept, or shown again."""

    template_name = "wagtail_culture_social/admin/desk/message.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse who may not write posts."""
        if not can_edit_posts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def rows(self) -> list[SocialPost]:
        """The post on each of its networks."""
        return []

    @cached_property
    def form(self) -> MessageForm:
        """What is typed."""
        raise NotImplementedError

    def keep(self, typed: dict[str, Any]) -> list[SocialPost]:
        """Keep what was typed and say so; return the posts that have it."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or show again what was typed and what is wrong with it."""
        if self.form.is_valid():
            try:
                rows = self.keep(dict(self.form.cleaned_data))
            except Refused as reason:
                self.form.add_error(None, str(reason))
            else:
                self.warn(rows)
                return redirect(reverse(frame.MESSAGE, args=[rows[0].message]))
        messages.validation_error(
            request, _("Nothing is kept yet: see what is missing below."), self.form
        )
        return self.render_to_response(self.get_context_data())

    def warn(self, rows: list[SocialPost]) -> None:
        """Tell on which networks an account would post again too soon."""
        kept = SocialPost.objects.filter(pk__in=[row.pk for row in rows])
        close = with_clashes(kept).filter(clashes=True)
        names = [row.get_network_display() for row in close]
        if names:
            text = _("Less than 30 minutes to another post on: %(networks)s")
            messages.warning(self.request, text % {"networks": ", ".join(names)})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, and the posts as they stand."""
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "media": self.form.media,
            "posts": read_posts(self.rows),
        }


class NewView(WritingView):
    """A new post, without a page."""

    page_title = gettext_lazy("New post")

    @cached_property
    def site(self) -> Site:
        """The site that it is written for."""
        return sites_and_chosen(self.request)[1]

    @cached_property
    def form(self) -> MessageForm:
        """What is typed; at first, in the language of its author if there is one."""
        languages, own = get_content_languages(), get_language()
        initial = {"language": own if own in languages else next(iter(languages))}
        return MessageForm(self.site, self.request.POST or None, initial=initial)

    def keep(self, typed: dict[str, Any]) -> list[SocialPost]:
        """Plan it on its networks."""
        networks = typed.pop("networks")
        rows = write_message(self.site, self.request.user, networks, **typed)
        text = ngettext(
            "The post is planned on %(number)s network.",
            "The post is planned on %(number)s networks.",
            len(rows),
        )
        messages.success(self.request, text % {"number": len(rows)})
        return rows


class MessageView(WritingView):
    """A post by hand: what all of its networks share, and how each shows it."""

    page_title = gettext_lazy("Post by hand")

    @cached_property
    def rows(self) -> list[SocialPost]:
        """The post on each network; ``Http404`` if this person may not see it."""
        posts = visible_posts(self.request.user)
        found = rows_of(posts, self.kwargs["message"])
        if not found:
            raise Http404
        return found

    @cached_property
    def form(self) -> MessageForm:
        """What all networks share, as it is now."""
        first = (planned(self.rows) or self.rows)[0]
        text = shared_text(self.rows)
        initial = {name: getattr(first, name) for name in (*SHARED, "due")}
        return ChangeForm(
            first.site,
            {row.network for row in self.rows},
            self.request.POST or None,
            initial={**initial, "text": text, "before": text},
        )

    def keep(self, typed: dict[str, Any]) -> list[SocialPost]:
        """Change it where it did not go out yet."""
        networks = typed.pop("networks", ())
        change_message(self.rows, self.request.user, networks, **typed)
        messages.success(self.request, _("The post is changed."))
        posts = visible_posts(self.request.user)
        return rows_of(posts, self.kwargs["message"])


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    address = "culture-social/desk/"
    return [
        path(f"{address}new/", NewView.as_view(), name=frame.NEW),
        path(
            f"{address}message/<uuid:message>/",
            MessageView.as_view(),
            name=frame.MESSAGE,
        ),
    ]
