"""What a file of captions holds, and the ways in which it can be wrong."""

from dataclasses import dataclass


class CaptionsError(ValueError):
    """A file that must not be published as it stands.

    `code` names the fault, `line` is the line to look at, from 1, and `part` what
    stands there, where that helps.
    """

    def __init__(self, code: str, line: int, part: str = "") -> None:
        super().__init__(f"{code} (line {line})")
        self.code = code
        self.line = line
        self.part = part


@dataclass(frozen=True, slots=True)
class Notice:
    """What every browser puts up with, and an author may want to know; as above."""

    code: str
    line: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a cue, without markup, and who says them where that is told."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words and when they are shown, in seconds; `line` is that of their times."""

    start: float
    end: float
    spans: tuple[Span, ...]
    line: int = 0

    @property
    def text(self) -> str:
        """The words without markup; lines stay apart."""
        return "".join(span.text for span in self.spans).strip()


@dataclass(frozen=True, slots=True)
class Captions:
    """A file that can be published: its cues in order, and what is worth telling."""

    cues: tuple[Cue, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def end(self) -> float:
        """The second at which the last cue has gone; 0 without cues."""
        return max((cue.end for cue in self.cues), default=0.0)
