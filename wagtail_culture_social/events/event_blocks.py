"""Blocks that show events on any page: the next ones by filter, or a chosen one."""

from typing import Any

from django import forms
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_culture_social.conf import now
from wagtail_culture_social.events.filters import PERIODS, FilterForm
from wagtail_culture_social.events.listing import UNTOLD, dates_of_site
from wagtail_culture_social.events.projection import event_models
from wagtail_culture_social.events.rows import entries
from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.models.choices import AUDIENCES, EVENT_TYPES
from wagtail_culture_social.social.blocks import page_of
from wagtail_culture_social.social.twins import twin_key

MOST = 12
USUAL = 6


class EventChooserBlock(blocks.PageChooserBlock):
    """A chooser limited to pages of events, of whatever type the site has."""

    @cached_property
    def target_models(self) -> list[Any]:
        return event_models()


class EventsBlock(blocks.StructBlock):
    """The next events in the page's language, each once, at its next date."""

    heading = NullSafeCharBlock(label=_("Heading"), max_length=150)
    period = blocks.ChoiceBlock(
        choices=PERIODS, required=False, default="", label=_("When")
    )
    type = blocks.MultipleChoiceBlock(
        choices=EVENT_TYPES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Type"),
        help_text=_("None ticked: all."),
    )
    audience = blocks.MultipleChoiceBlock(
        choices=AUDIENCES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Audience"),
        help_text=_("None ticked: all."),
    )
    free = blocks.BooleanBlock(required=False, label=_("Free admission"))
    place = SnippetChooserBlock(
        "wagtail_culture_social.Venue", required=False, label=_("Place")
    )
    limit = blocks.IntegerBlock(
        min_value=1, max_value=MOST, default=USUAL, label=_("Number of events")
    )
    hide_when_empty = blocks.BooleanBlock(
        required=False,
        label=_("Hide when there is none"),
        help_text=_("Otherwise a sentence says that nothing is planned."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Events")
        template = "wagtail_culture_social/events/events_block.html"
        description = _("The next events, by type, audience, price or place")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the rows of the events, in the language of the page around."""
        context = super().get_context(value, parent_context)
        context["rows"] = []
        if page := page_of(context):
            dates = _each_once(_filters(value).narrow(_coming(page, context)))
            limit = min(value.get("limit") or USUAL, MOST)
            context["rows"] = entries(dates[:limit], page)
        return context


class EventBlock(blocks.StructBlock):
    """One event at its next date, in the page's language."""

    heading = NullSafeCharBlock(label=_("Heading"), max_length=150)
    event = EventChooserBlock(label=_("Event"))
    hide_when_empty = blocks.BooleanBlock(
        required=False,
        label=_("Hide when it is over"),
        help_text=_("Otherwise a sentence says that nothing is planned."),
    )

    class Meta:
        icon = "date"
        label = _("One event")
        template = "wagtail_culture_social/events/events_block.html"
        description = _("An event that you choose, at its next date")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the row of the event, in the language of the page around."""
        context = super().get_context(value, parent_context)
        context["rows"] = []
        if event := value.get("event"):
            page = page_of(context) or event
            dates = _coming(page, context).filter(twin_key=twin_key(event))
            context["rows"] = entries(dates[:1], page)
        return context


def _coming(page: Page, context: dict[str, Any]) -> Any:
    dates = dates_of_site(page, context.get("request")).filter(end__gt=now())
    return dates.defer(*UNTOLD).order_by("start", "pk")


def _each_once(dates: Any) -> Any:
    nth = Window(RowNumber(), partition_by="page_id", order_by=["start", "pk"])
    return dates.annotate(nth=nth).filter(nth=1)


def _filters(value: Any) -> FilterForm:
    place = value.get("place")
    return FilterForm.of(
        {
            "period": value.get("period") or "",
            "type": value.get("type") or [],
            "audience": value.get("audience") or [],
            "free": bool(value.get("free")),
            "place": place.translation_key if place else "",
        }
    )
