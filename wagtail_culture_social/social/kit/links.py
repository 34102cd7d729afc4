"""The ways to the kit: page menus, the message after publishing, the userbar."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.userbar import BaseItem
from wagtail.admin.widgets import Button

from wagtail_culture_social.social.kit.views import KIT, may_see
from wagtail_culture_social.social.page_types import has_posts

ICON = "group"
PRIORITY = 45


class KitItem(BaseItem):
    """The entry of the userbar on the public page."""

    template_name = "wagtail_culture_social/admin/kit/userbar_item.html"

    def __init__(self, page: Any) -> None:
        super().__init__()
        self.page = page

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        return {**context, "kit_url": kit_url(self.page)}


def kit_url(page: Any) -> str:
    """Return the address of the kit of a page."""
    return reverse(KIT, args=[page.pk])


def kit_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield the entry of a page's menus, for who may see its posts."""
    if has_kit(page) and may_see(user, page):
        url = kit_url(page)
        yield Button(_("Social kit"), url, icon_name=ICON, priority=PRIORITY)


def add_userbar_item(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Add the entry of the userbar, which is shown to editors only."""
    if page is not None and page.pk and has_kit(page) and may_see(request.user, page):
        items.append(KitItem(page))


def tell_after_publishing(request: HttpRequest, page: Any) -> None:
    """Point to the posts of a page that was just published."""
    if has_kit(page):
        text = _("The posts of “%(title)s” are ready to be looked at.")
        button = messages.button(kit_url(page), _("Open the social kit"))
        said = text % {"title": page.get_admin_display_title()}
        messages.success(request, said, buttons=[button])


def has_kit(page: Any) -> bool:
    """Tell whether a page, of which only the base may be known, has posts."""
    return has_posts(page.specific_class)
