"""The reports in the menu, and what is overdue on the home page of the admin."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.coreutils import get_content_languages
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.social.care import views
from wagtail_culture_social.social.care.reviews import (
    MAY,
    cared_for_by,
    count_overdue,
    reviewed_types,
)
from wagtail_culture_social.social.page_types import social_types


class ReportMenuItem(MenuItem):
    """The way to a report, where pages need it and for whoever works on pages."""

    def __init__(self, *args: Any, is_of_use: Callable[[], Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_of_use = is_of_use

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether there is anything that the person could look after."""
        may = page_permission_policy.user_has_any_permission(request.user, MAY)
        return may and bool(self.is_of_use())


def reviews_item() -> ReportMenuItem:
    """Return the way to the pages to review."""
    return _item(views.ReviewsView, _("Tutorials to review"), 1110, reviewed_types)


def links_item() -> ReportMenuItem:
    """Return the way to the broken links."""
    return _item(views.BrokenLinksView, _("Broken links"), 1120, social_types)


def translations_item() -> ReportMenuItem:
    """Return the way to what lags behind in a language."""
    label = _("Translations to complete")
    return _item(views.TranslationsView, label, 1130, _has_languages)


class OverduePanel(Component):
    """One line on the home page: so many pages are to be reviewed."""

    name = "culture_social_overdue"
    template_name = "wagtail_culture_social/admin/care/overdue.html"
    order = 104

    def __init__(self, count: int) -> None:
        self.count = count

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return how many, and where they are listed."""
        return {"count": self.count, "url": reverse(views.REVIEWS)}


def add_overdue_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the line for those who work on pages that are overdue."""
    if reviewed_types() and (count := count_overdue(cared_for_by(request.user))):
        panels.append(OverduePanel(count))


def _item(
    view: type[views.CareView], label: Any, order: int, is_of_use: Callable[[], Any]
) -> ReportMenuItem:
    return ReportMenuItem(
        label,
        reverse_lazy(view.name),
        name=view.name.replace("_", "-"),
        icon_name=view.header_icon,
        order=order,
        is_of_use=is_of_use,
    )


def _has_languages() -> bool:
    return bool(social_types()) and len(get_content_languages()) > 1
