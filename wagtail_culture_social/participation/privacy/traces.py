"""What is left beside a deleted row: consents, mails due, histories, kept pages."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import ModelLogEntry

from wagtail_culture_social.participation.caches import purge
from wagtail_culture_social.participation.contests.caching import purge_contest
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.mails import due
from wagtail_culture_social.participation.models import (
    Answer,
    Entry,
    Institution,
    Registration,
    Report,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus

LEAVING_TRACES: tuple[type[models.Model], ...] = (
    Answer,
    Entry,
    Institution,
    Registration,
    Report,
)
"""Models whose rows are of somebody, each with a ``key`` that consents name."""


def forget(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Forget what tells of a deleted row besides it; a receiver of ``post_delete``.

    Whoever deletes it and wherever: histories keep that it was there, and no word.
    """
    consents.forget([instance.key])
    due.forget([instance.key])
    forget_words(sender, [instance.pk])
    freshen(instance)


def forget_words(model: Any, keys: Iterable[int]) -> None:
    """Take names and words out of the histories of rows."""
    kind = ContentType.objects.get_for_model(model)
    entries = ModelLogEntry.objects.filter(
        content_type=kind, object_id__in=[str(key) for key in keys]
    )
    entries.update(label="", data={})


def freshen(row: Any) -> None:
    """Have caches before the site ask again for pages that showed a row."""
    if isinstance(row, Answer) and row.status == Status.APPROVED:
        transaction.on_commit(partial(purge, row.poll.twin_key))
    if isinstance(row, Entry) and row.status == EntryStatus.APPROVED:
        purge_contest(row.contest, [row.key])
