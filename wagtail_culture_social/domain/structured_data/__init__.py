"""schema.org nodes as plain dictionaries, built from facts; no HTML, no pages."""

from wagtail_culture_social.domain.structured_data.campaigns import campaign
from wagtail_culture_social.domain.structured_data.event_facts import (
    CampaignDay,
    CampaignFacts,
    ContributorFacts,
    EventFacts,
    Occurrence,
    OfferFacts,
    PlaceFacts,
    ScheduleFacts,
    SuperEventFacts,
)
from wagtail_culture_social.domain.structured_data.events import event
from wagtail_culture_social.domain.structured_data.exhibits import (
    GuidedTour,
    MappedPlace,
    ObjectMap,
    Timeline,
    TourStep,
    VirtualTour,
)
from wagtail_culture_social.domain.structured_data.facts import (
    CaptionFacts,
    ClipFacts,
    Crumb,
    Gallery,
    ImageFacts,
    MediaFacts,
    OrganisationFacts,
    PageFacts,
)
from wagtail_culture_social.domain.structured_data.live import (
    BroadcastFacts,
    broadcast,
)
from wagtail_culture_social.domain.structured_data.media import recording
from wagtail_culture_social.domain.structured_data.pages import (
    breadcrumb,
    web_page,
)
from wagtail_culture_social.domain.structured_data.schedules import schedule_facts
from wagtail_culture_social.domain.structured_data.spotlights import (
    SpotlightFacts,
    spotlight,
)
from wagtail_culture_social.domain.structured_data.tutorials import (
    HowToFacts,
    Step,
    tutorial,
)
from wagtail_culture_social.domain.structured_data.work_facts import (
    BookExtract,
    Film,
    Playlist,
    Track,
    Work,
)

__all__ = [
    "BookExtract",
    "BroadcastFacts",
    "CampaignDay",
    "CampaignFacts",
    "CaptionFacts",
    "ClipFacts",
    "ContributorFacts",
    "Crumb",
    "EventFacts",
    "Film",
    "Gallery",
    "GuidedTour",
    "HowToFacts",
    "ImageFacts",
    "MappedPlace",
    "MediaFacts",
    "ObjectMap",
    "Occurrence",
    "OfferFacts",
    "OrganisationFacts",
    "PageFacts",
    "PlaceFacts",
    "Playlist",
    "ScheduleFacts",
    "SpotlightFacts",
    "Step",
    "SuperEventFacts",
    "Timeline",
    "TourStep",
    "Track",
    "VirtualTour",
    "Work",
    "breadcrumb",
    "broadcast",
    "campaign",
    "event",
    "recording",
    "schedule_facts",
    "spotlight",
    "tutorial",
    "web_page",
]
