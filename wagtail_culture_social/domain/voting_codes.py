"""Printed codes of a vote: how they are written, and read again when typed."""

from base64 import b32encode

OCTETS = 12
"""96 bits, which nobody guesses; 20 signs of base32 (RFC 4648, section 6)."""
GROUP = 5
MISREAD = str.maketrans("018", "OIB")
"""Digits that base32 does not have, read as the letters they look like."""


def printed(secret: bytes) -> str:
    """Return a code of 12 octets as it is printed: four groups of five signs.

    Raises ``ValueError`` for any other number of octets.
    """
    if len(secret) != OCTETS:
        raise ValueError(f"a code has {OCTETS} octets, not {len(secret)}")
    signs = b32encode(secret).decode().rstrip("=")
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def normal(typed: str) -> str:
    """Return a typed code without what people add or misread: 20 signs, or fewer."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(MISREAD)
