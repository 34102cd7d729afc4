"""The pages on which one enters a contest or asks for a lost link; never cached."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wagtail_culture_social.domain.uploads import UploadFault
from wagtail_culture_social.participation.addresses import OF_CONTEST
from wagtail_culture_social.participation.contests.asked import (
    AskedContest,
    asked_contest,
)
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.contests.states import (
    takes_entries,
    when_words,
)
from wagtail_culture_social.participation.defences.answers import answer, see
from wagtail_culture_social.participation.defences.limiter import allow
from wagtail_culture_social.participation.entries import entering, mails
from wagtail_culture_social.participation.entries.forms import (
    EmailForm,
    EntryForm,
    typed_texts,
)
from wagtail_culture_social.participation.entries.links import lost_link_url
from wagtail_culture_social.participation.entries.sent import sent_by
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.uploads.capping import takes_files, takes_form
from wagtail_culture_social.participation.uploads.faults import error_of

FOLDER = "wagtail_culture_social/entries"
MAILBOX = (10, 60 * 60)
"""Mails that one mailbox gets for a contest from one network, in how many seconds."""


@takes_files
@csrf_exempt  # the form brings its own proof: no cookie is set before or after it
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Show the form, keep what it says once and send the link, or say so.

    Where nobody can enter any more, what was typed meanwhile is shown again.
    """
    try:
        asked = asked_contest(request, twin_key, block)
    except Http404:
        return _gone(request, twin_key, block)
    is_done = request.method != "POST" and "done" in request.GET
    if not is_done and not takes_entries(asked.contest):
        texts = typed_texts(asked.contest, request.POST)
        return _page(request, asked, "closed", texts=texts, status=_closed(texts))
    with override(asked.language):
        parts = EntryForm.parts_for(asked)
        form = EntryForm.for_request(request, *parts, asked=asked)
        action = enter_url(asked.contest, asked.language)
        if form.is_valid() and _keep(asked, form):
            return see(f"{action}&done=1")
    context = {"form": form, "action": action, "is_done": is_done}
    return _page(request, asked, "form", **context, status=form.status)


@takes_form
@csrf_exempt  # the form brings its own proof: no cookie is set before or after it
@require_http_methods(["GET", "HEAD", "POST"])
def lost_link(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Send somebody the links to their entries; the answer is the same for everybody.

    So is what it takes to answer: a message goes out in any case.
    """
    asked = asked_contest(request, twin_key, block)
    with override(asked.language):
        form = EmailForm.for_request(request, str(twin_key), block)
        action = lost_link_url(asked.contest, asked.language)
        if form.is_valid() and _send_links(asked, form):
            return see(f"{action}&done=1")
    context = {"form": form, "action": action, "is_done": "done" in request.GET}
    return _page(request, asked, "link", **context, status=form.status)


def urls() -> list[URLPattern]:
    """Return the addresses of the forms of contests."""
    return [
        path(f"{OF_CONTEST}/enter/", enter, name="contest_enter"),
        path(f"{OF_CONTEST}/link/", lost_link, name="entry_link"),
    ]


def _keep(asked: AskedContest, form: EntryForm) -> bool:
    """Keep an entry and send its link; else say on the form what is wrong."""
    kept: list[Entry] = []
    try:
        form.once(lambda: kept.append(entering.enter(asked, form.said)))
    except UploadFault as fault:
        form.add_error(None, error_of(fault))
        return False
    return all(_is_sent(asked, form, entry) for entry in kept)


def _is_sent(asked: AskedContest, form: EntryForm, entry: Entry) -> bool:
    """Send the link; where that fails nothing is kept, and the form may come again."""
    if _may_mail(asked, form) and _was_sent(form, mails.ask_to_confirm(entry, asked)):
        return True
    entering.take_back(entry)
    return False


def _send_links(asked: AskedContest, form: EmailForm) -> bool:
    """Send links once; a form that is sent twice has the same answer."""
    if not form.once(lambda: None):
        return True
    email = form.cleaned_data["email"]
    entries = sent_by(asked.contest, email)
    return _may_mail(asked, form) and _was_sent(
        form, mails.send_links(asked, email, entries)
    )


def _may_mail(asked: AskedContest, form: EmailForm) -> bool:
    """Tell whether a mailbox may get one message more; else say so on the form."""
    person = entering.person_of(asked.contest, form.cleaned_data["email"])
    if allow(form.request, f"entry-mailbox/{person}", *MAILBOX):
        return True
    words = _("This mailbox has had several messages. Please try again in an hour.")
    return _refuse(form, words)


def _was_sent(form: EmailForm, is_sent: bool) -> bool:  # noqa: FBT001
    words = _("The message could not be sent. Please try again in a while.")
    return is_sent or _refuse(form, words)


def _refuse(form: EmailForm, words: str) -> bool:
    form.renew_token()
    form.add_error("email", words)
    return False


def _page(
    request: HttpRequest,
    asked: AskedContest,
    name: str,
    status: int,
    **context: Any,
) -> HttpResponse:
    language = asked.language
    with override(language):
        when = when_words(asked.contest, asked.page, language)
    about = {
        "call": asked.value,
        "title": asked.value["title"],
        "when": when,
        "calling_title": asked.page.title,
        "calling_url": f"{asked.page.get_url(request)}#{asked.anchor}",
        "lost_link_url": lost_link_url(asked.contest, language),
    }
    template = f"{FOLDER}/{name}.html"
    return answer(request, template, about | context, language=language, status=status)


def _closed(texts: list[str]) -> int:
    return 410 if texts else 200


def _gone(request: HttpRequest, twin_key: UUID, block: str) -> HttpResponse:
    """Give back what somebody typed for a page that is gone, or answer 404."""
    contest = None
    if request.method == "POST":
        contest = Contest.objects.filter(twin_key=twin_key, block_id=block).first()
    if contest is None:
        raise Http404
    context = {"texts": typed_texts(contest, request.POST)}
    language = get_language() or "en"
    return answer(
        request, f"{FOLDER}/closed.html", context, language=language, status=410
    )
