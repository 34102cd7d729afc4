"""Which pages are one thing in several languages, and which of them leads."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import (
    Case,
    Exists,
    F,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.models.campaigns import CampaignDayPage
from wagtail_culture_social.models.cards import CARD_COLUMNS, OF_CARD, link_card
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.models.relations import RelatedPage
from wagtail_culture_social.models.settings import settings_from, settings_of
from wagtail_culture_social.social.addresses import full_url

LINK_CARD = "_wcs_link_card"
IS_RELATED = "_wcs_is_related"
HAS_DAYS = "_wcs_has_days"


def source_of(page: Page) -> Page:
    """Return the page whose words are shown: an alias shows those of its source."""
    return page.alias_of if page.alias_of_id else page


def twin_key(page: Page) -> UUID:
    """Return the key shared by a page, its translations and all their aliases.

    An alias in the same language has a translation key of its own.
    """
    return source_of(page).translation_key


def lead_of(page: Page) -> Page:
    """Return the page whose facts are true for all twins.

    It is the page in the site's default language, else the oldest. Aliases and pages
    never published do not lead while another page can. The page's own language comes
    along.
    """
    twins = page_model().objects.select_related("locale")
    pages = list(twins.filter(translation_key=twin_key(page), alias_of=None))
    for own in (one for one in pages if one.pk == page.pk):
        page.locale = own.locale
    return lead_among(pages) or page


def lead_among(twins: Iterable[Page]) -> Page | None:
    """Return the one that leads among all twins of a thing, aliases left out."""
    default = get_supported_content_language_variant(settings.LANGUAGE_CODE)

    def place(page: Page) -> tuple[bool, bool, int]:
        is_unpublished = page.first_published_at is None
        return is_unpublished, page.locale.language_code != default, page.pk

    return min(twins, key=place, default=None)


def lead_first(twins: QuerySet) -> QuerySet:
    """Put first in a query the one of a thing's twins that ``lead_among`` returns.

    The rule stands twice, for rows at hand and for the database:
    ``test_database_finds_the_lead_that_we_find`` tries them on the same twins.
    """
    default = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    return twins.order_by(
        Case(When(first_published_at=None, then=1), default=0),
        Case(When(locale__language_code=default, then=0), default=1),
        "pk",
    )


def is_lead(page: Page) -> bool:
    """Tell whether the facts are edited on this page; a form asks once for all."""
    known = page.__dict__.get("_wcs_is_lead")
    if known is not None:
        return known
    if page.alias_of_id:
        return False
    return page.pk is None or lead_of(page).pk == page.pk


def is_live_elsewhere(page: Page) -> bool:
    """Tell whether another twin is live, which says the same once this one is not."""
    return twin_set(twin_key(page)).filter(live=True).exclude(pk=page.pk).exists()


def content_language(page: Page) -> str:
    """Return the language the words of a page are written in."""
    return source_of(page).locale.language_code


def translated(thing: Any, page: Page) -> Any:
    """Return a translatable object in the page's language, or as it is.

    The page's language counts, not the active one: an editor who reads English
    previews French posts.
    """
    locale = source_of(page).locale
    if thing is None or thing.locale_id == locale.pk:
        return thing
    known = page.__dict__.setdefault("_wcs_translated", {})
    key = (type(thing), thing.pk)
    if key not in known:
        known[key] = thing.get_translation_or_none(locale) or thing
    return known[key]


def bring_translated(page: Any, **words: tuple[str, ...]) -> None:
    """Fetch what fields of a page name, in its language: one query for all of them.

    Each comes with the columns that have words of a language, see ``translated``.
    """
    names = [name for name in words if _is_to_fetch(page, name)]
    if not names:
        return
    locale_id = source_of(page).locale_id
    rows = type(page)._base_manager.filter(pk=page.pk).select_related(*names)
    told = {f"wcs_{name}": _words(page, name, words[name], locale_id) for name in names}
    row = rows.only(*names).annotate(**told).get()
    for name in names:
        thing, own = getattr(row, name), getattr(row, f"wcs_{name}")
        if thing is not None and thing.pk == getattr(page, f"{name}_id"):
            setattr(page, name, thing)
            known = page.__dict__.setdefault("_wcs_translated", {})
            known[type(thing), thing.pk] = speaking(copy(thing), own)


def speaking(thing: Any, words: Mapping[str, Any] | None) -> Any:
    """Give an object its words in one language, columns that came with a query."""
    for name, value in (words or {}).items():
        setattr(thing, name, value)
    return thing


def _is_to_fetch(page: Any, name: str) -> bool:
    field = page._meta.get_field(name)
    chosen = getattr(page, field.attname)
    return bool(page.pk and chosen) and not field.is_cached(page)


def _words(page: Any, name: str, words: tuple[str, ...], locale_id: int) -> Subquery:
    """Return an annotation: columns of the translation of what a field names."""
    twins = page._meta.get_field(name).related_model._base_manager.filter(
        translation_key=OuterRef(f"{name}__translation_key"), locale_id=locale_id
    )
    told = twins.values(told=JSONObject(**{word: word for word in words}))
    return Subquery(told[:1], output_field=JSONField())


def twin_set(key: UUID) -> QuerySet:
    """Return every page that tells of the same thing, aliases included."""
    return page_model().objects.filter(
        Q(translation_key=key) | Q(alias_of__translation_key=key)
    )


def public_twins(
    page: Page, request: HttpRequest | None = None
) -> list[dict[str, str]]:
    """Return the live pages that say the same in each language, itself included.

    Items have ``language`` and ``url`` (absolute). Aliases are left out: they repeat
    another language's words.
    """
    twins = page.__dict__.get("_wcs_twins")
    if twins is None:
        twins = page.__dict__["_wcs_twins"] = _public_twins(page, request)
    return twins


def link_card_of(
    page: Page, request: HttpRequest | None = None
) -> dict[str, Any] | None:
    """Return file, size in pixels and alternative text of the card for links.

    It came with the twins of the page; ``None`` when none was drawn.
    """
    public_twins(page, request)
    return page.__dict__.get(LINK_CARD)


def relations_of(key: UUID) -> QuerySet:
    """Return what was chosen beside a page or its twins, and where they were chosen."""
    twins = page_model().objects.filter(translation_key=key, alias_of=None)
    chosen = RelatedPage.objects.filter(page__alias_of=None)
    others = twin_set(key).values("pk")
    return chosen.filter(Q(page__in=twins.values("pk")) | Q(related__in=others))


def may_be_related(page: Page, request: HttpRequest | None = None) -> bool:
    """Tell whether a page has relations; it came with its twins, where any is live."""
    public_twins(page, request)
    return page.__dict__.get(IS_RELATED, True)


def is_chosen_for_a_day(page: Page, request: HttpRequest | None = None) -> bool:
    """Tell whether a campaign has chosen a page for a day; it came with its twins."""
    public_twins(page, request)
    return page.__dict__.get(HAS_DAYS, False)


def _live_in_each_language(key: UUID, site: int) -> QuerySet:
    pages = page_model().objects.filter(live=True, translation_key=key, alias_of=None)
    pages = pages.annotate(
        language=F("locale__language_code"),
        told=settings_of(site),
        is_related=Exists(relations_of(key)),
        has_days=Exists(CampaignDayPage.objects.filter(page_key=key)),
        **link_card(),
    )
    pages = pages.order_by("language")
    names = ("id", "url_path", "locale_id", "language")
    told = ("told", "is_related", "has_days")
    return pages.values_list(*names, *told, *CARD_COLUMNS)


TWINS = Prepared(
    _live_in_each_language, key=models.UUIDField(), site=models.BigIntegerField()
)


def _public_twins(page: Page, request: HttpRequest | None) -> list[dict[str, str]]:
    site = Site.find_for_request(request) if request else None
    rows = TWINS.rows(
        page_model(), key=page.translation_key, site=site.pk if site else 0
    )
    twins = []
    for row in rows:
        twin = row
        if row.pk == page.pk:
            twin = page
            page.locale = Locale(pk=row.locale_id, language_code=row.language)
            bring_settings(page, row.told)
            page.__dict__[LINK_CARD] = _link_card(row)
            page.__dict__[IS_RELATED] = bool(row.is_related)
            page.__dict__[HAS_DAYS] = bool(row.has_days)
        if url := full_url(twin, request):
            twins.append({"language": row.language, "url": url})
    return twins


def _link_card(row: Any) -> dict[str, Any] | None:
    told = {name.removeprefix(OF_CARD): getattr(row, name) for name in CARD_COLUMNS}
    return told if told["file"] else None


def bring_settings(page: Page, told: str | None) -> None:
    """Keep the settings of the site, which came with the page, at hand."""
    found = settings_from(told)
    if found is not None:
        page.__dict__["_wcs_settings"] = found
