"""Every public address that is not a page: include it once, before Wagtail's URLs.

``path("culture/", include("wagtail_culture_social.urls"))``
"""

from django.apps import apps
from django.urls import include, path

from wagtail_culture_social.campaigns.kit_views import campaign_kit
from wagtail_culture_social.campaigns.views import (
    campaign_badge,
    campaign_ics,
    campaign_json,
)
from wagtail_culture_social.events.views import (
    date_ics,
    event_ics,
    programme_csv,
    programme_ics,
    programme_json,
)
from wagtail_culture_social.social.desk.export_views import public_urls
from wagtail_culture_social.social.feeds import hashtag_feed, page_feed
from wagtail_culture_social.spotlights.views import spotlight_manifest

app_name = "wagtail_culture_social"
urlpatterns = [
    path("<int:pk>/event.ics", event_ics, name="event_ics"),
    path("<int:pk>/programme.ics", programme_ics, name="programme_ics"),
    path("<int:pk>/programme.json", programme_json, name="programme_json"),
    path("<int:pk>/programme.csv", programme_csv, name="programme_csv"),
    path("<int:pk>/campaign.ics", campaign_ics, name="campaign_ics"),
    path("<int:pk>/campaign.json", campaign_json, name="campaign_json"),
    path("<int:pk>/badge.svg", campaign_badge, name="campaign_badge"),
    path("<int:pk>/manifest.json", spotlight_manifest, name="manifest"),
    path("<int:pk>/kit.zip", campaign_kit, name="campaign_kit"),
    path("<int:pk>/<slug:recurrence_id>.ics", date_ics, name="date_ics"),
    path("<int:pk>/feed.rss", page_feed, {"form": "rss"}, name="feed"),
    path("<int:pk>/feed.atom", page_feed, {"form": "atom"}, name="feed_atom"),
    path("<int:pk>/feed.json", page_feed, {"form": "json"}, name="feed_json"),
    path(
        "<int:pk>/<slug:slug>/feed.rss",
        hashtag_feed,
        {"form": "rss"},
        name="hashtag_feed",
    ),
    path(
        "<int:pk>/<slug:slug>/feed.atom",
        hashtag_feed,
        {"form": "atom"},
        name="hashtag_feed_atom",
    ),
    path(
        "<int:pk>/<slug:slug>/feed.json",
        hashtag_feed,
        {"form": "json"},
        name="hashtag_feed_json",
    ),
    *public_urls(),
]

if apps.is_installed("wagtail_culture_social.participation"):
    # Votes come in crowds: they are looked for first.
    participation = "wagtail_culture_social.participation.urls"
    urlpatterns.insert(0, path("", include(participation)))
