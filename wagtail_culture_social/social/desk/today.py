"""The panel of Wagtail's home page: what is to be posted today, late, or approved."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.spans import ONE_DAY
from wagtail_culture_social.models.posts import PostStatus
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.desk import frame
from wagtail_culture_social.social.desk.clashes import with_clashes
from wagtail_culture_social.social.desk.entries import Reading, read
from wagtail_culture_social.social.desk.scope import has_desk
from wagtail_culture_social.social.desk.spans import desk_zone, from_day
from wagtail_culture_social.social.page_types import social_types
from wagtail_culture_social.social.posts.access import (
    can_approve,
    can_edit_posts,
    can_mark,
    visible_posts,
)
from wagtail_culture_social.social.posts.reading import Post

LATE_FOR = timedelta(days=14)
"""How long a post that nobody noted is reminded of."""
APPROVED_AHEAD = timedelta(days=14)
"""How long ahead somebody is asked to approve a post."""
MOST = 20
STATIC = "wagtail_culture_social/"


class Group(NamedTuple):
    """Posts of the panel, and where all are when there are more."""

    posts: list[Reading]
    more_url: str = ""


class TodayPanel(Component):
    """Today's posts, for who may post, write or approve them."""

    name = "culture_social_today"
    template_name = "wagtail_culture_social/admin/desk/today.html"
    order = 105

    @property
    def media(self) -> Media:
        """Styles, and the copy button."""
        sheets = [f"{STATIC}css/wcs-glyphs.css", f"{STATIC}css/wcs-desk.css"]
        script = Script(f"{STATIC}js/wcs-copy.js", defer=True)
        return Media(css={"all": sheets}, js=[script])

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the posts in three groups."""
        request = (parent_context or {})["request"]
        user, present = request.user, now()
        until = from_day(today() + ONE_DAY)
        return {
            "groups": {
                "late": _due(user, present - LATE_FOR, present, state="late"),
                "today": _due(user, present, until, last=today().isoformat()),
                "waiting": Group(_waiting(user) if can_approve(user) else []),
            },
            "may_mark": can_mark(user),
            "may_write": can_edit_posts(user),
            "desk_url": reverse(frame.MONTH),
            "new_url": reverse(frame.NEW),
            "home_url": reverse("wagtailadmin_home"),
            "request": request,
        }

    def render_html(self, parent_context: Any = None) -> Any:
        """Tell times on the clock of the site."""
        with timezone.override(desk_zone()):
            return super().render_html(parent_context)


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add today's posts to the home page of those who have a desk."""
    if has_desk(request.user) and social_types():
        panels.append(TodayPanel())


def _due(user: Any, since: datetime, until: datetime, **query: str) -> Group:
    """Return what is due in a span; the list shows the rest with that query."""
    rows = with_clashes(visible_posts(user)).filter(
        status=PostStatus.PLANNED.value, due__gte=since, due__lt=until
    )
    found = list(rows.select_related("page").order_by("due", "pk")[: MOST + 1])
    more = f"{reverse(frame.LIST)}?{urlencode(query)}" if len(found) > MOST else ""
    return Group(read(found[:MOST]), more)


def _waiting(user: Any) -> list[Reading]:
    """Return what lies ahead and nobody else has approved yet."""
    asking = SocialSettings.objects.filter(needs_approval=True)
    rows = with_clashes(visible_posts(user)).filter(
        site__in=asking.values("site"),
        status=PostStatus.PLANNED.value,
        due__range=(now(), now() + APPROVED_AHEAD),
    )
    rows = rows.select_related("page").order_by("due", "pk")
    found = read([row for row in rows if row.edited_by_id != user.pk])
    waiting = [pair for pair in found if _lacks_approval(pair[1])]
    return waiting[:MOST]


def _lacks_approval(post: Post) -> bool:
    return any(reason.code == "not-approved" for reason in post.reasons)
