"""What visitors are asked: a contest on the page of their language, if it is public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, QuerySet, UUIDField
from django.http import Http404, HttpRequest
from wagtail.models import Page

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.contest_values import AskedField, ContestValue
from wagtail_culture_social.domain.contests import EntryField, Rules
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.participation.on_page import block_on_page
from wagtail_culture_social.social.twins import content_language


class Wording(NamedTuple):
    """What somebody agrees to; ``language`` is that of the words."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class AskedContest:
    """A contest and the page that calls for entries, in the page's own words."""

    contest: Contest
    page: Page
    value: ContestValue

    @property
    def language(self) -> str:
        """The language of the words."""
        return content_language(self.page)

    @property
    def anchor(self) -> str:
        """Where on its page the contest stands."""
        return anchor_of(self.contest.block_id)

    @property
    def rules(self) -> Rules:
        """What an entry is checked against."""
        return Rules.from_json(self.contest.rules)

    @property
    def fields(self) -> list[AskedField]:
        """The fields of the lead in its order, in the words of this page."""
        return fields_of(self.contest, self.value, self.language)

    @property
    def consents(self) -> dict[str, Wording]:
        """What is agreed to, in order, in the words of this page or of the lead."""
        own, names = self.value.consents, self.rules.consents
        words = {name: Wording(text, self.language) for name, text in own.items()}
        if not words.keys() >= set(names):
            words = lead_consents(self.contest) | words
        return {name: words[name] for name in names if name in words}


def asked_contest(request: HttpRequest, twin_key: UUID, block_id: str) -> AskedContest:
    """Return an offered contest as the page in a language calls for it, or answer 404.

    The address tells the language; where no page has it in that, the lead does.
    """
    found = CONTEST.rows(Contest, twin_key=twin_key, block=block_id)
    if not found:
        raise Http404
    return contest_asked(request, found[0])


def contest_asked(request: HttpRequest, contest: Contest) -> AskedContest:
    """Return a contest that is known as a page calls for it, or answer 404."""
    if not contest.is_offered:
        raise Http404
    page, value = block_on_page(request, contest, contests_of)
    return AskedContest(contest, page, value)


def asked_by_lead(contest: Contest) -> AskedContest | None:
    """Return a contest as the page that leads calls for it, if it still does."""
    page, value = _lead(contest)
    return None if value is None else AskedContest(contest, page, value)


def anchor_of(block_id: str) -> str:
    """Return the id of a contest's element on its page."""
    return f"wcs-contest-{block_id[:8]}"


def fields_of(contest: Contest, value: ContestValue, language: str) -> list[AskedField]:
    """Return the fields of the lead in its order, in the words of one page.

    Words that this page lacks are borrowed from the lead, with their language; kind,
    choices and what is required are told by the lead alone.
    """
    rules = Rules.from_json(contest.rules).fields
    known = {field.key: field for field in value.asked}
    if not all(_has_words(known, field) for field in rules):
        known = _lead_fields(contest, language) | {
            field.id: known[field.id] for field in rules if _has_words(known, field)
        }
    return [_checked(known[one.id], one) for one in rules if one.id in known]


def lead_consents(contest: Contest) -> dict[str, Wording]:
    """Return what is agreed to as the lead says it, with its language."""
    lead, value = _lead(contest)
    if value is None:
        return {}
    spoken = content_language(lead)
    return {name: Wording(text, spoken) for name, text in value.consents.items()}


def _has_words(known: Mapping[str, AskedField], field: EntryField) -> bool:
    """Tell whether a page has words for a field and for each of its choices."""
    own = known.get(field.id)
    if own is None or not own.label:
        return False
    return {choice.key for choice in own.choices if choice.text} >= set(field.choices)


def _checked(words: AskedField, field: EntryField) -> AskedField:
    texts = {choice.key: choice for choice in words.choices}
    choices = tuple(texts[key] for key in field.choices if key in texts)
    return replace(words, kind=field.kind, required=field.required, choices=choices)


def _lead_fields(contest: Contest, language: str) -> dict[str, AskedField]:
    lead, value = _lead(contest)
    if value is None:
        return {}
    spoken = content_language(lead)
    borrowed = spoken if spoken != language else ""
    return {one.key: replace(one, language=borrowed) for one in value.asked}


def _lead(contest: Contest) -> tuple[Any, ContestValue | None]:
    """Return the page that leads, and what it says, if it still has the block."""
    if contest.page_id is None:
        return None, None
    lead = contest.page.specific
    values = (one.value for one in contests_of(lead) if one.id == contest.block_id)
    return lead, next(values, None)


def _contest(twin_key: UUID, block: str) -> QuerySet:
    return Contest.objects.filter(twin_key=twin_key, block_id=block)


CONTEST = Prepared(_contest, twin_key=UUIDField(), block=CharField())
