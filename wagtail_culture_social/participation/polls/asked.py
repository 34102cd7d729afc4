"""What visitors are asked: a poll on the page of their language, if it is public."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.poll_blocks import (
    Option,
    PollValue,
    polls_of,
)
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.participation.contests.vote_words import (
    entry_options,
    vote_value,
)
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.on_page import block_on_page
from wagtail_culture_social.social.found_blocks import FoundBlock
from wagtail_culture_social.social.twins import content_language, lead_among


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

    def named(self, choices: Collection[str]) -> dict[str, Option]:
        """Return the options by key; of the entries of a contest, only the chosen."""
        if self.poll.kind == Poll.Kind.ENTRIES:
            return entry_options(self.poll, choices, self.language)
        return {option.key: option for option in self.answers}


def asked(request: HttpRequest, twin_key: UUID, block_id: str, *kinds: Any) -> Asked:
    """Return a poll of some kinds as the page in a language asks it, or answer 404.

    The address tells the language; where no page asks it in that, the lead does.
    """
    poll = Poll.objects.filter(twin_key=twin_key, block_id=block_id).first()
    if poll is None or not poll.is_offered or poll.kind not in kinds:
        raise Http404
    page, value = block_on_page(request, poll, _blocks_of(poll))
    if poll.kind == Poll.Kind.ENTRIES:
        value = vote_value(value)
    return Asked(poll, page, value)


def anchor_of(block_id: str) -> str:
    """Return the id of a poll's element on its page."""
    return f"wcs-poll-{block_id[:8]}"


def answers_of(poll: Poll, value: PollValue, language: str) -> list[Option]:
    """Return the options of the lead in its order, in the words of one page.

    Words that this page lacks are borrowed from the lead, with their language; which
    options are right is told by the lead alone. An option that a revision took away
    unasked still counts, and says so.
    """
    keys, right = poll.rules.get("options", ()), poll.rules.get("right", ())
    known = {option.key: option for option in value.answers}
    if not known.keys() >= set(keys):
        known = {one.key: one for one in lead_answers(poll, language)} | known
    return [
        (known.get(key) or Option(key, lost_words()))._replace(is_right=key in right)
        for key in keys
    ]


def lost_words() -> str:
    """Return what stands for an option whose words are on no page."""
    return _("An answer that is no longer on the page")


def lead_answers(poll: Poll, language: str = "") -> list[Option]:
    """Return the options as the lead says them, with its language where it differs.

    Where the lead was deleted, they are those of the twin that leads now.
    """
    if poll.kind == Poll.Kind.ENTRIES:
        return list(entry_options(poll, poll.rules["options"], language).values())
    twins = page_model().objects.filter(translation_key=poll.twin_key, alias_of=None)
    page = poll.page or lead_among(twins.select_related("locale"))
    if page is None:
        return []
    lead = page.specific
    spoken = content_language(lead)
    return [
        option._replace(language=spoken if language and spoken != language else "")
        for found in polls_of(lead)
        if found.id == poll.block_id
        for option in found.value.answers
    ]


def _blocks_of(poll: Poll) -> Callable[[Any], Iterable[FoundBlock]]:
    """Return how the blocks are found of which one asks this poll."""
    return contests_of if poll.kind == Poll.Kind.ENTRIES else polls_of
