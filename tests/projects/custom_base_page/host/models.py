"""Our mixins on the site's own base page."""

from typing import Any

from tests.projects.custom_base_page.basepage.models import BasePage
from wagtail_culture_social.campaigns.mixins import CampaignMixin
from wagtail_culture_social.events.mixins import EventMixin


class ConcertPage(EventMixin, BasePage):
    content_panels: list[Any] = [*BasePage.content_panels, *EventMixin.lead_panels]
    search_fields: list[Any] = [*BasePage.search_fields, *EventMixin.search_fields]


class WeekPage(CampaignMixin, BasePage):
    content_panels: list[Any] = [*BasePage.content_panels, *CampaignMixin.lead_panels]
    search_fields: list[Any] = [*BasePage.search_fields, *CampaignMixin.search_fields]
