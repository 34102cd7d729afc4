"""Times in a recording: as WebVTT, as people type them, as pages show them."""

import re

TIMESTAMP = re.compile(r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")

WITH_HOURS = r"^\s*(\d{1,2}:)?\d{1,2}:[0-5]\d\s*$"
IN_MINUTES = r"^\d{1,3}:[0-5]\d$"
"""What forms ask for: 4:30 or 1:02:30, and 4:30 or 120:00. Migrations know both."""
_TYPED = re.compile(f"{WITH_HOURS}|{IN_MINUTES}")


def timestamp(text: str) -> float | None:
    """Seconds of a WebVTT timestamp, None if it is none.

    Source: WebVTT, "WebVTT timestamp": hours may be absent, thousandths may not.
    """
    match = TIMESTAMP.fullmatch(text)
    if not match:
        return None
    hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def seconds_of(text: str) -> int | None:
    """Seconds of a duration as forms ask for it, None if it is none."""
    typed = text.strip()
    if not _TYPED.fullmatch(typed):
        return None
    *hours, minutes, seconds = map(int, typed.split(":"))
    return sum(hours) * 3600 + minutes * 60 + seconds


def clock(seconds: float) -> str:
    """A time as players show it: 0:07, 4:30, 1:02:30. Below a second is dropped."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{rest:02}"
    return f"{minutes}:{rest:02}"


def lasting(seconds: int, language: str) -> str:
    """A duration in words: "45 s", "4 min 30 s", "1 h 02" in French, else "1 h 2 min".

    Spaces are no-break spaces. Seconds are dropped from an hour on. Source: Lexique
    des règles typographiques en usage à l'Imprimerie nationale ("heure").
    """
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        is_french = language.split("-")[0] == "fr"
        after = f"{minutes:02}" if is_french else f"{minutes} min"
        parts = [f"{hours} h", after if minutes else ""]
    else:
        parts = [f"{minutes} min" if minutes else "", f"{rest} s" if rest else ""]
    return " ".join(part for part in parts if part).replace(" ", "\N{NO-BREAK SPACE}")
