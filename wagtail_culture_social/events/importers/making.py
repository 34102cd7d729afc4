"""A new event becomes a page, with twins in the languages that have words for it."""

from typing import Any

from wagtail.models import Locale

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.imports.imported import ImportedEvent
from wagtail_culture_social.events.importers.context import Context
from wagtail_culture_social.events.importers.differences import merge, values_of
from wagtail_culture_social.events.importers.fields import FACTS
from wagtail_culture_social.events.importers.incoming import (
    facts_said,
    languages_of,
    words_said,
)
from wagtail_culture_social.events.importers.saving import save_page
from wagtail_culture_social.events.importers.venues import bring_venue_twin, venue_of
from wagtail_culture_social.models.imports import ImportedItem
from wagtail_culture_social.social.importing import free_slug


def make_page(
    context: Context, external_id: str, event: ImportedEvent, picture: int | None
) -> ImportedItem:
    """Make the page of an event; raises ``ValidationError``."""
    parent = page_model().objects.get(pk=context.parent.pk)
    page = context.model(locale=context.locale, owner=context.user, live=False)
    venue = venue_of(context.source, event.place, context.locale)
    facts = facts_said(event, page, venue and venue.pk)
    words = words_said(event, page, context.language, picture)
    _fill(page, facts | words, event)
    page.slug = free_slug(parent, page.title, "event")
    parent.add_child(instance=page)
    save_page(context, page, [], publish=context.source.publish and not event.is_draft)
    item = ImportedItem(
        source=context.source,
        external_id=external_id,
        page_id=page.pk,
        values={
            "facts": values_of(page, FACTS),
            context.language: values_of(page, words),
        },
    )
    keep_picture(item, event, picture)
    make_twins(context, item, page, event)
    item.save()
    return item


def make_twins(
    context: Context, item: ImportedItem, page: Any, event: ImportedEvent
) -> list[str]:
    """Make the twins that the event has words for; return their languages.

    A language in which there is a twin, or was one, is left alone; so is one in which
    the parent has no page.
    """
    made = []
    languages = languages_of(event) - {context.language} - set(item.values)
    locales = Locale.objects.filter(language_code__in=languages)
    for locale in locales.order_by("language_code") if languages else ():
        parent = context.parent.get_translation_or_none(locale)
        if parent is None or not context.may(parent, "can_add_subpage"):
            continue
        if page.get_translation_or_none(locale) is None:
            _make_twin(context, item, page, event, parent)
            made.append(locale.language_code)
    return made


def keep_picture(item: ImportedItem, event: ImportedEvent, picture: int | None) -> None:
    """Remember which picture came from which address."""
    if event.picture is not None and picture is not None:
        item.picture_url, item.picture_id = event.picture.url, picture


def _make_twin(
    context: Context, item: ImportedItem, page: Any, event: ImportedEvent, parent: Any
) -> None:
    language = parent.locale.language_code
    if event.place is not None:
        bring_venue_twin(page.venue, event.place.access, parent.locale)
    twin = page.copy_for_translation(parent.locale)
    words = words_said(event, twin, language, page.social_image_id)
    _fill(twin, words, event)
    twin.slug = free_slug(parent, twin.title, "event")
    publish = context.source.publish and parent.live and not event.is_draft
    save_page(context, twin, [], publish=publish)
    item.values[language] = values_of(twin, words)


def _fill(page: Any, said: dict[str, Any], event: ImportedEvent) -> None:
    merge(page, said, values_of(page, said), {"schedule": event.schedule})
