"""``EditionRoutes``: a programme as places, as a season to print, as a mail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path

from wagtail_culture_social.events import newsletter
from wagtail_culture_social.events.places import places
from wagtail_culture_social.events.season import season
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.twins import content_language

TEMPLATES = "wagtail_culture_social/events/editions"


class EditionRoutes:
    """Sub-pages of a routable programme that show all of it in another form."""

    render: Any

    @path("places/")
    def wcs_places(self, request: HttpRequest) -> HttpResponse:
        """List the places of the events to come, with a map where there is one."""
        with translation.override(content_language(self)):
            return _edition(self, request, "places", _("Places"), places(self))

    @path("season/")
    def wcs_season(self, request: HttpRequest) -> HttpResponse:
        """Show several months, ready to print."""
        with translation.override(content_language(self)):
            context = season(self, request)
            return _edition(self, request, "season", _("Season"), context)

    @path("newsletter/")
    def wcs_newsletter(self, request: HttpRequest) -> HttpResponse:
        """Show a week, ready to be mailed."""
        with translation.override(content_language(self)):
            return newsletter.answer(self, request)


def _edition(
    index: Any, request: HttpRequest, name: str, title: str, edition: dict[str, Any]
) -> HttpResponse:
    part = Part(f"{name}/", f"{title} – {index.title}")
    return index.render(
        request,
        template=f"{TEMPLATES}/{name}.html",
        context_overrides={"wcs_part": part, "part_title": title, "edition": edition},
    )
