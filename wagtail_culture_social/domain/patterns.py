"""What a post says, as text with named placeholders; its values are in `wording`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

PLACEHOLDERS = (
    "title",
    "date",
    "time",
    "place",
    "price",
    "people",
    "organisation",
    "summary",
    "theme",
    "prompt",
    "campaign_tag",
    "day_tag",
    "credit",
    "link",
)
"""Names that a pattern may hold, each in braces."""

SEPARATOR = " · "
"""Parts of a line that stand or fall by their own placeholders."""

_PLACEHOLDER = regex.compile(r"#?\{\s*([^{}\n]*?)\s*\}")
_BLANK_LINES = regex.compile(r"\n{3,}")

Patterns = Mapping[str, str]
"""An institution's own patterns of one language, by `pattern_key`."""


class UnknownPlaceholder(ValueError):
    """Raised for a pattern with names we do not know; ``names`` holds them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"Unknown placeholder: {', '.join(names)}")
        self.names = names


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: a text with ``%s`` for each of its placeholders."""

    template: str
    names: tuple[str, ...]

    def render(self, values: Mapping[str, str]) -> str:
        """The piece with its values, or "" when one of them is missing."""
        filled = tuple([values.get(name, "") for name in self.names])
        return self.template % filled if all(filled) else ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Pattern:
    """A parsed pattern: alternatives for its first line, then all other lines.

    The first alternative whose placeholders are all filled is said.
    """

    headlines: tuple[Line, ...]
    lines: tuple[Line, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every placeholder in it."""
        pieces = (piece for line in (*self.headlines, *self.lines) for piece in line)
        return frozenset(name for piece in pieces for name in piece.names)

    def render(self, values: Mapping[str, str]) -> str:
        """The text with its values; a line without any filled part disappears."""
        first = next(filter(None, (_said(h, values) for h in self.headlines)), "")
        said = [first] if first else []
        for line in self.lines:
            text = _said(line, values)
            if text or not line:
                said.append(text)
        text = "\n".join(said)
        if "\n\n\n" in text:
            text = str(_BLANK_LINES.sub("\n\n", text))
        return text.strip("\n")


def pattern_key(kind: str, phase: str, network: str = "") -> str:
    """The key of a pattern: `event.j7` for all networks, `event.j7.x` for one."""
    return ".".join(filter(None, (kind, phase, network)))


@lru_cache(maxsize=512)
def parse(text: str, *other_headlines: str) -> Pattern:
    """The pattern of a text; raises `UnknownPlaceholder`.

    `other_headlines` are tried before the text's own first line. A hash sign before a
    placeholder is dropped: tags bring their own.
    """
    first, *rest = text.strip().replace("\r\n", "\n").split("\n")
    headlines = tuple(_line(one) for one in (*other_headlines, first))
    pattern = Pattern(headlines, tuple(_line(one) for one in rest))
    unknown = sorted(pattern.names - set(PLACEHOLDERS))
    if unknown:
        raise UnknownPlaceholder(tuple(unknown))
    return pattern


def _line(text: str) -> Line:
    text = text.strip()
    if not text:
        return ()
    return tuple(_piece(part) for part in text.split(SEPARATOR))


def _piece(text: str) -> Piece:
    parts = _PLACEHOLDER.split(text)
    template = "%s".join(part.replace("%", "%%") for part in parts[::2])
    return Piece(template, tuple(parts[1::2]))


def _said(line: Line, values: Mapping[str, str]) -> str:
    if len(line) == 1:
        first, text = line[0], line[0].render(values)
    else:
        said = [(piece, text) for piece in line if (text := piece.render(values))]
        if not said:
            return ""
        first, text = said[0][0], SEPARATOR.join([text for _piece, text in said])
    if text and first.names[:1] == ("date",) and first.template.startswith("%s"):
        return text[0].upper() + text[1:]
    return text
