"""The figures of a campaign by edition: entered, or counted by this very site."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from wagtail_culture_social import registry
from wagtail_culture_social.campaigns.facts import facts_of
from wagtail_culture_social.campaigns.statistic_blocks import MEASURES
from wagtail_culture_social.social.charts import Bar, Chart, Source
from wagtail_culture_social.social.twins import source_of, twin_key

Counts = dict[str, dict[UUID, int]]
"""What was counted, by measure and by the key of the twins."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted in one edition; ``edition`` is a year, 0 when unknown."""

    label: str
    unit: str
    edition: int
    value: Decimal | int
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """The charts of a campaign, and what the register counts of it at present."""

    charts: list[Chart]
    participants: int = 0
    countries: int = 0


def statistics_of(page: Any, editions: Iterable[Any] = ()) -> Statistics:
    """Return a chart per kind of figure, with a bar for each edition up to this one.

    What was entered on this page comes first, then what the pages of other editions
    say, then what the site counted: the first figure of an edition is shown.
    """
    start = facts_of(page).start
    own = start.year if start else 0
    earlier = [one for one in editions if one.first_day.year < own]
    years = {one.translation_key: one.first_day.year for one in earlier}
    years[twin_key(page)] = own
    field, locale = page._meta.get_field("statistics"), source_of(page).locale_id
    counts = dict(_counts(page, list(years)))
    found = [
        *_entered(page.statistics, own),
        *(
            figure
            for one in earlier
            if one.locale_id == locale
            for figure in _entered(field.to_python(one.statistics), one.first_day.year)
        ),
        *_counted(counts, years),
    ]
    by_kind: dict[tuple[str, str], dict[int, Figure]] = {}
    for figure in found:
        if not own or figure.edition <= own:
            by_edition = by_kind.setdefault((figure.label, figure.unit), {})
            by_edition.setdefault(figure.edition, figure)
    return Statistics(
        [_chart(one, own) for one in by_kind.values()],
        participants=counts.get("participants", {}).get(twin_key(page), 0),
        countries=counts.get("countries", {}).get(twin_key(page), 0),
    )


def _entered(statistics: Iterable[Any], edition: int) -> Iterator[Figure]:
    for block in statistics:
        value = block.value
        if value.get("value") is not None:
            yield _figure(value, value.get("edition") or edition)


def _figure(value: Any, edition: int) -> Figure:
    label, unit = MEASURES.get(value.get("measure"), ("", ""))
    source = Source(
        value.get("source") or value.get("source_url") or "",
        value.get("source_url") or "",
        value.get("day"),
    )
    return Figure(
        label=value.get("label") or str(label),
        unit=value.get("unit") or str(unit),
        edition=edition,
        value=value["value"],
        note=value.get("note") or "",
        source=source if source.name else None,
    )


def _counted(counts: Counts, editions: dict[UUID, int]) -> Iterator[Figure]:
    """Yield what this site counted itself; nothing that is zero."""
    note = _("Counted by this site")
    for measure, found in counts.items():
        label, unit = MEASURES[measure]
        for key, value in found.items():
            if value:
                yield Figure(str(label), str(unit), editions[key], value, note)


def _counts(page: Any, keys: list[UUID]) -> Iterator[tuple[str, dict[UUID, int]]]:
    """Yield what each optional app counts; the votes are those of this page."""
    if register := registry.get("register"):
        counts = register.counts(keys)
        yield "participants", {key: counts[key][0] for key in counts}
        yield "countries", {key: counts[key][1] for key in counts}
    if polls := registry.get("poll"):
        yield "votes", {twin_key(page): polls.votes_count(page)}


def _chart(editions: dict[int, Figure], own: int) -> Chart:
    figures = [editions[edition] for edition in sorted(editions)]
    bars = [
        Bar(
            label=str(one.edition or one.label),
            value=one.value,
            note=one.note,
            is_marked=one.edition == own,
        )
        for one in figures
    ]
    return Chart(
        title=figures[0].label,
        unit=figures[0].unit,
        bars=tuple(bars),
        sources=_sources(figures),
        heading=_("Edition"),
    )


def _sources(figures: Sequence[Figure]) -> tuple[Source, ...]:
    """Return each source once; which figures it is about, when there are several."""
    about: dict[Source, list[str]] = {}
    for one in figures:
        if one.source:
            about.setdefault(one.source, []).append(str(one.edition or one.label))
    if [len(editions) for editions in about.values()] == [len(figures)]:
        return tuple(about)
    return tuple(
        replace(source, about=", ".join(editions)) for source, editions in about.items()
    )
