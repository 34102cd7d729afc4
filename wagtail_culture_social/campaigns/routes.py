"""``CampaignRoutes``: a campaign as a calendar, and who takes part in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.contrib.routable_page.models import path

from wagtail_culture_social import registry
from wagtail_culture_social.campaigns import context
from wagtail_culture_social.social.twins import content_language, public_twins


class CampaignRoutes:
    """Sub-pages of a routable campaign."""

    render: Any

    @path("calendar/")
    def wcs_calendar(self, request: HttpRequest) -> HttpResponse:
        """Show the weeks of the campaign as a table."""
        public_twins(self, request)  # brings the page's own language along
        with translation.override(content_language(self)):
            shown = context.calendar(self)
        template = "wagtail_culture_social/campaigns/calendar.html"
        return self.render(request, context_overrides=shown, template=template)

    @path("participants/")
    def wcs_participants(self, request: HttpRequest) -> HttpResponse:
        """Show who takes part, where a register is installed."""
        service = registry.get("register")
        if service is None:
            raise Http404
        return service.directory(self, request)
