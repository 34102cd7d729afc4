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
    """A part of a line: a text with ``%(name)s`` for each of its placeholders."""

    template: str
    names: tuple[str, ...]

    @property
    def opens_with_date(self) -> bool:
        """Whether the date comes first: at the start of a line it takes a capital."""
        return self.template.startswith("%(date)s")


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
        present = frozenset([name for name in self.names if values.get(name)])
        template = self._templates.get(present)
        if template is None:
            template = self._templates[present] = self._template(present)
        if "%(Date)s" in template:
            date = values["date"]
            values = {**values, "Date": date[0].upper() + date[1:]}
        return template % values

    @cached_property
    def _templates(self) -> dict[frozenset[str], str]:
        """The whole text by the names that have a value, each put together once."""
        return {}

    def _template(self, present: frozenset[str]) -> str:
        first = next(filter(None, (_said(h, present) for h in self.headlines)), "")
        said = [first] if first else []
        for line in self.lines:
            text = _said(line, present)
            if text or not line:
                said.append(text)
        return str(_BLANK_LINES.sub("\n\n", "\n".join(said))).strip("\n")


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
    names = tuple(parts[1::2])
    texts = [part.replace("%", "%%") for part in parts[::2]]
    filled = "".join(
        f"{text}%({name})s" for text, name in zip(texts, names, strict=False)
    )
    return Piece(filled + texts[-1], names)


def _said(line: Line, present: frozenset[str]) -> str:
    said = [piece for piece in line if present.issuperset(piece.names)]
    text = SEPARATOR.join([piece.template for piece in said])
    if said and said[0].opens_with_date:
        return text.replace("%(date)s", "%(Date)s", 1)
    return text
