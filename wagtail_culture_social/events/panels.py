"""Panels of the event editor that are more than a field."""

from typing import Any

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel, Panel
from wagtail.admin.staticfiles import versioned_static

from wagtail_culture_social.events.projection import event_models
from wagtail_culture_social.events.schedule_preview import schedule_preview
from wagtail_culture_social.social.panels import TypedPagePanel

RULE_PARTS = (
    ("FREQ", _("how often: DAILY, WEEKLY, MONTHLY, YEARLY"), "FREQ=WEEKLY"),
    ("INTERVAL", _("every so many days, weeks, months or years"), "INTERVAL=2"),
    ("COUNT", _("how many dates in all"), "COUNT=10"),
    ("UNTIL", _("the last day, written year, month, day"), "UNTIL=20270630"),
    ("BYDAY", _("days of the week; in a month also which one"), "BYDAY=TU,-1FR"),
    ("BYMONTHDAY", _("days of the month; -1 is the last"), "BYMONTHDAY=1,-1"),
    ("BYYEARDAY", _("days of the year"), "BYYEARDAY=100"),
    ("BYWEEKNO", _("weeks of the year"), "BYWEEKNO=20"),
    ("BYMONTH", _("months"), "BYMONTH=7,8"),
    ("BYSETPOS", _("which of the days that fit"), "BYDAY=MO,TU;BYSETPOS=1"),
    ("WKST", _("the day on which a week begins"), "WKST=MO"),
)
"""The parts of a rule that we accept: name, meaning, example."""

AUDIENCE_PANEL = MultiFieldPanel(
    [
        "audiences",
        FieldRowPanel(["age_min", "age_max"]),
        "accessibility",
        "languages",
    ],
    heading=_("Audience"),
    classname="collapsed",
)


class SchedulePanel(Panel):
    """Shows the dates that a schedule comes to; a script follows what is typed."""

    class BoundPanel(Panel.BoundPanel):
        """Renders the dates as they were saved."""

        template_name = "wagtail_culture_social/admin/schedule_panel.html"

        @property
        def media(self) -> Media:
            folder = "wagtail_culture_social/"
            return Media(
                js=[versioned_static(f"{folder}js/wcs-schedule.js")],
                css={"all": [versioned_static(f"{folder}css/wcs-schedule.css")]},
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {
                **context,
                **schedule_preview(self.instance),
                "rule_parts": RULE_PARTS,
                "preview_url": self.preview_url,
            }

        @property
        def preview_url(self) -> str:
            if self.instance.pk:
                name = "wagtail_culture_social_schedule"
                return reverse(name, args=[self.instance.pk])
            labels = self.instance._meta.label_lower.split(".")
            parent = self.form.parent_page.pk
            return reverse(
                "wagtail_culture_social_new_schedule", args=[*labels, parent]
            )


class EventPanel(TypedPagePanel):
    """A chooser limited to pages of events."""

    def target_models(self) -> list[Any]:
        return event_models()


def is_festival_for(page: Any) -> bool:
    """Tell whether what a page is part of is another event."""
    festival = page.part_of
    if festival.pk == page.pk or not hasattr(festival.specific_class, "event_facts"):
        return False
    return not page.pk or festival.translation_key != page.translation_key
