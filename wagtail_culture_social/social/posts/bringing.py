"""The pages of many posts with all that their words need, at few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models.hashtags import PageHashtag
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.twins import source_of

RELATED = ("locale", "alias_of__locale", "social_image__culture_rights")


@dataclass(frozen=True, slots=True)
class Brought:
    """Pages and campaigns of posts by their keys, and the settings of their sites."""

    pages: dict[int, Any]
    campaigns: dict[int, Any]
    settings: dict[int, SocialSettings]


def bring(rows: list[SocialPost]) -> Brought:
    """Return what posts are made from, for pages of types that have posts.

    The number of queries depends on the page types, not on the number of posts.
    """
    prefetch_related_objects(rows, "page", "site", "image__culture_rights")
    base = {row.page_id: row.page for row in rows if row.page_id is not None}
    pages = _specific(base.values())
    campaigns = _campaigns(rows, pages)
    settings = _settings(rows)
    for row in rows:
        if row.page_id in pages:
            known = pages[row.page_id].__dict__
            known["_wcs_site"], known["_wcs_settings"] = row.site, settings[row.site_id]
    _bring_hashtags(pages)
    for page in pages.values():
        page.__dict__["_wcs_campaign"] = _campaign_of(page, campaigns)
    return Brought(pages, campaigns, settings)


def _specific(base: Iterable[Page]) -> dict[int, Any]:
    """Return pages of any types that have posts, their facts and pictures included."""
    by_type: dict[Any, list[int]] = defaultdict(list)
    for page in base:
        by_type[page.specific_class].append(page.pk)
    found: dict[int, Any] = {}
    for model, keys in by_type.items():
        if hasattr(model, "bring_social_facts"):
            pages = model.objects.filter(pk__in=keys).select_related(*RELATED)
            found |= {page.pk: page for page in pages}
            model.bring_social_facts(list(pages))
    return found


def _settings(rows: list[SocialPost]) -> dict[int, SocialSettings]:
    sites = {row.site_id: row.site for row in rows}
    stored = SocialSettings.objects.filter(site__in=sites)
    found = {one.site_id: one for one in stored}
    return {key: found.get(key) or SocialSettings(site=sites[key]) for key in sites}


def _bring_hashtags(pages: dict[int, Any]) -> None:
    found: dict[int, list[Any]] = {key: [] for key in pages}
    items = PageHashtag.objects.filter(content_object__in=pages).order_by("pk")
    for item in items.select_related("tag__merged_into"):
        found[item.content_object_id].append(item.tag)
    for key, page in pages.items():
        page.__dict__["_wcs_own_hashtags"] = found[key]


def _campaigns(rows: list[SocialPost], pages: dict[int, Any]) -> dict[int, Any]:
    """Return the campaigns that posts and pages take part in, in every language."""
    chosen = {row.campaign_id for row in rows}
    chosen |= {page.campaign_id for page in pages.values()}
    if not any(chosen):
        return {}
    keys = page_model().objects.filter(pk__in=chosen - {None}).order_by()
    twins = page_model().objects.filter(
        translation_key__in=keys.values("translation_key")
    )
    return _specific(twins)


def _campaign_of(page: Any, campaigns: dict[int, Any]) -> Any:
    """Return the campaign in the page's language, else as it was chosen."""
    chosen = campaigns.get(page.campaign_id)
    if chosen is None:
        return None
    locale, key = source_of(page).locale_id, chosen.translation_key
    twins = [one for one in campaigns.values() if one.translation_key == key]
    return min(twins, key=lambda one: (one.locale_id != locale, one.pk != chosen.pk))
