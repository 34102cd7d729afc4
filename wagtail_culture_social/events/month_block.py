"""The running month of a programme, on any page."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.dates import format_month, weekday_names
from wagtail_culture_social.domain.spans import month_around
from wagtail_culture_social.events.days import MOST
from wagtail_culture_social.events.grid import grid
from wagtail_culture_social.events.listing import dates_of_site
from wagtail_culture_social.events.projection import index_models
from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.social.blocks import page_of
from wagtail_culture_social.social.twins import content_language, source_of


class ProgrammeChooserBlock(blocks.PageChooserBlock):
    """A chooser limited to programmes, of whatever type the site has."""

    @cached_property
    def target_models(self) -> list[Any]:
        return index_models()


class MonthBlock(blocks.StructBlock):
    """The month that runs, as the programme shows it, in the page's language."""

    heading = NullSafeCharBlock(label=_("Heading"), max_length=150)
    programme = ProgrammeChooserBlock(label=_("Programme"))

    class Meta:
        icon = "calendar-alt"
        label = _("The month")
        template = "wagtail_culture_social/events/month_block.html"
        description = _("The running month of a programme, day by day")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the days of the month, if the programme speaks the page's language."""
        context = super().get_context(value, parent_context)
        chosen, request = value.get("programme"), context.get("request")
        page = page_of(context) or chosen
        programme = _in_language(chosen, page) if chosen else None
        if programme is None:
            return context
        language, (first, last) = content_language(page), month_around(today())
        dates = dates_of_site(page, request)
        below = dates.filter(page__path__startswith=programme.path)
        return context | {
            "grid": grid(below, first, last, MOST["month"], page, request),
            "weekdays": weekday_names(language),
            "month": format_month(first, language),
            "programme_url": programme.get_url(request),
        }


def _in_language(programme: Page, page: Page) -> Page | None:
    """Return the live programme in the language of a page, if there is one."""
    twins = page_model().objects.live().filter(alias_of=None)
    return twins.filter(
        translation_key=source_of(programme).translation_key,
        locale_id=source_of(page).locale_id,
    ).first()
