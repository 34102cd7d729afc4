"""Identifiers that stay the same from one reading to the next."""

from hashlib import sha256

LONGEST = 200
"""Characters of an identifier; a longer one is stood for by its digest."""


def identifier(given: str, *said: str) -> str:
    """The identifier that a source gives, else one made from what an event says."""
    cleaned = given.strip()
    if not cleaned:
        return _digest("\n".join(said))
    fits = len(cleaned) <= LONGEST and cleaned.isprintable()
    return cleaned if fits else _digest(cleaned)


def _digest(text: str) -> str:
    return f"sha256:{sha256(text.encode(errors='replace')).hexdigest()[:40]}"
