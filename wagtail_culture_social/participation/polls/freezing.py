"""What may no longer change once somebody voted: publishing it is refused, in words."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_culture_social.campaigns.poll_blocks import polls_of
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.projection import (
    can_be_counted,
    rules_of,
)
from wagtail_culture_social.social.twins import lead_of, twin_key


def changed_polls(page: Any) -> list[str]:
    """Return the questions of a lead that changed what votes were already given on.

    Words may change, and so may dates; answers, kind, numbers and protection stay.
    """
    polls = {found.id: found.value for found in polls_of(page)}
    if not polls or page.alias_of_id or lead_of(page).pk != page.pk:
        return []
    rows = Poll.objects.filter(twin_key=twin_key(page), block_id__in=polls)
    return [
        row.question
        for row in rows
        if _told(polls[row.block_id]) != (row.kind, row.mode, row.rules)
        and row.has_begun
    ]


def refuse_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Keep what was changed as a draft, and say why it is not published."""
    changed = changed_polls(page)
    if not changed:
        return None
    _tell(request, changed)
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_bulk_publishing(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish none of several pages while one of them would change votes."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    drafts = (page.get_latest_revision_as_object() for page in objects)
    changed = [question for page in drafts for question in changed_polls(page)]
    if not changed:
        return None
    _tell(request, changed)
    return redirect(action.next_url)


def _told(value: Any) -> tuple[str, str, dict[str, Any]] | None:
    if not can_be_counted(value):
        return None
    return value["kind"], value["mode"], rules_of(value)


def _tell(request: HttpRequest, questions: list[str]) -> None:
    for question in questions:
        text = _(
            "Not published: people have already voted on “%(question)s”. Its answers, "
            "kind, numbers and protection stay as they are. Your draft is kept: put "
            "back what was there, or ask anew in another block."
        )
        messages.error(request, text % {"question": question})
