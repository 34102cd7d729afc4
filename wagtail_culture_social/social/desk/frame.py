"""What every screen of the desk has: header, way back, and the clock of the site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from wagtail_culture_social.social.desk.scope import Desk
from wagtail_culture_social.social.desk.spans import desk_zone
from wagtail_culture_social.social.posts.access import can_edit_posts, can_export

MONTH = "wagtail_culture_social_desk"
WEEK = f"{MONTH}_week"
LIST = f"{MONTH}_list"
NEW = f"{MONTH}_new"
POST = f"{MONTH}_post"
MESSAGE = f"{MONTH}_message"
BULK = f"{MONTH}_bulk"
EXPORT = f"{MONTH}_export"
FEEDS = f"{MONTH}_feeds"


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the desk."""

    page_title = _("Social desk")
    header_icon = "calendar-alt"
    is_start = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tell and take times on the clock of the site, not on that of a person."""
        with timezone.override(desk_zone()):
            response = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the desk from what is below it."""
        desk = {"url": reverse(MONTH), "label": _("Social desk")}
        above = [] if self.is_start else [desk]
        own = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, *above, own]


def new_button(user: Any) -> list[HeaderButton]:
    """Return the button for a new post, for those who may write one."""
    if not can_edit_posts(user):
        return []
    return [HeaderButton(_("New post"), url=reverse(NEW), icon_name="plus")]


def export_buttons(user: Any, desk: Desk, **days: Any) -> list[Button]:
    """Return the ways to take these posts away, for those who may."""
    if not can_export(user):
        return []
    url = f"{reverse(EXPORT)}?{desk.address(day=None, **days)}"
    choices = [
        (_("Download as a table (CSV)"), f"{url}&form=csv", "download"),
        (_("Download as a calendar (ICS)"), f"{url}&form=ics", "date"),
        (_("Private feeds"), reverse(FEEDS), "link"),
    ]
    return [
        Button(label, url, icon_name=icon, priority=number)
        for number, (label, url, icon) in enumerate(choices)
    ]
