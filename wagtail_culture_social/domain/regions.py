"""Parts of a picture in percent, as the steps of a guided tour name them."""

from dataclasses import dataclass
from decimal import Decimal

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of a picture, in percent of its width and height.

    ``x`` and ``y`` are its upper left corner: ``pct:x,y,w,h`` of the IIIF Image API 3.0
    (4.1). ``None`` is what nobody has typed yet.
    """

    x: Decimal | None
    y: Decimal | None
    width: Decimal | None
    height: Decimal | None

    @property
    def faults(self) -> dict[str, str]:
        """Return what is wrong, by name of the number; nothing when it is inside.

        ``missing``, ``outside`` (the corner), ``empty`` (no extent), ``beyond`` (it
        ends outside the picture).
        """
        return _faults("x", self.x, "width", self.width) | _faults(
            "y", self.y, "height", self.height
        )

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the four numbers as addresses write them: ``("12.5", "0", …)``.

        Raises ``ValueError`` when there are faults.
        """
        return tuple(map(_plain, self._checked()))

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return left, top, right, bottom in pixels of a picture of that size.

        It has at least one pixel. Raises ``ValueError`` when there are faults.
        """
        x, y, w, h = self._checked()
        left, right = _span(x, w, width)
        top, bottom = _span(y, h, height)
        return left, top, right, bottom

    def _checked(self) -> tuple[Decimal, ...]:
        numbers = (self.x, self.y, self.width, self.height)
        if self.faults:
            raise ValueError(f"no region of a picture: {numbers}")
        return tuple(number for number in numbers if number is not None)


def _faults(
    corner: str, start: Decimal | None, extent: str, size: Decimal | None
) -> dict[str, str]:
    found = {}
    if start is None or not start.is_finite():
        found[corner] = "missing"
    elif not 0 <= start < WHOLE:
        found[corner] = "outside"
    if size is None or not size.is_finite():
        found[extent] = "missing"
    elif size <= 0:
        found[extent] = "empty"
    elif start is not None and not found and start + size > WHOLE:
        found[extent] = "beyond"
    return found


def _plain(number: Decimal) -> str:
    """Write a number without exponent and without noughts at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _span(start: Decimal, size: Decimal, pixels: int) -> tuple[int, int]:
    first = min(int(start * pixels / WHOLE), pixels - 1)
    last = int(round((start + size) * pixels / WHOLE))
    return first, max(last, first + 1)
