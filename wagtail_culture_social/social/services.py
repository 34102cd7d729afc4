"""From a page to its draft, its posts and its share links; queries, no writing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page, Site

from wagtail_culture_social.conf import now, settings, site_networks, today
from wagtail_culture_social.domain import phases
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.domain.snippets import Draft, Snippet, compose_all
from wagtail_culture_social.models.campaigns import campaign_twins
from wagtail_culture_social.models.hashtags import (
    Hashtag,
    HashtagSpelling,
    PageHashtag,
    spelling_of,
)
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.rights import credit_of
from wagtail_culture_social.social.twins import (
    content_language,
    public_twins,
    source_of,
)


@dataclass(frozen=True, slots=True)
class HashtagLink:
    """A hashtag as a page shows it; ``language`` is set when it is borrowed."""

    text: str
    key: str
    slug: str
    language: str = ""


def hashtag_link(hashtag: Hashtag, language: str) -> HashtagLink:
    """Return the hashtag in the page's language, or the nearest it has."""
    hashtag = hashtag.merged_into or hashtag
    text, written_in = spelling_of(hashtag, language)
    borrowed = written_in if written_in != language else ""
    return HashtagLink(text, hashtag.key, hashtag.slug, borrowed)


def page_hashtags(page: Page) -> list[HashtagLink]:
    """Return the page's own hashtags, in the page's language."""
    language = content_language(page)
    links = (hashtag_link(tag, language) for tag in own_hashtags(page))
    return list({link.key: link for link in links}.values())


HASHTAGS = Prepared(
    lambda page: Hashtag.objects.filter(page_items__content_object_id=page).order_by(
        "page_items__pk"
    ),
    page=models.BigIntegerField(),
)


def own_hashtags(page: Page) -> list[Hashtag]:
    """Return the hashtags an editor put on the page, unsaved ones included."""
    items = page.culture_hashtag_items
    if page.pk is None or items.is_deferring:
        return [item.tag for item in items.all()]
    own = page.__dict__.get("_wcs_own_hashtags")
    if own is None:
        own = HASHTAGS.rows(Hashtag, page=page.pk)
        page.__dict__["_wcs_own_hashtags"] = own
    return own


def campaign_of(page: Any, on: date | None = None) -> Page | None:
    """Return the page's campaign in the page's language, else as it was chosen.

    It brings along its hashtags of a day, today by default.
    """
    if page.campaign_id is None:
        return None
    if "_wcs_campaign" not in page.__dict__:
        twins = campaign_twins(page.campaign_id, on or today())
        locale = source_of(page).locale_id
        twins.sort(key=lambda t: (t.locale_id != locale, t.pk != page.campaign_id))
        page.__dict__["_wcs_campaign"] = twins[0] if twins else None
    return page.__dict__["_wcs_campaign"]


def campaign_tags(page: Any, on: date) -> tuple[str, str]:
    """Return (common tag, tag of the day) of the page's campaign, without '#'."""
    chosen = campaign_of(page, on)
    campaign: Any = chosen.specific_deferred if chosen else None
    if not hasattr(campaign, "tags_on"):
        return "", ""
    return campaign.tags_on(on, content_language(page))


def page_draft(page: Any, **facts: Any) -> Draft:
    """Return the draft that any page with our mixin yields.

    ``facts`` are fields of :class:`Draft` that a feature knows better; ``on`` (a
    date, today by default) chooses the day of the campaign.
    """
    on = facts.pop("on", None) or today()
    use = main_picture(page)
    credit = credit_of(use)
    common, day = campaign_tags(page, on)
    values = {
        "kind": "page",
        "language": content_language(page),
        "title": page.title,
        "url": full_url(page),
        "summary": summary_of(page),
        "campaign_tag": common,
        "day_tag": day,
        "tags": tuple(link.text for link in page_hashtags(page)),
        "people": tuple(page.get_social_contributors()),
        "credit": credit.text,
        "rights": credit.rights_label,
        "alt_text": use.alt_text,
        "image_url": use.image.file.url if use.image else "",
        "utm": settings.utm,
        **facts,
    }
    return Draft(**values)


def summary_of(page: Any) -> str:
    """Return what sums up a page in its posts."""
    return page.summary or strip_tags(page.search_description or "")


def page_snippets(
    page: Any,
    request: HttpRequest | None = None,
    phase: str | None = None,
    networks: Iterable[Network] | None = None,
    recurrence_id: str = "",
) -> tuple[Snippet, ...]:
    """Return one post per network, the site's by default, in the page's language.

    The institution's own words come first, then ours; without ``phase``, what holds
    at present. ``recurrence_id`` names a date of a series or a day of a campaign.
    Raises ``UnknownPhase``.
    """
    chosen = site_networks() if networks is None else networks
    settings_of_site = site_settings(page, request)
    patterns = settings_of_site.patterns.get(content_language(page), {})
    name = settings_of_site.organisation or organisation_name(page, request)
    draft = replace(social_draft(page, phase, recurrence_id), organisation=name)
    return compose_all(draft, chosen, phase=phase, patterns=patterns)


def social_draft(page: Any, phase: str | None = None, recurrence_id: str = "") -> Draft:
    """Return the page's draft at a moment, computed once per instance."""
    drafts = page.__dict__.setdefault("_wcs_draft", {})
    moment = phase, recurrence_id
    if moment not in drafts:
        drafts[moment] = page.get_social_draft(phase, recurrence_id)
    return drafts[moment]


def publication_moments(page: Page) -> list[Moment]:
    """Return when the posts of a page without dates are due, on the site's clock."""
    published = timezone.localtime(published_at(page))
    return list(phases.publication_moments(published))


def published_at(page: Page) -> datetime:
    """Return when a page was first published; a draft would be at present."""
    return min(page.first_published_at or now(), now())


def site_settings(page: Page, request: HttpRequest | None = None) -> SocialSettings:
    """Return the institution's settings of the page's site."""
    brought = page.__dict__.get("_wcs_settings")
    if brought is not None:
        return brought
    site = site_of(page, request) or Site.objects.filter(is_default_site=True).first()
    if site is None:
        return SocialSettings()
    if request is not None:
        return SocialSettings.for_request(request)
    return SocialSettings.for_site(site)


def organisation_name(page: Page, request: HttpRequest | None = None) -> str:
    """Return the institution's name: the setting, else the site's name."""
    site = site_of(page, request)
    if site is None:
        return ""
    return site_settings(page, request).organisation or site.site_name


def site_of(page: Page, request: HttpRequest | None = None) -> Site | None:
    """Return the site of a request, which remembers it, else of the page."""
    if request is not None:
        return Site.find_for_request(request)
    return page.__dict__.get("_wcs_site") or page.get_site()


@transaction.atomic
def merge_hashtags(keep: Hashtag, drop: Hashtag) -> None:
    """Make ``drop`` another spelling of ``keep``.

    The dropped row stays and points to the kept one, so that blocks and revisions
    that hold its id still render; pages are moved at once.
    """
    if keep.pk == drop.pk:
        return
    Hashtag.objects.filter(merged_into=drop).update(merged_into=keep)
    already = PageHashtag.objects.filter(tag=keep).values("content_object_id")
    items = PageHashtag.objects.filter(tag=drop)
    items.filter(content_object_id__in=already).delete()
    items.update(tag=keep)
    taken = keep.spellings.values("locale_id")
    HashtagSpelling.objects.filter(hashtag=drop).exclude(locale_id__in=taken).update(
        hashtag=keep
    )
    keep.write_texts()
    drop.merged_into = keep
    drop.save(update_fields=["merged_into"])


def with_alternates(
    page: Page, urls: list[dict[str, Any]], request: HttpRequest | None
) -> list[dict[str, Any]]:
    """Add the twins' addresses to a page's sitemap entries, as Django renders them."""
    twins = public_twins(page, request)
    if len(twins) > 1:
        alternates = [
            {"location": twin["url"], "lang_code": twin["language"]} for twin in twins
        ]
        for url in urls:
            url["alternates"] = alternates
    return urls
