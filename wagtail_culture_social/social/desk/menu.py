"""The menu item of the desk, and all of its addresses."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from wagtail_culture_social.social.desk import (
    bulk_views,
    export_views,
    frame,
    message_views,
    post_views,
    views,
)
from wagtail_culture_social.social.desk.scope import has_desk
from wagtail_culture_social.social.page_types import social_types

URLS = (views, bulk_views, message_views, post_views, export_views)


class DeskMenuItem(MenuItem):
    """The way to the desk, where pages have posts and for whom they are."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person can do anything there."""
        return bool(social_types()) and has_desk(request.user)


def desk_menu_item() -> DeskMenuItem:
    """Return the menu item."""
    return DeskMenuItem(
        _("Social desk"),
        reverse_lazy(frame.MONTH),
        name="social-desk",
        icon_name="calendar-alt",
        order=251,
    )


def admin_urls() -> list[Any]:
    """Return every admin address of the desk."""
    return [url for module in URLS for url in module.admin_urls()]
