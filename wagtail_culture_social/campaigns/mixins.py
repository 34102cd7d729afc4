"""``CampaignMixin`` and ``CampaignIndexMixin``: days, themes, hashtags."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from wagtail_culture_social.campaigns import context as campaign_context
from wagtail_culture_social.campaigns import services
from wagtail_culture_social.campaigns.blocks import DaysBlock
from wagtail_culture_social.campaigns.bringing import bring_facts
from wagtail_culture_social.campaigns.caching import until_midnight
from wagtail_culture_social.campaigns.calendars import campaign_calendar
from wagtail_culture_social.campaigns.days import picture_keys
from wagtail_culture_social.campaigns.forms import CampaignPageForm
from wagtail_culture_social.campaigns.kit import document_keys, image_keys
from wagtail_culture_social.campaigns.kit_blocks import KitBlock
from wagtail_culture_social.campaigns.panels import NotesPanel
from wagtail_culture_social.campaigns.routes import CampaignRoutes
from wagtail_culture_social.campaigns.statistic_blocks import StatisticsBlock
from wagtail_culture_social.campaigns.structured_data import campaign_nodes
from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.social.mixins import IndexMixin
from wagtail_culture_social.social.rights import ImageUse
from wagtail_culture_social.social.routes import PosterMixin
from wagtail_culture_social.social.zones import time_zone_choices


class CampaignMixin(CampaignRoutes, PosterMixin):
    """Several days, a theme and a hashtag a day, in every language."""

    start_date = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Empty: the first of the days below."),
    )
    end_date = models.DateField(_("last day"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default=default_time_zone,
        choices=time_zone_choices,
    )
    campaign_hashtag = models.ForeignKey(
        "wagtail_culture_social.Hashtag",
        verbose_name=_("common hashtag"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The hashtag of the whole campaign, for example #MuseumWeek."),
    )
    days = StreamField(
        DaysBlock(),
        verbose_name=_("days"),
        blank=True,
        help_text=_(
            "In a translation, write theme and idea; date and hashtag come from the "
            "page in the site's default language."
        ),
    )
    statistics = StreamField(
        StatisticsBlock(),
        verbose_name=_("figures"),
        blank=True,
        help_text=_(
            "Figures of this edition, and of earlier ones that have no page. What this "
            "site counts by itself need not be entered."
        ),
    )
    kit = StreamField(
        KitBlock(),
        verbose_name=_("communication kit"),
        blank=True,
        help_text=_(
            "Files to take away, one by one or all together. Documents in a private "
            "collection are left out."
        ),
    )

    fact_fields = ("start_date", "end_date", "time_zone", "campaign_hashtag")
    fact_panels: list[Any] = list(fact_fields)
    word_panels: list[Any] = [
        "days",
        NotesPanel(heading=_("To look at")),
        "statistics",
        "kit",
    ]
    base_form_class = CampaignPageForm
    wcs_template = "wagtail_culture_social/campaigns/campaign.html"
    wcs_has_days = True
    wcs_has_kit = True
    wcs_counted_fields = ("statistics",)
    override_translatable_fields = synchronized_fields("campaign", *fact_fields)

    class Meta:
        abstract = True

    def tags_on(self, on: date, language: str) -> tuple[str, str]:
        """Return (common tag, tag of that day), without '#', in a language."""
        return services.tags_on(self, on, language)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the days and today's theme."""
        context = super().get_context(request, *args, **kwargs)
        return context | campaign_context.campaign(self, request)

    def serve(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Answer for no longer than today's theme is today's."""
        response = super().serve(request, *args, **kwargs)
        return until_midnight(self, request, response)

    def get_feed_text(self) -> str:
        """Return the dates and the summary."""
        said = (services.campaign_when(self), super().get_feed_text())
        return " · ".join(filter(None, said))

    def get_social_draft(
        self,
        phase: str | None = None,
        recurrence_id: str = "",
        day: date | None = None,
    ) -> Draft:
        """Return the draft of the campaign's posts."""
        return services.campaign_draft(self, phase, recurrence_id, day)

    def get_social_picture(self, phase: str = "", recurrence_id: str = "") -> ImageUse:
        """Return the picture of a day for its posts, else that of the page."""
        own = services.day_picture(self, phase, recurrence_id)
        return own or super().get_social_picture(phase, recurrence_id)

    def get_document_keys(self) -> Iterable[int]:
        """Return the documents of the kit."""
        return document_keys(self)

    def get_picture_keys(self) -> Iterable[int]:
        """Return the keys of the images of the days and of the kit."""
        return {*picture_keys(self), *image_keys(self)}

    @classmethod
    def bring_social_facts(cls, pages: list[Any]) -> None:
        """Bring the days and hashtags of many campaigns."""
        super().bring_social_facts(pages)
        bring_facts(pages)

    def get_social_moments(self) -> list[Moment]:
        """Return when the posts of the campaign are due."""
        return services.campaign_moments(self)

    def get_calendar_file(self) -> str:
        """Return the days of the campaign as a calendar file."""
        return campaign_calendar(self)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return the schema.org node of the campaign and its days."""
        return campaign_nodes(self, request)

    def describe_facts(self) -> list[tuple[Any, str]]:
        """Return the lead's facts as (label, words), for the editors of a twin."""
        return campaign_context.describe(self)


class CampaignIndexMixin(IndexMixin):
    """The list of campaigns, the latest first."""

    wcs_template = "wagtail_culture_social/campaigns/campaign_index.html"

    class Meta:
        abstract = True
