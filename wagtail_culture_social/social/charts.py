"""Charts of bars that are tables first: the bars say nothing that the table does not.

Everything is written in the language that is active where a chart is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from wagtail_culture_social.domain.dates import format_short_day
from wagtail_culture_social.domain.figures import (
    Figure,
    bar_length,
    format_figure,
    format_share,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and its label; ``share`` is its part of one, where it is a part.

    ``note`` is a remark on it; ``is_marked`` lets it stand out in weight.
    """

    label: str
    value: Figure
    share: float | None = None
    note: str = ""
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Who published figures, where, and on which day.

    ``about`` names the bars that come from here, when not all do.
    """

    name: str
    url: str = ""
    day: date | None = None
    about: str = ""

    @property
    def date(self) -> str:
        """The day in words."""
        return format_short_day(self.day, _language()) if self.day else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar as the template shows it."""

    bar: Bar
    figure: str
    share: str
    length: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures of one unit, under a title; ``heading`` names what the labels are."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    sources: tuple[Source, ...] = ()
    heading: str = ""

    @property
    def has_shares(self) -> bool:
        """Tell whether the figures are parts of a whole, so that bars are shares."""
        return any(bar.share is not None for bar in self.bars)

    @property
    def has_bars(self) -> bool:
        """Tell whether bars say anything: a single figure is compared with nothing."""
        return self.has_shares or len(self.bars) > 1

    @property
    def rows(self) -> Iterator[Row]:
        """The bars in their order, with figures as words."""
        language = _language()
        longest = max((bar.value for bar in self.bars), default=0)
        for bar in self.bars:
            share = bar.share or 0
            yield Row(
                bar,
                figure=format_figure(bar.value, language),
                share=format_share(share, language) if self.has_shares else "",
                length=bar_length(share, 1)
                if self.has_shares
                else bar_length(bar.value, longest),
            )


def _language() -> str:
    return get_language() or "en"
