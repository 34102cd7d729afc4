"""What visitors already rely on is not published otherwise: why, in words."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_culture_social.participation.contests.freezing import contest_faults
from wagtail_culture_social.participation.polls.freezing import poll_faults

FROZEN = (poll_faults, contest_faults)


def refuse_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Keep what was changed as a draft, and say why it is not published."""
    faults = _faults_of(page)
    if not faults:
        return None
    _tell(request, faults)
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_bulk_publishing(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish none of several pages while one of them may not be."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    drafts = (page.get_latest_revision_as_object() for page in objects)
    faults = [fault for page in drafts for fault in _faults_of(page)]
    if not faults:
        return None
    _tell(request, faults)
    return redirect(action.next_url)


def _faults_of(page: Any) -> list[str]:
    return [fault for faults in FROZEN for fault in faults(page)]


def _tell(request: HttpRequest, faults: list[str]) -> None:
    for fault in faults:
        messages.error(request, fault)
