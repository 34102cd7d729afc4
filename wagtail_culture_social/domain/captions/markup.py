"""The markup inside a cue: tags closed or not, speakers, characters by name."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from wagtail_culture_social.domain.captions.model import CaptionsError, Notice, Span
from wagtail_culture_social.domain.captions.times import timestamp

TAG = re.compile(r"<([^<>]*)>")
NAME = re.compile(r"(/?)([a-z]*)([^\s]*)(?:[ \t\n](.*))?", re.DOTALL)
NAMES = {"c", "i", "b", "u", "v", "ruby", "rt", "lang"}
ANNOTATED = {"v", "lang"}
LONE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);)")


def spans_of(text: str, line: int) -> tuple[tuple[Span, ...], tuple[Notice, ...]]:
    """The words of a cue with their speakers, and what is worth telling of them.

    `line` is the number of the text's first line. Raises `CaptionsError`: "tag" for
    one that WebVTT does not know or "<" alone, "unclosed" and "unopened" for tags
    without their other half. Source: WebVTT, "WebVTT cue text span"; only the voice
    of a whole cue may stay open.
    """
    return _Reader(text, line).read()


class _Open(NamedTuple):
    """A tag that waits for its end: its name, its place, itself, its annotation."""

    name: str
    position: int
    part: str
    note: str


class _Reader:
    """Walks through the text of one cue with the tags that are open."""

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.first_line = line
        self.open: list[_Open] = []
        self.notices: list[Notice] = []

    def read(self) -> tuple[tuple[Span, ...], tuple[Notice, ...]]:
        spans = tuple(self._spans())
        for tag in self.open:
            if tag.name != "v" or self.text[: tag.position].strip():
                raise CaptionsError("unclosed", self._line(tag.position), tag.part)
        return spans, tuple(self.notices)

    def _spans(self) -> Iterator[Span]:
        after = 0
        for tag in TAG.finditer(self.text):
            yield from self._words(after, tag.start())
            self._turn(tag[1], tag.start(), tag[0])
            after = tag.end()
        yield from self._words(after, len(self.text))

    def _words(self, start: int, stop: int) -> Iterator[Span]:
        words = self.text[start:stop]
        stray = re.search("[<>]", words)
        if stray and stray[0] == "<":
            raise CaptionsError("tag", self._line(start + stray.start()), "<")
        if lone := LONE_AMPERSAND.search(words):
            line = self._line(start + lone.start())
            self.notices.append(Notice("ampersand", line, "&"))
        if words:
            yield Span(html.unescape(words), self._speaker())

    def _turn(self, inside: str, position: int, part: str) -> None:
        if timestamp(inside) is not None:
            return
        match = NAME.fullmatch(inside)
        closes, name, classes, note = match.groups() if match else ("", "", "", "")
        known = name in NAMES and (not classes or classes.startswith("."))
        if not known or (closes and (classes or note)):
            raise CaptionsError("tag", self._line(position), part)
        if closes:
            self._close(name, position, part)
            return
        note = html.unescape(" ".join((note or "").split()))
        if name in ANNOTATED and not note:
            self.notices.append(Notice("annotation", self._line(position), part))
        self.open.append(_Open(name, position, part, note))

    def _close(self, name: str, position: int, part: str) -> None:
        if name == "ruby" and self.open and self.open[-1].name == "rt":
            self.open.pop()  # The end of the last <rt> may be left out.
        if not self.open or self.open[-1].name != name:
            raise CaptionsError("unopened", self._line(position), part)
        self.open.pop()

    def _speaker(self) -> str:
        voices = [tag.note for tag in self.open if tag.name == "v"]
        return voices[-1] if voices else ""

    def _line(self, position: int) -> int:
        return self.first_line + self.text.count("\n", 0, position)
