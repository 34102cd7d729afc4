"""Where each line of an image card stands, and how large it is; no pixels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from wagtail_culture_social.domain.balanced_lines import balanced
from wagtail_culture_social.domain.card_forms import Box, CardForm
from wagtail_culture_social.domain.typography import ellipsis_cut
from wagtail_culture_social.social.share_cards.facts import CardFacts
from wagtail_culture_social.social.share_cards.fonts import Face, drawable

Tone = Literal["ink", "soft", "paper"]
Size = tuple[int, int]

TITLE_SIZES = (2.6, 2.3, 2.05, 1.85, 1.65, 1.45, 1.3, 1.15)
SMALLER_TITLE_SIZES = TITLE_SIZES[3:]
"""Sizes of a title to try, in units of the card; the smaller below a large hashtag."""
TAG_SIZES = (1.05, 0.9, 0.75, 0.6)
LARGE_TAG_SIZES = (2.4, 2.1, 1.8, 1.5, 1.25, *TAG_SIZES)
ALONE = 1.3
"""How much larger words are that have a card for themselves."""
MOST_TITLE_LINES = 5
MOST_LINES = (3, 2, 1)
"""Lines of a date to try, until the title has its room."""
TITLE_LEADING, TEXT_LEADING = 1.12, 1.3
LEAST_TITLE = 2 * TITLE_SIZES[-1] * TITLE_LEADING
"""The room of two small lines, in units of the card."""
BASELINE = 0.3
"""How far below the middle of its line a baseline is, in sizes of the font."""
LEAST_CREDIT, MOST_CREDIT_LINES = 18, 2
RULE = 3
MARGIN = 100
"""What begins nearer to the edge than this may as well begin at it, in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words; ``left`` and ``baseline`` are pixels."""

    text: str
    face: Face
    left: int
    baseline: int
    tone: Tone = "ink"
    is_struck: bool = False


@dataclass(slots=True)
class Layout:
    """A card as it will be drawn: lines, solid blocks, and the place of the logo."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Box] = field(default_factory=list)
    logo: Box | None = None
    is_credited: bool = False
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """A text broken into lines of one size, and the room below it in pixels."""

    lines: tuple[str, ...]
    face: Face
    leading: float = TEXT_LEADING
    tone: Tone = "ink"
    is_struck: bool = False
    is_whole: bool = True
    below: int = 0

    @property
    def height(self) -> int:
        """The height of all lines, in pixels."""
        return round(len(self.lines) * self.face.size * self.leading)


def laid_out(facts: CardFacts, form: CardForm, logo: Size | None = None) -> Layout:
    """Return the layout of a card; the credit is left out where the title needs room.

    ``logo`` is the size of the logo as it will be drawn.
    """
    layout = _laid_out(facts, form, logo)
    if layout.is_whole or not layout.is_credited:
        return layout
    return _laid_out(replace(facts, credit=""), form, logo)


def _laid_out(facts: CardFacts, form: CardForm, logo: Size | None) -> Layout:
    """What is announced stands above, whose it is below; the title has the rest."""
    layout = Layout()
    area = form.words if facts.photo else form.safe
    unit = form.unit if facts.photo else round(form.unit * ALONE)
    if facts.state:
        area = _band(layout, facts, form, area)
    foot = _foot(layout, facts, unit, area, logo)
    before = _before(facts, unit, area)
    for most in MOST_LINES:
        after = _after(facts, unit, area, most)
        taken = sum(one.height + one.below for one in (*before, *after))
        room = foot - area.top - taken
        if room >= LEAST_TITLE * unit:
            break
    title = _title(facts, unit, area.width, room)
    layout.is_whole = title.is_whole
    _stack(layout, (*before, title, *after), area)
    return layout


def _band(layout: Layout, facts: CardFacts, form: CardForm, area: Box) -> Box:
    """Add the state in the colours of the paper turned round; return what is left."""
    face = Face(is_bold=True, size=round(form.unit * 1.1))
    height, width = form.unit * 2, form.width
    top = 0 if area.top < MARGIN else area.top
    if facts.photo and form.photo.left:
        width = form.photo.left
    elif facts.photo:
        top = form.photo.bottom
    layout.blocks.append(Box(0, top, width, height))
    baseline = top + round(height / 2 + face.size * BASELINE)
    text = drawable(facts.state)
    layout.lines.append(Line(text, face, area.left, baseline, "paper"))
    start = max(area.top, top + height + round(form.unit * 0.9))
    return area._replace(top=start, height=area.bottom - start)


def _foot(
    layout: Layout, facts: CardFacts, unit: int, area: Box, logo: Size | None
) -> int:
    """Add logo or name and, below, the credit; return where their room begins."""
    top = area.bottom
    small = Face(is_bold=False, size=max(LEAST_CREDIT, round(unit * 0.62)))
    credit = _set(facts.credit, small, area.width, MOST_CREDIT_LINES)
    layout.is_credited = bool(credit.lines) and credit.is_whole
    if layout.is_credited:
        top -= credit.height
        _stack(layout, [replace(credit, tone="soft")], area._replace(top=top))
        top -= round(unit * 0.4)
    bold = Face(is_bold=True, size=round(unit * 0.85))
    name = _set(facts.organisation, bold, area.width, 1)
    if logo is not None:
        top -= logo[1]
        layout.logo = Box(area.left, top, *logo)
    elif name.lines:
        top -= name.height
        _stack(layout, [name], area._replace(top=top))
    if not facts.photo:
        top -= round(unit * 0.6)
        layout.blocks.append(Box(area.left, top, area.width, RULE))
    return top - round(unit * 0.8)


def _before(facts: CardFacts, unit: int, area: Box) -> list[Words]:
    """Return what stands above the title: the hashtag, large on a campaign's day."""
    sizes = LARGE_TAG_SIZES if facts.theme else TAG_SIZES
    tag = _largest(drawable(facts.tag), sizes, unit, area.width, lambda face: 1)
    return [replace(tag, below=round(unit * 0.5))] if tag.lines else []


def _after(facts: CardFacts, unit: int, area: Box, most: int) -> list[Words]:
    """Return what stands below the title: theme, date and place, in few lines each."""
    plain = Face(is_bold=False, size=unit)
    bold = Face(is_bold=True, size=round(unit * 1.1))
    said = [
        _set(facts.theme, plain, area.width, min(most, 2)),
        replace(_set(facts.when, bold, area.width, most), is_struck=facts.is_off),
        _set(facts.where, plain, area.width, min(most, 2)),
    ]
    gap = round(unit * 0.25)
    return [replace(one, below=gap) for one in said if one.lines]


def _title(facts: CardFacts, unit: int, width: int, room: int) -> Words:
    """Return the title as large as its room allows."""

    def most(face: Face) -> int:
        return max(1, min(MOST_TITLE_LINES, int(room / (face.size * TITLE_LEADING))))

    sizes = SMALLER_TITLE_SIZES if facts.theme else TITLE_SIZES
    title = _largest(drawable(facts.title), sizes, unit, width, most)
    below = round(unit * 0.6) if title.lines else 0
    return replace(title, leading=TITLE_LEADING, below=below)


def _largest(
    text: str,
    sizes: Iterable[float],
    unit: int,
    width: int,
    most: Callable[[Face], int],
) -> Words:
    """Return a text in the largest size that parts no word; cut if none is enough."""
    for size in sizes:
        face = Face(is_bold=True, size=round(unit * size))
        words = _set(text, face, width, most(face))
        if words.is_whole and all(face.width(one) <= width for one in text.split()):
            break
    return words


def _set(text: str, face: Face, width: int, most: int) -> Words:
    """Return a text in at most so many lines; what is too long ends with ``…``."""
    text = drawable(text)
    lines = balanced(text, face.width, width)
    if len(lines) <= most:
        return Words(tuple(lines), face)

    def fits(cut: str) -> bool:
        return len(balanced(cut, face.width, width)) <= most

    cut = balanced(ellipsis_cut(text, fits), face.width, width)
    return Words(tuple(cut), face, is_whole=False)


def _stack(layout: Layout, words: Iterable[Words], area: Box) -> None:
    """Add the lines of some words, one below the other."""
    top: float = area.top
    for one in words:
        leading = one.face.size * one.leading
        for number, text in enumerate(one.lines):
            middle = top + leading * (number + 0.5)
            baseline = round(middle + one.face.size * BASELINE)
            layout.lines.append(
                Line(text, one.face, area.left, baseline, one.tone, one.is_struck)
            )
        top += one.height + one.below
