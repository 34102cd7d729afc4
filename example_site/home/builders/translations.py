"""Rows of wagtail-localize for page pairs that exist already, written in bulk.

Pressing "Translate" and typing every string would leave the same rows, one query each.
"""

import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationLog,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

# The fields whose dates move; see ``schedules``, ``places`` and ``pages``.
MOVING = {
    "schedule",
    "date_notes",
    "booking_opens_at",
    "streams",
    "days",
    "body",
    "opening_hours",
    "recommended_on",
    "first_day",
    "last_day",
    "reviewed_on",
    "review_due",
}
Pairs = Iterable[tuple[Any, Any]]


def record_translations(pairs: Pairs, target: Locale) -> None:
    """Make editors see these pairs as a source and its synced, complete translation."""
    pairs = [pair for pair in pairs if not has_source(pair[0])]
    if not pairs:
        return
    sources = add_sources([source for source, _translation in pairs])
    segments = [
        (row, value, translated)
        for row, (source, translation) in zip(sources, pairs, strict=True)
        for value, translated in matched_segments(source, translation)
    ]
    contexts = add_contexts(segments)
    add_strings(segments, contexts, target)
    add_templates(segments, contexts)
    add_overridables(segments, contexts)
    now = timezone.now()
    Translation.objects.bulk_create(
        Translation(
            source=source,
            target_locale=target,
            translations_last_updated_at=now,
            destination_last_updated_at=now,
        )
        for source in sources
    )
    TranslationLog.objects.bulk_create(
        TranslationLog(
            source=source,
            locale=target,
            revision_id=getattr(translation, "latest_revision_id", None),
        )
        for source, (_original, translation) in zip(sources, pairs, strict=True)
    )


def refresh_sources(pairs: Pairs) -> None:
    """Tell wagtail-localize that dates moved in both languages; no word changed."""
    rows = []
    for source, _translation in pairs:
        row = TranslationSource.objects.get_for_instance(source)
        frozen, present = json.loads(row.content_json), json.loads(content_json(source))
        moved = {name: present[name] for name in MOVING & present.keys()}
        row.content_json = json.dumps(frozen | moved, cls=DjangoJSONEncoder)
        rows.append(row)
    TranslationSource.objects.bulk_update(rows, ["content_json"])


def has_source(instance: Any) -> bool:
    """Tell whether wagtail-localize knows this object already."""
    rows = TranslationSource.objects.filter(object_id=instance.translation_key)
    return rows.exists()


def add_sources(instances: list[Any]) -> list[TranslationSource]:
    """Add the frozen source of every object."""
    schema = {app: get_schema_version(app) for app in {app_of(i) for i in instances}}
    now = timezone.now()
    TranslatableObject.objects.bulk_create(
        (
            TranslatableObject(
                translation_key=instance.translation_key,
                content_type=content_type(instance.get_translation_model()),
            )
            for instance in instances
        ),
        ignore_conflicts=True,
    )
    return TranslationSource.objects.bulk_create(
        TranslationSource(
            object_id=instance.translation_key,
            specific_content_type=content_type(type(instance)),
            locale=instance.locale,
            object_repr=str(instance)[:200],
            content_json=content_json(instance),
            schema_version=schema[app_of(instance)],
            last_updated_at=now,
        )
        for instance in instances
    )


def matched_segments(source: Any, translation: Any) -> Iterable[tuple[Any, Any]]:
    """Yield the segments of the source, each with that of the translation."""
    own, other = extract_segments(source), extract_segments(translation)
    if [segment.path for segment in own] != [segment.path for segment in other]:
        raise ValueError(f"{source} and its translation differ in shape")
    return zip(own, other, strict=True)


def add_contexts(segments: list[tuple]) -> dict[tuple, TranslationContext]:
    """Add the place of every segment, by object and path."""
    places = {(row.object_id, value.path) for row, value, _other in segments}
    rows = TranslationContext.objects.bulk_create(
        TranslationContext(
            object_id=key, path=path, path_id=TranslationContext._get_path_id(path)
        )
        for key, path in sorted(places, key=str)
    )
    return {(row.object_id, row.path): row for row in rows}


def add_strings(segments: list[tuple], contexts: dict, target: Locale) -> None:
    """Add source strings, their segments and their translations."""
    wanted = [s for s in segments if isinstance(s[1], StringSegmentValue)]
    strings = known_strings([(row.locale, v.string.data) for row, v, _o in wanted])
    StringSegment.objects.bulk_create(
        StringSegment(
            source=row,
            context=contexts[row.object_id, value.path],
            order=value.order,
            string=strings[value.string.data],
            attrs=json.dumps(value.attrs, cls=DjangoJSONEncoder),
        )
        for row, value, _other in wanted
    )
    StringTranslation.objects.bulk_create(
        (
            StringTranslation(
                translation_of=strings[value.string.data],
                locale=target,
                context=contexts[row.object_id, value.path],
                data=other.string.data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for row, value, other in wanted
        ),
        ignore_conflicts=True,
    )


def known_strings(wanted: list[tuple[Locale, str]]) -> dict[str, String]:
    """Return the rows of source strings in one locale; missing ones are added."""
    rows = {
        text: String(locale=locale, data=text, data_hash=String._get_data_hash(text))
        for locale, text in wanted
    }
    String.objects.bulk_create(rows.values(), ignore_conflicts=True)
    hashes = [row.data_hash for row in rows.values()]
    locale = wanted[0][0] if wanted else None
    found = String.objects.filter(locale=locale, data_hash__in=hashes)
    return {row.data: row for row in found}


def add_templates(segments: list[tuple], contexts: dict) -> None:
    """Add the markup around the strings of rich text."""
    wanted = [s for s in segments if isinstance(s[1], TemplateSegmentValue)]
    namespace = uuid.uuid5(Template.BASE_UUID_NAMESPACE, "html")
    rows = {
        value.template: Template(
            uuid=uuid.uuid5(namespace, value.template),
            template=value.template,
            template_format=value.format,
            string_count=value.string_count,
        )
        for _row, value, _other in wanted
    }
    Template.objects.bulk_create(rows.values(), ignore_conflicts=True)
    found = Template.objects.filter(template__in=rows)
    templates = {row.template: row for row in found}
    TemplateSegment.objects.bulk_create(
        TemplateSegment(
            source=row,
            context=contexts[row.object_id, value.path],
            order=value.order,
            template=templates[value.template],
        )
        for row, value, _other in wanted
    )


def add_overridables(segments: list[tuple], contexts: dict) -> None:
    """Add what is the same in every language unless an editor overrides it."""
    OverridableSegment.objects.bulk_create(
        OverridableSegment(
            source=row,
            context=contexts[row.object_id, value.path],
            order=value.order,
            data_json=json.dumps(value.data, cls=DjangoJSONEncoder),
        )
        for row, value, _other in segments
        if isinstance(value, OverridableSegmentValue)
    )


def content_json(instance: Any) -> str:
    """Return an object as wagtail-localize freezes it."""
    if isinstance(instance, ClusterableModel):
        return instance.to_json()
    data = get_serializable_data_for_fields(instance)
    return json.dumps(data, cls=DjangoJSONEncoder)


def content_type(model: Any) -> ContentType:
    """Return the content type of exactly this model."""
    return ContentType.objects.get_for_model(model)


def app_of(instance: Any) -> str:
    """Return the label of the app that a model belongs to."""
    return instance._meta.app_label
