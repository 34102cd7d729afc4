"""The dates of events with their seats in Wagtail's admin, those to come first."""

from typing import Any

from django.db.models import QuerySet
from django.forms import Media
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_culture_social.participation.models import Seating
from wagtail_culture_social.participation.registrations.admin import (
    attendance,
    dates,
    dealing,
)
from wagtail_culture_social.participation.registrations.admin.access import seatings_for
from wagtail_culture_social.participation.registrations.admin.filters import (
    SeatingFilterSet,
)
from wagtail_culture_social.participation.registrations.admin.names import (
    SEATINGS,
    address,
)
from wagtail_culture_social.participation.registrations.admin.words import (
    date_of,
    event_of,
    seats_of,
    state_of,
    with_events,
)

CSS = "wagtail_culture_social/css/wcs-doors.css"


class StateColumn(StatusTagColumn):
    """A tag where there is something to say, else an empty cell."""

    cell_template_name = (
        "wagtail_culture_social/admin/registrations/includes/state.html"
    )


class Dates(WagtailPaginator):
    """Parts of the list; what is counted below them are dates."""

    verbose_name = _("date")
    verbose_name_plural = _("dates")


class SeatingsView(generic.IndexView):
    """The dates of the events that somebody may change."""

    page_title = _("Registrations")
    verbose_name_plural = _("dates")
    paginator_class = Dates

    def get_base_queryset(self) -> QuerySet[Seating]:
        """Leave out what is others' to look after."""
        return seatings_for(self.request.user)

    def get_table(self, object_list: Any) -> Any:
        """Bring the events of the dates that are shown along."""
        return super().get_table(with_events(object_list))

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Bring the style that fits the list to a phone."""
        context = super().get_context_data(**options)
        context["media"] += Media(css={"all": [CSS]})
        return context

    def get_inspect_url(self, instance: Seating) -> str:
        """Return where a date is looked at."""
        return address("date", instance.pk)

    def get_edit_url(self, instance: Seating) -> None:
        """Return no address: when a date is stands on its page."""

    def get_delete_url(self, instance: Seating) -> None:
        """Return no address either."""


class SeatingViewSet(ModelViewSet):
    """Every date that one can register for, or could."""

    model = Seating
    name = SEATINGS
    url_prefix = "culture-social/registrations"
    icon = "calendar-check"
    menu_label = _("Registrations")
    index_view_class = SeatingsView
    inspect_view_enabled = True  # Wagtail offers the right to see only where this is
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    filterset_class = SeatingFilterSet
    form_fields: list[str] = []
    ordering = ["starts_at", "pk"]
    list_display = [
        TitleColumn(
            "event",
            label=_("Event"),
            accessor=event_of,
            get_url=lambda seating: address("date", seating.pk),
            classname="wcs-doors__title",
        ),
        Column("date", label=_("Date"), accessor=date_of, sort_key="starts_at"),
        Column("taken", label=_("Seats taken"), accessor=seats_of),
        Column(
            "waiting",
            label=_("Seats waited for"),
            accessor="waiting",
            classname="wcs-doors__wide",
        ),
        StateColumn("state", label=_("State"), accessor=state_of),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the addresses of one date; nothing is edited or deleted."""
        kept = {"index", "index_results"}
        own = [one for one in super().get_urlpatterns() if one.name in kept]
        return [*own, *dates.urls(), *attendance.urls(), *dealing.urls()]
