"""What visitors already rely on is not published otherwise: why, in words.

A schedule, or a program, publishes without asking. Then it stays as it was, whatever
the page says: its history and its editors are told.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import Page

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.poll_blocks import polls_of
from wagtail_culture_social.participation.contests.freezing import (
    changed_contests,
    contest_faults,
    contest_notes,
)
from wagtail_culture_social.participation.polls.freezing import (
    changed_polls,
    poll_faults,
    poll_notes,
)

FROZEN = (poll_faults, contest_faults)
KEPT = "wagtail_culture_social.kept_as_it_was"


class KeptFormatter(LogFormatter):
    """How the history of a page says that something of it was not followed."""

    label = gettext_lazy("Keep what visitors rely on")

    def format_message(self, log_entry: Any) -> str:
        """Say what went on as it was."""
        text = _("“%(title)s” went on as it was: visitors rely on it")
        return text % {"title": log_entry.data.get("title", "")}


def register_actions(actions: LogActionRegistry) -> None:
    """Name what was not followed in Wagtail's histories."""
    actions.register_action(KEPT)(KeptFormatter)


def log_what_stays(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write down what goes on otherwise than its page says; for ``page_published``."""
    for title in (*changed_polls(instance), *changed_contests(instance)):
        log(instance, KEPT, data={"title": title})


def tell_what_stays(request: HttpRequest, page: Any) -> None:
    """Tell who opens a page of what it says and is not followed."""
    if request.method != "GET" or not (any(polls_of(page)) or any(contests_of(page))):
        return
    live = type(page).objects.filter(pk=page.pk, live=True).first()
    for note in (*poll_notes(live), *contest_notes(live)) if live else ():
        messages.warning(request, note)


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
