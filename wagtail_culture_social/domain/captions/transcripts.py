"""What captions become on a page: a text to read, and a list of chapters."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail_culture_social.domain.captions.model import Cue
from wagtail_culture_social.domain.captions.times import clock

PAUSE = 2.0
"""Seconds of silence after which something new begins."""

ENOUGH = 500
"""Characters after which the end of a sentence ends the paragraph; twice as many do
without one."""

WITHOUT_SPACES = {"ja", "km", "lo", "my", "th", "zh"}
NEW_VOICE = re.compile(r"^(?:>>|[-\u2013\u2014] )\s*")
SENTENCE_END = re.compile(r"[.!?…。！？]['\"’”»)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a transcript, from that second on; a description is of what is seen."""

    start: float
    text: str
    speaker: str = ""
    is_description: bool = False

    @property
    def clock(self) -> str:
        """Where it begins, as players show it."""
        return clock(self.start)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording, in seconds."""

    start: float
    end: float
    title: str

    @property
    def clock(self) -> str:
        """Where it begins, as players show it."""
        return clock(self.start)


def chapters(cues: Iterable[Cue]) -> tuple[Chapter, ...]:
    """The chapters that a chapter track names; those without a name are left out."""
    return tuple(
        Chapter(cue.start, cue.end, title)
        for cue in cues
        if (title := " ".join(cue.text.split()))
    )


def transcript(
    cues: Iterable[Cue], language: str, descriptions: Iterable[Cue] = ()
) -> tuple[Paragraph, ...]:
    """The text of captions in paragraphs, with descriptions where they belong.

    A paragraph ends with a change of voice, a description, a silence of `PAUSE`
    seconds, or a sentence when it is long enough. `language` is a code: some languages
    have no spaces between words.
    """
    space = "" if language.split("-")[0].lower() in WITHOUT_SPACES else " "
    seen = [
        Paragraph(chapter.start, chapter.title, is_description=True)
        for chapter in chapters(descriptions)
    ]
    spoken = _paragraphs(_lines(cues), space, [part.start for part in seen])
    return tuple(sorted([*seen, *spoken], key=lambda paragraph: paragraph.start))


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of one cue; `speaker` is empty when nobody new is named."""

    start: float
    end: float
    text: str
    speaker: str
    is_new_voice: bool


def _lines(cues: Iterable[Cue]) -> Iterator[_Line]:
    for cue in cues:
        for span in cue.spans:
            for line in span.text.splitlines():
                words = " ".join(line.split())
                text = NEW_VOICE.sub("", words)
                if text:
                    is_new = text != words
                    yield _Line(cue.start, cue.end, text, span.speaker, is_new)


def _paragraphs(
    lines: Iterable[_Line], space: str, breaks: list[float]
) -> Iterator[Paragraph]:
    open_: list[_Line] = []
    for line in lines:
        if open_ and (_ends(open_, line) or _between(open_[-1], line, breaks)):
            yield _joined(open_, space)
            open_ = []
        open_.append(line)
    if open_:
        yield _joined(open_, space)


def _between(last: _Line, line: _Line, breaks: list[float]) -> bool:
    """Tell whether something is described from one line on, until the next begins."""
    return bisect_right(breaks, last.start) < bisect_right(breaks, line.start)


def _ends(open_: list[_Line], line: _Line) -> bool:
    """Tell whether a line begins a new paragraph after the open one."""
    first, last = open_[0], open_[-1]
    if line.is_new_voice or (line.speaker and line.speaker != first.speaker):
        return True
    if line.start - last.end >= PAUSE:
        return True
    length = sum(len(one.text) for one in open_)
    if SENTENCE_END.search(last.text):
        return length >= ENOUGH
    return length >= 2 * ENOUGH and line.start > last.start


def _joined(lines: list[_Line], space: str) -> Paragraph:
    text = space.join(line.text for line in lines)
    return Paragraph(lines[0].start, text, lines[0].speaker)
