"""Page types as a host site writes them: its own bases, its own fields, our mixins."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from wagtail_culture_social.campaigns.mixins import CampaignMixin
from wagtail_culture_social.events.mixins import EventMixin
from wagtail_culture_social.social.mixins import SocialMixin
from wagtail_culture_social.spotlights.mixins import SpotlightMixin
from wagtail_culture_social.tutorials.mixins import TutorialMixin


class PlainPage(Page):
    """A page that knows nothing of us."""

    body = models.TextField(blank=True)

    content_panels: list[Any] = [*Page.content_panels, "body"]


class NewsPage(SocialMixin, Page):
    """Only the social texts, on a type the site already had."""

    body = models.TextField(blank=True)

    content_panels: list[Any] = [*Page.content_panels, *SocialMixin.lead_panels, "body"]
    search_fields: list[Any] = [*Page.search_fields, *SocialMixin.search_fields]


class ConcertPage(EventMixin, Page):
    """An event with a field and panels of the site's own."""

    conductor = models.CharField(max_length=100, blank=True)

    content_panels: list[Any] = [
        *Page.content_panels,
        *EventMixin.lead_panels,
        *EventMixin.word_panels,
        FieldPanel("conductor"),
    ]
    search_fields: list[Any] = [*Page.search_fields, *EventMixin.search_fields]


class MasterclassPage(EventMixin, TutorialMixin, Page):
    """Two of our mixins on one class."""

    content_panels: list[Any] = [
        *Page.content_panels,
        *EventMixin.lead_panels,
        *EventMixin.word_panels,
        *TutorialMixin.word_panels,
    ]
    search_fields: list[Any] = [*Page.search_fields, *EventMixin.search_fields]


class RecommendationPage(SpotlightMixin, Page):
    """A spotlight without a change."""

    search_fields: list[Any] = [*Page.search_fields, *SpotlightMixin.search_fields]


class FestivalPage(CampaignMixin, EventMixin, Page):
    """A festival is an event and a campaign."""

    search_fields: list[Any] = [*Page.search_fields, *EventMixin.search_fields]
