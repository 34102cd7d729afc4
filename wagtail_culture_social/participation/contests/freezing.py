"""What may no longer change once there are entries, and how an editor is told."""

from typing import Any

from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.contest_values import ContestValue
from wagtail_culture_social.participation.contests.projection import (
    can_be_offered,
    has_begun,
    rules_of,
)
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.social.twins import is_lead, twin_key


def changed_contests(page: Any) -> list[str]:
    """Return the titles of a lead's contests that changed what entries rely on.

    Words may change, and so may dates; fields, licences, consents and limits stay.
    """
    found = {one.id: one.value for one in contests_of(page)}
    if not found or not is_lead(page):
        return []
    rows = Contest.objects.filter(twin_key=twin_key(page), block_id__in=found)
    return [
        row.title
        for row in rows
        if _told(found[row.block_id]) != row.rules and has_begun(row)
    ]


def contest_faults(page: Any) -> list[str]:
    """Return why the contests of a page may not be published as they are."""
    text = _(
        "Not published: there are entries for “%(title)s” already. Its fields, "
        "licences, consents and limits stay as they are; words and dates may change. "
        "Your draft is kept: put back what was there, or add another contest."
    )
    return [text % {"title": title} for title in changed_contests(page)]


def contest_notes(page: Any) -> list[str]:
    """Return which contests go on otherwise than a page says, live as it is."""
    text = _(
        "There are entries for “%(title)s” already: its fields, licences, consents and "
        "limits stay as they were, whatever this page says. Put back what was there, "
        "or add another contest."
    )
    return [text % {"title": title} for title in changed_contests(page)]


def _told(value: ContestValue) -> dict[str, Any] | None:
    return rules_of(value).to_json() if can_be_offered(value) else None
