"""Who won, as a page shows it; counting and freezing winners is elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns.contest_values import AskedField
from wagtail_culture_social.domain.contests import Phase
from wagtail_culture_social.participation.contests.cards import Card, cards_of
from wagtail_culture_social.participation.contests.states import phase_of
from wagtail_culture_social.participation.contests.walls import public_entries
from wagtail_culture_social.participation.models import Contest


@dataclass(frozen=True, slots=True)
class Award:
    """Entries that got the same kind of prize, the best first."""

    title: str
    cards: tuple[Card, ...]


def awards_of(
    contest: Contest, page: Any, fields: Sequence[AskedField], language: str
) -> tuple[Award, ...]:
    """Return the frozen awards once their day has come; what was withdrawn is gone."""
    if contest.result is None or phase_of(contest) != Phase.RESULTS:
        return ()
    awards = [(title, contest.result.get(name, ())) for name, title in _titles()]
    keys = {key for _title, entries in awards for key in entries}
    found = public_entries(contest).filter(key__in=keys)
    cards = {one.key: one for one in cards_of(page, found, fields, language)}
    shown = (Award(title, tuple(_placed(cards, entries))) for title, entries in awards)
    return tuple(award for award in shown if award.cards)


def _placed(cards: Mapping[str, Card], entries: Iterable[str]) -> Iterator[Card]:
    """Yield the cards that there still are, each with the place that it won."""
    for place, key in enumerate(entries, 1):
        if key in cards:
            yield replace(cards[key], place=place)


def _titles() -> tuple[tuple[str, str], ...]:
    return (
        ("winners", _("Winners")),
        ("mentions", _("Honourable mentions")),
        ("public", _("The public’s choice")),
    )
