"""Which part of an image is shown, and how turned, in the words of the Image API."""

import re
from typing import Any

REGION = re.compile(
    r"full|square|\d{1,8}(?:,\d{1,8}){3}|pct:[\d.]{1,9}(?:,[\d.]{1,9}){3}"
)
ROTATION = re.compile(r"!?\d{1,3}(?:\.\d{1,6})?")


def read_region(selector: Any) -> str:
    """The region of an ``ImageApiSelector``; the full image without a sound one."""
    return _text(selector, "region", REGION) or "full"


def read_rotation(selector: Any) -> str:
    """The rotation of an ``ImageApiSelector`` in degrees, clockwise; else ``0``."""
    return _text(selector, "rotation", ROTATION) or "0"


def _text(selector: Any, name: str, shape: re.Pattern[str]) -> str:
    selectors = selector if isinstance(selector, list) else [selector]
    for one in selectors:
        value = one.get(name) if isinstance(one, dict) else None
        if isinstance(value, str | int) and shape.fullmatch(str(value)):
            return str(value)
    return ""
