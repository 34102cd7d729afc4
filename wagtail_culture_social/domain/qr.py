"""An address as a QR code that a telephone reads from paper; printing is elsewhere."""

import segno

QUIET_ZONE = 4
"""Light modules around the code (ISO/IEC 18004)."""


def qr_svg(text: str) -> str:
    """The QR code of a text as one SVG element, black on white and without a style.

    A quarter of it may be soiled (level Q, more where it costs no room); one unit of
    the picture is one module. Raises `ValueError` for nothing and for more than a code
    holds, 1,663 octets (ISO/IEC 18004).
    """
    if not text:
        raise ValueError("there is nothing to encode")
    code = segno.make(text, error="q", micro=False)
    return code.svg_inline(
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass="wcs-qr",
        lineclass=None,
    )
