"""Which views of an object are meant, as an editor types them: ``1, 3-5``."""

import re

_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


def read_numbers(text: str, most: int) -> tuple[int, ...]:
    """The numbers of a list, in its order, each once, at most ``most`` of them.

    Raises ``ValueError`` for anything but numbers from 1 on and ranges of them.
    """
    numbers: dict[int, None] = {}
    for part in filter(None, re.split(r"[\s]*[,;][\s]*", text.strip())):
        found = _RANGE.fullmatch(part)
        if not found:
            raise ValueError(part)
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last:
            raise ValueError(part)
        numbers |= dict.fromkeys(range(first, min(last, first + most - 1) + 1))
    return tuple(numbers)[:most]
