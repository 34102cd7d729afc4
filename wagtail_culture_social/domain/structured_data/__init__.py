"""schema.org nodes as plain dictionaries, built from facts; no HTML, no pages."""

from wagtail_culture_social.domain.structured_data.events import campaign, event
from wagtail_culture_social.domain.structured_data.facts import (
    BookExtract,
    CampaignDay,
    CampaignFacts,
    Crumb,
    EventFacts,
    Film,
    Gallery,
    HowToFacts,
    ImageFacts,
    Occurrence,
    OfferFacts,
    OrganisationFacts,
    PageFacts,
    PlaceFacts,
    Playlist,
    SpotlightFacts,
    Step,
    Track,
    Work,
)
from wagtail_culture_social.domain.structured_data.pages import (
    breadcrumb,
    how_to,
    web_page,
)
from wagtail_culture_social.domain.structured_data.works import spotlight

__all__ = [
    "BookExtract",
    "CampaignDay",
    "CampaignFacts",
    "Crumb",
    "EventFacts",
    "Film",
    "Gallery",
    "HowToFacts",
    "ImageFacts",
    "Occurrence",
    "OfferFacts",
    "OrganisationFacts",
    "PageFacts",
    "PlaceFacts",
    "Playlist",
    "SpotlightFacts",
    "Step",
    "Track",
    "Work",
    "breadcrumb",
    "campaign",
    "event",
    "how_to",
    "spotlight",
    "web_page",
]
