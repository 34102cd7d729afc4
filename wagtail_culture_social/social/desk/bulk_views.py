"""Asking before something is done to many posts, doing it, and offering it back."""

from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry

from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.social.desk import bulk, frame
from wagtail_culture_social.social.desk.entries import marks_of
from wagtail_culture_social.social.desk.filters import ListFilter
from wagtail_culture_social.social.desk.scope import Desk, desk_of
from wagtail_culture_social.social.posts.history import MOVED

SHOWN = 10


class BulkView(frame.DeskView):
    """Confirm what is asked for, then do it to the posts of this person only.

    Posts come from the boxes that are ticked, from all that the filters leave, or from
    an earlier run that is to be taken back.
    """

    template_name = "wagtail_culture_social/admin/desk/bulk.html"
    page_title = gettext_lazy("Change several posts")
    http_method_names = ["get", "post"]

    @cached_property
    def desk(self) -> Desk:
        """The desk, with the filters that the list had."""
        return desk_of(self.request, ListFilter)

    @cached_property
    def data(self) -> Any:
        """What is asked for: by the form, or by the link that takes a run back."""
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def form(self) -> bulk.BulkForm:
        """What is to be done."""
        return bulk.BulkForm(self.request.user, self.data)

    @cached_property
    def rows(self) -> QuerySet:
        """The posts that it is to be done to, none that this person may not see."""
        posts = self.desk.posts.select_related("page").order_by("due", "pk")
        if run := self.data.get("run"):
            return posts.filter(pk__in=moved_in(run, self.request.user))
        if self.data.get("all"):
            form = self.desk.form
            days = (form.cleaned_data.get("first"), form.cleaned_data.get("last"))
            return self.desk.chosen(*days).select_related("page").order_by("due", "pk")
        keys = [key for key in self.data.getlist("post") if key.isdecimal()]
        return posts.filter(pk__in=[int(key) for key in keys if len(key) < 19])

    @property
    def list_url(self) -> str:
        """The list that it was asked from."""
        return f"{reverse(frame.LIST)}?{self.desk.address()}"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask before an earlier run is taken back; nothing else begins with a link."""
        if "run" not in request.GET:
            return redirect(self.list_url)
        return self.ask()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first; do it once that is confirmed."""
        if not self.form.fields["action"].choices:
            raise PermissionDenied
        is_sure = "confirmed" in request.POST
        if is_sure and self.form.is_valid() and self.rows.exists():
            return self.carry_out()
        return self.ask()

    def ask(self) -> HttpResponse:
        """Show what would be done to how many, or say what is missing."""
        count = self.rows.count()
        if not count or not self.form.is_valid():
            reasons = [_("Tick at least one post.")] if not count else []
            faults = [text for each in self.form.errors.values() for text in each]
            messages.warning(self.request, " ".join([*reasons, *faults]))
            return redirect(self.list_url)
        return self.render_to_response(self.get_context_data(count=count))

    def carry_out(self) -> HttpResponse:
        """Do it, tell how many posts it was done to, and why not to the others."""
        asked = self.form.cleaned_data
        action, days = asked["action"], asked["days"] or 0
        outcome = bulk.carry_out(action, self.rows, self.request.user, days)
        if outcome.done:
            buttons = [self.way_back(days)] if action == bulk.SHIFT else []
            messages.success(self.request, told(action, outcome.done, days), buttons)
        for reason, number in outcome.refused.items():
            text = ngettext(
                "%(number)s post was left as it is: %(reason)s",
                "%(number)s posts were left as they are: %(reason)s",
                number,
            )
            messages.warning(self.request, text % {"number": number, "reason": reason})
        return redirect(self.list_url)

    def way_back(self, days: int) -> Any:
        """Return the button that asks to shift the same posts back."""
        run = get_active_log_context().uuid
        query = self.desk.address(run=run, action=bulk.SHIFT, days=-days)
        return messages.button(f"{reverse(frame.BULK)}?{query}", _("Move back"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is asked, and the first of the posts."""
        asked = self.form.cleaned_data
        takes_all = bool(self.data.get("all"))
        run = self.data.get("run", "")
        names_each = not takes_all and not run
        rows = list(self.rows[:SHOWN])
        return {
            **super().get_context_data(**kwargs),
            "action": asked["action"],
            "days": asked["days"],
            "is_back": bool(run),
            "question": question(asked["action"], kwargs["count"], asked["days"] or 0),
            "marks": marks_of(rows),
            "more": kwargs["count"] - len(rows),
            "hidden": [
                ("action", asked["action"]),
                ("days", asked["days"] or ""),
                ("all", "on" if takes_all else ""),
                ("run", run),
                *(("post", row.pk) for row in self.rows if names_each),
            ],
            "list_url": self.list_url,
        }


def moved_in(run: str, user: Any) -> list[int]:
    """Return the keys of the posts that a person moved in one run."""
    try:
        key = UUID(run)
    except ValueError:
        return []
    kind = ContentType.objects.get_for_model(SocialPost)
    entries = ModelLogEntry.objects.filter(
        content_type=kind, uuid=key, user=user, action=MOVED
    )
    return [int(pk) for pk in entries.values_list("object_id", flat=True)]


def question(action: str, count: int, days: int) -> str:
    """Return what is asked before it is done."""
    texts = {
        bulk.MARK: ngettext(
            "Mark %(count)s post as posted?",
            "Mark %(count)s posts as posted?",
            count,
        ),
        bulk.SKIP: ngettext("Skip %(count)s post?", "Skip %(count)s posts?", count),
        bulk.SHIFT: ngettext(
            "Move %(count)s post by %(days)s days?",
            "Move %(count)s posts by %(days)s days?",
            count,
        ),
    }
    return texts[action] % {"count": count, "days": f"{days:+d}"}


def told(action: str, count: int, days: int) -> str:
    """Return what was done."""
    texts = {
        bulk.MARK: ngettext(
            "%(count)s post is marked as posted.",
            "%(count)s posts are marked as posted.",
            count,
        ),
        bulk.SKIP: ngettext(
            "%(count)s post will not go out.",
            "%(count)s posts will not go out.",
            count,
        ),
        bulk.SHIFT: ngettext(
            "%(count)s post was moved by %(days)s days.",
            "%(count)s posts were moved by %(days)s days.",
            count,
        ),
    }
    return texts[action] % {"count": count, "days": f"{days:+d}"}


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    return [path("culture-social/desk/bulk/", BulkView.as_view(), name=frame.BULK)]
