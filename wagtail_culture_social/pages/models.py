"""Ready-made page types: mixins of the features and a free body, nothing more."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wagtail_culture_social.campaigns.mixins import CampaignIndexMixin, CampaignMixin
from wagtail_culture_social.events.mixins import EventIndexMixin, EventMixin
from wagtail_culture_social.pages.mixins import BodyMixin
from wagtail_culture_social.social.links import LinksMixin
from wagtail_culture_social.social.routes import HashtagHubMixin
from wagtail_culture_social.spotlights.mixins import (
    SpotlightIndexMixin,
    SpotlightMixin,
)
from wagtail_culture_social.tutorials.mixins import TutorialIndexMixin, TutorialMixin


def content_panels(mixin: Any, *names: str) -> list[Any]:
    """Return the panels of the first tab: title, lead, the feature's words, body."""
    words = getattr(mixin, "word_panels", [])
    return [*Page.content_panels, *mixin.lead_panels, *words, *names]


class EventPage(BodyMixin, EventMixin, Page):
    """An event with dates, place and stream."""

    content_panels = content_panels(EventMixin, "body")
    search_fields = [*Page.search_fields, *EventMixin.search_fields]
    subpage_types: list[str] = []
    page_description = _("Something dated, on site or live online")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")


class EventIndexPage(EventIndexMixin, Page):
    """The programme."""

    content_panels = content_panels(EventIndexMixin)
    search_fields = [*Page.search_fields, *EventIndexMixin.search_fields]
    subpage_types = ["EventPage"]
    page_description = _("The programme: what runs, what comes, what is past")

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")


class TutorialPage(TutorialMixin, Page):
    """A tutorial with steps."""

    content_panels = content_panels(TutorialMixin)
    search_fields = [*Page.search_fields, *TutorialMixin.search_fields]
    subpage_types: list[str] = []
    page_description = _("How to use a service, step by step")

    class Meta:
        verbose_name = _("tutorial")
        verbose_name_plural = _("tutorials")


class TutorialIndexPage(TutorialIndexMixin, Page):
    """The tutorials."""

    content_panels = content_panels(TutorialIndexMixin)
    search_fields = [*Page.search_fields, *TutorialIndexMixin.search_fields]
    subpage_types = ["TutorialPage"]
    page_description = _("The list of tutorials")

    class Meta:
        verbose_name = _("list of tutorials")
        verbose_name_plural = _("lists of tutorials")


class SpotlightPage(SpotlightMixin, Page):
    """A spotlight on the collections."""

    content_panels = content_panels(SpotlightMixin)
    search_fields = [*Page.search_fields, *SpotlightMixin.search_fields]
    subpage_types: list[str] = []
    page_description = _("Books, music, films and objects you recommend")

    class Meta:
        verbose_name = _("spotlight")
        verbose_name_plural = _("spotlights")


class SpotlightIndexPage(SpotlightIndexMixin, Page):
    """The spotlights."""

    content_panels = content_panels(SpotlightIndexMixin)
    search_fields = [*Page.search_fields, *SpotlightIndexMixin.search_fields]
    subpage_types = ["SpotlightPage"]
    page_description = _("The list of spotlights")

    class Meta:
        verbose_name = _("list of spotlights")
        verbose_name_plural = _("lists of spotlights")


class CampaignPage(BodyMixin, CampaignMixin, Page):
    """A campaign of several days, such as #MuseumWeek."""

    content_panels = content_panels(CampaignMixin, "body")
    search_fields = [*Page.search_fields, *CampaignMixin.search_fields]
    subpage_types: list[str] = []
    page_description = _("Several days, a theme and a hashtag a day")

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")


class CampaignIndexPage(CampaignIndexMixin, Page):
    """The campaigns."""

    content_panels = content_panels(CampaignIndexMixin)
    search_fields = [*Page.search_fields, *CampaignIndexMixin.search_fields]
    subpage_types = ["CampaignPage"]
    page_description = _("The list of campaigns")

    class Meta:
        verbose_name = _("list of campaigns")
        verbose_name_plural = _("lists of campaigns")


class HashtagHubPage(HashtagHubMixin, Page):
    """All content by hashtag."""

    content_panels = content_panels(HashtagHubMixin)
    search_fields = [*Page.search_fields, *HashtagHubMixin.search_fields]
    subpage_types: list[str] = []
    page_description = _("Everything that carries a hashtag")

    class Meta:
        verbose_name = _("hashtag hub")
        verbose_name_plural = _("hashtag hubs")


class LinksPage(LinksMixin, Page):
    """One page of links, for profiles on networks."""

    content_panels = content_panels(LinksMixin)
    search_fields = [*Page.search_fields, *LinksMixin.search_fields]
    subpage_types: list[str] = []
    page_description = _("Large links and what is on now, for your profiles")

    class Meta:
        verbose_name = _("page of links")
        verbose_name_plural = _("pages of links")
