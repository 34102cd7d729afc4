"""What may no longer change once somebody voted, and how an editor is told."""

from typing import Any

from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns.poll_blocks import polls_of
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.projection import (
    can_be_counted,
    rules_of,
)
from wagtail_culture_social.social.twins import is_lead, twin_key


def changed_polls(page: Any) -> list[str]:
    """Return the questions of a lead that changed what votes were already given on.

    Words may change, and so may dates; answers, kind, numbers and protection stay.
    """
    polls = {found.id: found.value for found in polls_of(page)}
    if not polls or not is_lead(page):
        return []
    rows = Poll.objects.filter(twin_key=twin_key(page), block_id__in=polls)
    return [
        row.question
        for row in rows
        if _told(polls[row.block_id]) != (row.kind, row.mode, row.rules)
        and row.has_begun
    ]


def poll_faults(page: Any) -> list[str]:
    """Return why the polls of a page may not be published as they are."""
    text = _(
        "Not published: people have already voted on “%(question)s”. Its answers, "
        "kind, numbers and protection stay as they are. Your draft is kept: put "
        "back what was there, or ask anew in another block."
    )
    return [text % {"question": question} for question in changed_polls(page)]


def poll_notes(page: Any) -> list[str]:
    """Return which votes go on otherwise than a page says that went live unchecked."""
    text = _(
        "People have already voted on “%(question)s”: its answers, kind, numbers and "
        "protection stay as they were, whatever this page says. Put back what was "
        "there, or ask anew in another block."
    )
    return [text % {"question": question} for question in changed_polls(page)]


def _told(value: Any) -> tuple[str, str, dict[str, Any]] | None:
    if not can_be_counted(value):
        return None
    return value["kind"], value["mode"], rules_of(value)
