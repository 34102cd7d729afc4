"""What visitors are asked: a poll on the page of their language, if it is public."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from wagtail.models import Page

from wagtail_culture_social.campaigns.poll_blocks import (
    Option,
    PollValue,
    polls_of,
)
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.social.twins import content_language, twin_set
from wagtail_culture_social.social.views import get_public_page


@dataclass(frozen=True, slots=True)
class Asked:
    """A poll and the page that asks it, in the page's own words."""

    poll: Poll
    page: Page
    value: PollValue

    @property
    def language(self) -> str:
        """The language of the words."""
        return content_language(self.page)

    @property
    def anchor(self) -> str:
        """Where on its page the poll stands."""
        return anchor_of(self.poll.block_id)

    @property
    def answers(self) -> list[Option]:
        """The options that are counted, in the words of this page."""
        return answers_of(self.poll, self.value, self.language)


def asked(request: HttpRequest, twin_key: UUID, block_id: str, *kinds: Any) -> Asked:
    """Return a poll of some kinds as the page in a language asks it, or answer 404.

    The address tells the language; where no page asks it in that, the lead does.
    """
    poll = Poll.objects.filter(twin_key=twin_key, block_id=block_id).first()
    if poll is None or not poll.is_offered or poll.kind not in kinds:
        raise Http404
    language = request.GET.get("lang", "")
    for key in pages_of(poll, language):
        page = get_public_page(request, key)
        for found in polls_of(page):
            if found.id == block_id:
                return Asked(poll, page, found.value)
    raise Http404


def anchor_of(block_id: str) -> str:
    """Return the id of a poll's element on its page."""
    return f"wcs-poll-{block_id[:8]}"


def answers_of(poll: Poll, value: PollValue, language: str) -> list[Option]:
    """Return the options of the lead in its order, in the words of one page.

    Words that this page lacks are borrowed from the lead, with their language; which
    options are right is told by the lead alone.
    """
    keys, right = poll.rules.get("options", ()), poll.rules.get("right", ())
    known = {option.key: option for option in value.answers}
    if not known.keys() >= set(keys):
        known = {one.key: one for one in lead_answers(poll, language)} | known
    return [known[key]._replace(is_right=key in right) for key in keys if key in known]


def lead_answers(poll: Poll, language: str = "") -> list[Option]:
    """Return the options as the lead says them, with its language where it differs."""
    if poll.page_id is None:
        return []
    lead = poll.page.specific
    spoken = content_language(lead)
    return [
        option._replace(language=spoken if language and spoken != language else "")
        for found in polls_of(lead)
        if found.id == poll.block_id
        for option in found.value.answers
    ]


def pages_of(row: Any, language: str) -> Iterable[int]:
    """Yield the keys of the pages of what a lead offers, that in the language first."""
    twins = twin_set(row.twin_key).filter(
        live=True, alias_of=None, locale__language_code=language
    )
    yield from twins.values_list("pk", flat=True)
    if row.page_id:
        yield row.page_id
