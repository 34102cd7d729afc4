"""What may be reported: items of visitors that everybody sees, and where each is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from wagtail_culture_social.participation.contests.asked import contest_asked
from wagtail_culture_social.participation.contests.cards import public_url
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.mails.links import on_site_of
from wagtail_culture_social.participation.models import Answer, Entry, Poll, Report
from wagtail_culture_social.participation.polls.answers.wall import approved
from wagtail_culture_social.participation.polls.asked import asked
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.twins import content_language


@dataclass(frozen=True, slots=True)
class Subject:
    """An item of a visitor on its page; ``url`` is where exactly, for a report."""

    title: str
    words: str
    words_language: str
    page: Page
    url: str

    @property
    def language(self) -> str:
        """The language of the page."""
        return content_language(self.page)


def public_subject(request: HttpRequest, kind: Any, key: UUID) -> Subject:
    """Return an item that this visitor sees, or answer 404."""
    if kind == Report.Kind.ENTRY:
        return _entry(request, key)
    if kind == Report.Kind.ANSWER:
        return _answer(request, key)
    raise Http404


def subject_of(report: Report) -> Entry | Answer | None:
    """Return the item of a report, public or not; ``None`` is one that is gone."""
    if report.kind == Report.Kind.ENTRY:
        entries = Entry.objects.select_related("contest__page")
        return entries.prefetch_related("uploads").filter(key=report.subject).first()
    answers = Answer.objects.select_related("poll")
    return answers.filter(key=report.subject).first()


def _entry(request: HttpRequest, key: UUID) -> Subject:
    found = Entry.objects.select_related("contest").filter(key=key).first()
    if found is None or not public_entries(found.contest).filter(pk=found.pk).exists():
        raise Http404
    page = contest_asked(request, found.contest).page
    path = f"{public_url('entry', key)}?lang={content_language(page)}"
    return Subject(
        title=found.title,
        words=found.credit,
        words_language=found.language,
        page=page,
        url=on_site_of(page, path),
    )


def _answer(request: HttpRequest, key: UUID) -> Subject:
    found = Answer.objects.select_related("poll").filter(key=key).first()
    if found is None or not approved(found.poll).filter(pk=found.pk).exists():
        raise Http404
    poll = found.poll
    question = asked(request, poll.twin_key, poll.block_id, Poll.Kind.OPEN)
    with override(question.language):
        title = _("An answer to “%(question)s”") % {
            "question": question.value["question"]
        }
    return Subject(
        title=title,
        words=found.text,
        words_language=found.language,
        page=question.page,
        url=f"{full_url(question.page)}#{question.anchor}",
    )
