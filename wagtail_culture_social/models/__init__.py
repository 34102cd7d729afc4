"""The concrete models of the core app, one module per noun group."""

from wagtail_culture_social.models.campaigns import (
    CampaignDay,
    CampaignDayPage,
    CampaignFacts,
)
from wagtail_culture_social.models.cards import ShareCard
from wagtail_culture_social.models.closing import ClosingDay
from wagtail_culture_social.models.hashtags import (
    Hashtag,
    HashtagManager,
    HashtagSpelling,
    PageHashtag,
)
from wagtail_culture_social.models.imports import (
    ImportedItem,
    ImportedVenue,
    ImportRow,
    ImportRun,
    ImportSource,
)
from wagtail_culture_social.models.link_checks import LinkCheck
from wagtail_culture_social.models.manifests import Manifest, ManifestCanvas
from wagtail_culture_social.models.nightly import NightlyRun
from wagtail_culture_social.models.occurrences import EventFacts, Occurrence
from wagtail_culture_social.models.paths import TutorialPath, TutorialPathItem
from wagtail_culture_social.models.people import Organisation, Person
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.models.posts import PostFeed, PostingHours, SocialPost
from wagtail_culture_social.models.relations import RelatedPage
from wagtail_culture_social.models.rights import ImageRights
from wagtail_culture_social.models.settings import SnippetPattern, SocialSettings

__all__ = [
    "CampaignDay",
    "CampaignDayPage",
    "CampaignFacts",
    "ClosingDay",
    "EventFacts",
    "Hashtag",
    "HashtagManager",
    "HashtagSpelling",
    "ImageRights",
    "ImportRow",
    "ImportRun",
    "ImportSource",
    "ImportedItem",
    "ImportedVenue",
    "LinkCheck",
    "Manifest",
    "ManifestCanvas",
    "NightlyRun",
    "Occurrence",
    "Organisation",
    "PageHashtag",
    "Person",
    "PostFeed",
    "PostingHours",
    "RelatedPage",
    "ShareCard",
    "SnippetPattern",
    "SocialPost",
    "SocialSettings",
    "TutorialPath",
    "TutorialPathItem",
    "Venue",
]
