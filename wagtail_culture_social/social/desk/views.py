"""The posts of a site as a month, a week and a list."""

from datetime import date
from typing import Any

from django.core.paginator import Page as Slice
from django.core.paginator import Paginator
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.dates import weekday_names
from wagtail_culture_social.domain.spans import ONE_DAY, YEARS
from wagtail_culture_social.social.desk import frame, spans
from wagtail_culture_social.social.desk.bulk import BulkForm
from wagtail_culture_social.social.desk.entries import read
from wagtail_culture_social.social.desk.filters import DayFilter, ListFilter
from wagtail_culture_social.social.desk.grid import grid
from wagtail_culture_social.social.desk.scope import Desk, desk_of
from wagtail_culture_social.social.posts.access import can_edit_posts, can_mark

PER_PAGE = 50
TABS = {
    frame.MONTH: pgettext_lazy("view of the desk", "Month"),
    frame.WEEK: pgettext_lazy("view of the desk", "Week"),
    frame.LIST: pgettext_lazy("view of the desk", "List"),
}


class CalendarView(frame.DeskView):
    """The posts of a site as a person has filtered them, whatever the view."""

    is_start = True
    form_class: Any = DayFilter
    view_name = frame.MONTH

    @cached_property
    def desk(self) -> Desk:
        """The desk that is asked for."""
        return desk_of(self.request, self.form_class)

    @cached_property
    def bounds(self) -> tuple[date | None, date | None]:
        """The first and the last day that are shown; ``None`` is open."""
        raise NotImplementedError

    @property
    def days(self) -> dict[str, str]:
        """The days that are shown, as the list and the exports are told them."""
        return {
            name: day.isoformat() if day else ""
            for name, day in zip(("first", "last"), self.bounds, strict=True)
        }

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """A new post."""
        return frame.new_button(self.request.user)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The ways to take these posts away."""
        return frame.export_buttons(self.request.user, self.desk, **self.days)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filters and the ways to the other views and sites."""
        desk = self.desk
        return {
            **super().get_context_data(**kwargs),
            "desk": desk,
            "form": desk.form,
            "tabs": [
                (label, self.url_of(name), name == self.view_name)
                for name, label in TABS.items()
            ],
            "sites": [
                (site, f"?{desk.address(site=site.pk)}", site == desk.site)
                for site in desk.sites
            ],
            "clear_url": f"?{desk.address(**desk.form.cleared)}",
            "has_languages": len(desk.form.fields["language"].choices) > 2,
        }

    def url_of(self, name: str) -> str:
        """Return the address of a view of the same posts about the same days."""
        if name == frame.LIST:
            query = self.desk.address(day=None, **self.days)
        else:
            first, _last = self.bounds
            day = self.desk.form.query.get("day", first)
            query = self.desk.address(day=day, first=None, last=None)
        return f"{reverse(name)}?{query}"


class MonthView(CalendarView):
    """A month as a table, with the first posts of each day."""

    template_name = "wagtail_culture_social/admin/desk/month.html"
    span = spans.MONTH
    most = 4

    @cached_property
    def bounds(self) -> tuple[date | None, date | None]:
        """The first and the last day of the span around the day asked for."""
        return self.span.bounds(self.desk.form.around)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the days with their posts, and the spans beside this one."""
        first, last = self.bounds
        language = get_language() or "en"
        found = grid(self.desk.chosen(first, last), first, last, self.most)
        return {
            **super().get_context_data(**kwargs),
            "grid": found,
            "span": self.span.view,
            "heading": self.span.title(first, language),
            "weekdays": weekday_names(language),
            "previous": self.step(first - ONE_DAY),
            "next": self.step(last + ONE_DAY),
            "today": None if first <= today() <= last else self.step(today()),
            "list_url": reverse(frame.LIST),
            "list_query": self.desk.address(day=None),
        }

    def step(self, day: date) -> dict[str, str] | None:
        """Return the span around another day, ``None`` beyond all years."""
        if day.year not in YEARS:
            return None
        return {
            "title": self.span.title(day, get_language() or "en"),
            "url": f"?{self.desk.address(day=day.isoformat())}",
        }


class WeekView(MonthView):
    """A week as a table, with more posts on each day."""

    view_name = frame.WEEK
    span = spans.WEEK
    most = 25


class ListView(CalendarView):
    """Posts one after another with their texts, and what may be done to many."""

    template_name = "wagtail_culture_social/admin/desk/list.html"
    form_class = ListFilter
    view_name = frame.LIST

    @cached_property
    def bounds(self) -> tuple[date | None, date | None]:
        """The days that are asked for."""
        asked = self.desk.form.cleaned_data
        return asked.get("first"), asked.get("last")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add one page of posts, read, and the form of what may be done to them."""
        rows = self.desk.chosen(*self.bounds).select_related("page")
        pages = Paginator(rows.order_by("due", "pk"), PER_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        user = self.request.user
        acts = can_edit_posts(user) or can_mark(user)
        return {
            **super().get_context_data(**kwargs),
            "items": page,
            "elided_page_range": pages.get_elided_page_range(page.number),
            "days": by_day(page),
            "count": pages.count,
            "bulk_form": BulkForm(user) if acts else None,
            "bulk_url": f"{reverse(frame.BULK)}?{self.desk.address()}",
        }


def by_day(page: Slice) -> list[tuple[str, list[Any]]]:
    """Return the posts of a page as (mark, post) pairs under their days."""
    days: dict[str, list[Any]] = {}
    for mark, post in read(page.object_list):
        days.setdefault(mark.day, []).append((mark, post))
    return list(days.items())


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    address = "culture-social/desk/"
    return [
        path(address, MonthView.as_view(), name=frame.MONTH),
        path(f"{address}week/", WeekView.as_view(), name=frame.WEEK),
        path(f"{address}list/", ListView.as_view(), name=frame.LIST),
    ]
