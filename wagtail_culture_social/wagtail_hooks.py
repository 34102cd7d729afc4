"""Registration in Wagtail's admin: menu, settings, buttons, addresses."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.widgets import Button
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from wagtail_culture_social.campaigns import edition_views
from wagtail_culture_social.campaigns.importing import views as campaign_imports
from wagtail_culture_social.events.admin_views import admin_urls as schedule_urls
from wagtail_culture_social.events.importers.viewsets import ImportSourceViewSet
from wagtail_culture_social.events.live_switch import register_actions
from wagtail_culture_social.events.live_views import admin_urls as live_urls
from wagtail_culture_social.events.live_views import live_buttons
from wagtail_culture_social.events.projection import event_models
from wagtail_culture_social.media.ranges import partial_response
from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social import merge, patterns
from wagtail_culture_social.social.care import menu as care_menu
from wagtail_culture_social.social.care.views import admin_urls as care_urls
from wagtail_culture_social.social.content_checks import add_content_checks
from wagtail_culture_social.social.desk.menu import DeskMenuItem, desk_menu_item
from wagtail_culture_social.social.desk.menu import admin_urls as desk_urls
from wagtail_culture_social.social.desk.today import add_panel
from wagtail_culture_social.social.importing import ACTION
from wagtail_culture_social.social.kit import links as kit_links
from wagtail_culture_social.social.kit.views import admin_urls as kit_urls
from wagtail_culture_social.social.posts import access
from wagtail_culture_social.social.posts.archive_views import admin_urls as zip_urls
from wagtail_culture_social.social.posts.history import register_post_actions
from wagtail_culture_social.social.viewsets import CultureSocialGroup
from wagtail_culture_social.spotlights import details
from wagtail_culture_social.spotlights.iiif.chooser import manifest_chooser
from wagtail_culture_social.spotlights.iiif.viewsets import (
    ManifestViewSet,
    has_spotlights,
)
from wagtail_culture_social.tutorials.panels import tutorial_models
from wagtail_culture_social.tutorials.viewsets import TutorialPathViewSet

register_setting(SocialSettings, icon="group")
register_admin_url_finder(SocialPost, access.PostFinder)


class CultureSocialGroupOfSite(CultureSocialGroup):
    """The menu of a site: what none of its page types needs is not in it."""

    def __init__(self) -> None:
        more = {
            TutorialPathViewSet: tutorial_models(),
            ManifestViewSet: has_spotlights(),
            ImportSourceViewSet: event_models(),
        }
        self.items = (*self.items, *(one for one, wanted in more.items() if wanted))
        super().__init__()


@register_snippet
def culture_social_group() -> CultureSocialGroup:
    """Return the menu of this site."""
    return CultureSocialGroupOfSite()


@hooks.register("register_admin_viewset")
def choose_manifests() -> Any:
    """Let editors choose a IIIF manifest, or paste the address of one."""
    return manifest_chooser


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what imports, switches and work on posts write into histories."""
    actions.register_action(ACTION, gettext_lazy("Import"), gettext_lazy("Imported"))
    register_actions(actions)
    register_post_actions(actions)


@hooks.register("register_image_operations")
def register_image_operations() -> list[tuple[str, type]]:
    """Let renditions show a detail of a picture, for guided tours."""
    return [(details.NAME, details.DetailOperation)]


@hooks.register("register_permissions")
def register_permissions() -> Any:
    """Let groups write, approve, mark and export posts."""
    return access.permissions()


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """Add the admin views of the package."""
    return [
        *merge.admin_urls(),
        *patterns.admin_urls(),
        *schedule_urls(),
        *live_urls(),
        *desk_urls(),
        *care_urls(),
        *kit_urls(),
        *zip_urls(),
        *edition_views.admin_urls(),
        *campaign_imports.admin_urls(),
    ]


@hooks.register("register_admin_menu_item")
def register_desk() -> DeskMenuItem:
    """Add the social desk to the menu."""
    return desk_menu_item()


@hooks.register("construct_homepage_panels")
def todays_posts(request: HttpRequest, panels: list[Any]) -> None:
    """Show today's posts on the home page of the admin."""
    add_panel(request, panels)


@hooks.register("construct_wagtail_userbar", order=1000)
def content_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Check hashtags, pictures and posts too, whatever checks the site chose."""
    add_content_checks(request, items, page)


@hooks.register("register_page_header_buttons")
def live_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator:
    """Offer "Live now" and "Stop" in the menu of an event, near its hours."""
    yield from live_buttons(page, user)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def campaign_buttons(page: Any, user: Any, *_view: Any, **_names: Any) -> Iterator:
    """Offer the next edition of a campaign, and one that is run elsewhere."""
    yield from edition_views.edition_buttons(page, user)
    yield from campaign_imports.import_buttons(page, user)


@hooks.register("before_serve_document", order=100)
def serve_part(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Let browsers seek in recordings, once restrictions have had their say."""
    return partial_response(document, request)


@hooks.register("register_snippet_listing_buttons")
def merge_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator:
    """Offer to merge a hashtag, in the menu of its row."""
    if not isinstance(snippet, Hashtag) or snippet.merged_into_id:
        return
    if user.has_perm("wagtail_culture_social.change_hashtag"):
        yield Button(
            _("Merge into another hashtag"),
            reverse("wagtail_culture_social_merge_hashtags", args=[snippet.pk]),
            icon_name="link",
            priority=40,
        )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def kit_button(page: Any, user: Any, *_view: Any, **_names: Any) -> Iterator:
    """Lead to the social kit from the menus of a page."""
    yield from kit_links.kit_buttons(page, user)


hooks.register("register_reports_menu_item", care_menu.reviews_item)
hooks.register("register_reports_menu_item", care_menu.links_item)
hooks.register("register_reports_menu_item", care_menu.translations_item)
hooks.register("construct_homepage_panels", care_menu.add_overdue_panel)
hooks.register("after_publish_page", kit_links.tell_after_publishing)
hooks.register("construct_wagtail_userbar", kit_links.add_userbar_item)
