"""Reading WebVTT strictly, so that an author hears of a fault with its line number.

Source: https://www.w3.org/TR/webvtt1/ (file structure and cue settings). Browsers
leave out what they cannot read; here that is an error, because somebody would miss it.
"""

import re
from dataclasses import dataclass, field

from wagtail_culture_social.domain.captions.markup import spans_of
from wagtail_culture_social.domain.captions.model import (
    Captions,
    CaptionsError,
    Cue,
    Notice,
)
from wagtail_culture_social.domain.captions.times import timestamp

MOST_BYTES = 2_000_000
"""A day of speech takes less; more is no file of captions."""

ARROW = "-->"
HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
NOTE = re.compile(r"NOTE(?:[ \t].*)?")
BEFORE_CUES = re.compile(r"(?:STYLE|REGION)[ \t]*")
SUBRIP = re.compile(r"[0-9]+:[0-9]{2}:[0-9]{2},[0-9]{1,3}\s*-->")
COMMA = re.compile(r"[0-9:]+,[0-9]{3}")
PERCENT = r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)%"
SETTINGS = {
    "vertical": re.compile("rl|lr"),
    "line": re.compile(rf"(?:-?[0-9]+|{PERCENT})(?:,(?:start|center|end))?"),
    "position": re.compile(rf"{PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": re.compile(PERCENT),
    "align": re.compile("start|center|end|left|right"),
    "region": re.compile(r"\S+"),
}


def read_vtt(data: bytes) -> Captions:
    """Read a file of captions.

    Raises `CaptionsError`: "too-large" over `MOST_BYTES`, "encoding" for anything but
    UTF-8 (WebVTT knows no other), and those of `parse_vtt`.
    """
    if len(data) > MOST_BYTES:
        raise CaptionsError("too-large", 1)
    try:
        return parse_vtt(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        before = data[: fault.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        raise CaptionsError("encoding", before.count(b"\n") + 1) from None


def parse_vtt(text: str) -> Captions:
    """Read the text of a file of captions, without a byte order mark.

    Raises `CaptionsError` with the line of the first fault: "header" or "subrip" for a
    file that is no WebVTT, "blank-line" where an empty line is missing, "times" for
    words without times, "arrow", "timestamp", "comma", "end" (not after the start),
    "order" (starts before the cue above), "setting", "place" (STYLE or REGION after a
    cue), and those of `markup.spans_of`. A cue without words and the value of a
    setting are notices.
    """
    lines = re.sub("\r\n?", "\n", text).replace("\0", "\N{REPLACEMENT CHARACTER}")
    reader = _Reader()
    for block in _blocks(lines.split("\n")):
        reader.take(block)
    return Captions(tuple(reader.cues), tuple(reader.notices))


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between empty lines, with the number of the first."""

    number: int
    lines: list[str]

    def forbid_arrow(self, after: int) -> None:
        """Refuse times where the lines of a block go on."""
        for offset, line in enumerate(self.lines[after:], start=after):
            if ARROW in line:
                raise CaptionsError("blank-line", self.number + offset)


def _blocks(lines: list[str]) -> list[_Block]:
    """The blocks after the header."""
    if not HEADER.fullmatch(lines[0]):
        is_subrip = any(SUBRIP.match(line) for line in lines[:10])
        raise CaptionsError("subrip" if is_subrip else "header", 1)
    blocks = []
    open_ = _Block(1, [])
    for number, line in enumerate([*lines, ""], start=1):
        if line:
            open_.lines.append(line)
            continue
        if open_.lines:
            blocks.append(open_)
        open_ = _Block(number + 1, [])
    blocks[0].forbid_arrow(after=1)
    return blocks[1:]


@dataclass(slots=True)
class _Reader:
    """Takes the blocks of a file in order."""

    cues: list[Cue] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def take(self, block: _Block) -> None:
        first = block.lines[0]
        if NOTE.fullmatch(first):
            block.forbid_arrow(after=0)
        elif BEFORE_CUES.fullmatch(first):
            block.forbid_arrow(after=0)
            if self.cues:
                raise CaptionsError("place", block.number, first.strip())
        else:
            self._take_cue(block)

    def _take_cue(self, block: _Block) -> None:
        at = 0 if ARROW in block.lines[0] else 1
        if ARROW not in "".join(block.lines[at : at + 1]):
            raise CaptionsError("times", block.number, block.lines[0])
        number = block.number + at
        start, end = self._times(block.lines[at], number)
        block.forbid_arrow(after=at + 1)
        text = "\n".join(block.lines[at + 1 :])
        spans, notices = spans_of(text, number + 1)
        self.notices += notices
        cue = Cue(start, end, spans, number)
        if not cue.text:
            self.notices.append(Notice("empty", number))
        self.cues.append(cue)

    def _times(self, line: str, number: int) -> tuple[float, float]:
        before, _, after = line.partition(ARROW)
        start = _time(before.strip(), number)
        last, *settings = after.split() or [""]
        end = _time(last, number)
        if not (before[-1:].isspace() and after[:1].isspace()):
            raise CaptionsError("arrow", number)
        if end <= start:
            raise CaptionsError("end", number)
        if self.cues and start < self.cues[-1].start:
            raise CaptionsError("order", number)
        for setting in settings:
            self._check(setting, number)
        return start, end

    def _check(self, setting: str, number: int) -> None:
        name, _, value = setting.partition(":")
        if name not in SETTINGS or not value:
            raise CaptionsError("setting", number, setting)
        if not SETTINGS[name].fullmatch(value):
            self.notices.append(Notice("setting-value", number, setting))


def _time(text: str, number: int) -> float:
    seconds = timestamp(text)
    if seconds is None:
        code = "comma" if COMMA.fullmatch(text) else "timestamp"
        raise CaptionsError(code, number, text)
    return seconds
