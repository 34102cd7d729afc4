"""``EventIndexMixin``: the programme and its views, each at an address of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from wagtail.contrib.routable_page.models import path

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.structured_data import web_page
from wagtail_culture_social.events import days, programme
from wagtail_culture_social.events.editions import EditionRoutes
from wagtail_culture_social.events.feeds import programme_feed
from wagtail_culture_social.events.spans import day_of, week_of
from wagtail_culture_social.social.feeds import Selection
from wagtail_culture_social.social.mixins import GatheringMixin
from wagtail_culture_social.social.page_facts import page_facts
from wagtail_culture_social.social.routes import RoutedMixin
from wagtail_culture_social.social.twins import content_language, public_twins


class EventIndexMixin(GatheringMixin, EditionRoutes, RoutedMixin):
    """The programme: what runs and comes, by month, week and day, and what is past."""

    wcs_template = "wagtail_culture_social/events/event_index.html"
    wcs_has_feed = True
    wcs_has_calendar = True

    class Meta:
        abstract = True

    def get_feed(self, request: HttpRequest) -> Selection:
        """Return the coming events, with the filters of the address."""
        return programme_feed(self, request)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return a web page without keywords: its hashtags would cost a query."""
        return [web_page(page_facts(self, request, keywords=()))]

    @path("")
    def wcs_list(self, request: HttpRequest) -> HttpResponse:
        """List what runs and what comes."""
        return self.wcs_show(request, None, programme.coming)

    @path("month/")
    def wcs_this_month(self, request: HttpRequest) -> HttpResponse:
        """Show the month of today."""
        return self.wcs_show(request, "month", days.month, today())

    @path("month/<int:year>/<int:month>/")
    def wcs_month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        """Show a month as a table."""
        return self.wcs_show(request, "month", days.month, day_of(year, month, 1))

    @path("week/")
    def wcs_this_week(self, request: HttpRequest) -> HttpResponse:
        """Show the week of today."""
        return self.wcs_show(request, "week", days.week, today())

    @path("week/<int:year>/<int:week>/")
    def wcs_week(self, request: HttpRequest, year: int, week: int) -> HttpResponse:
        """Show the seven days of an ISO week."""
        return self.wcs_show(request, "week", days.week, week_of(year, week))

    @path("day/<int:year>/<int:month>/<int:day>/")
    def wcs_day(
        self, request: HttpRequest, year: int, month: int, day: int
    ) -> HttpResponse:
        """List everything on one day."""
        return self.wcs_show(request, "day", days.one_day, day_of(year, month, day))

    @path("past/")
    def wcs_past(self, request: HttpRequest) -> HttpResponse:
        """List what is past, the latest first."""
        return self.wcs_show(request, "past", programme.gone)

    @path("past/<int:year>/")
    def wcs_past_year(self, request: HttpRequest, year: int) -> HttpResponse:
        """List what is past of one year."""
        return self.wcs_show(request, "past", programme.gone, year)

    def wcs_show(
        self, request: HttpRequest, view: str | None, context_of: Any, *args: Any
    ) -> HttpResponse:
        """Answer one of the views in the page's language; no view is the page itself.

        The twins come first, because they bring that language along.
        """
        public_twins(self, request)
        with override(content_language(self)):
            context = context_of(self, request, *args)
        template = f"wagtail_culture_social/events/programme/{view}.html"
        return self.render(
            request, context_overrides=context, template=template if view else None
        )
