"""Which entries are public, and the parts in which a wall shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from wagtail_culture_social.campaigns.contest_values import AskedField
from wagtail_culture_social.participation.contests.cards import (
    Card,
    cards_of,
    public_url,
)
from wagtail_culture_social.participation.entries.guardians import HAS_LEAVE
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus

FIRST, EACH = 6, 24


@dataclass(frozen=True, slots=True)
class Wall:
    """The first accepted entries, how many there are, and where all are."""

    cards: tuple[Card, ...]
    count: int
    url: str


def public_entries(contest: Contest) -> QuerySet[Entry]:
    """Return the entries that the public sees, in an order by lot that stays.

    That of a child is among them only once a parent has confirmed it.
    """
    entries = contest.entries.filter(HAS_LEAVE, status=EntryStatus.APPROVED)
    return entries.order_by("place", "pk")


def wall_of(
    contest: Contest,
    page: Any,
    fields: Sequence[AskedField],
    language: str,
    first: int = FIRST,
) -> Wall:
    """Return what a page shows of the entries of a contest."""
    entries = public_entries(contest)
    cards = cards_of(page, entries[:first], fields, language)
    count = len(cards) if len(cards) < first else entries.count()
    return Wall(cards, count, entries_url(contest, language) if count > first else "")


def entries_url(contest: Contest, language: str) -> str:
    """Return where all accepted entries are, in a language."""
    address = public_url("contest_entries", contest.twin_key, contest.block_id)
    return f"{address}?lang={language}"


def part_of_wall(contest: Contest, number: str) -> Page:
    """Return one part of all entries; an unknown number is the nearest that exists."""
    return Paginator(public_entries(contest), EACH).get_page(number)
