"""When two e-mail addresses are one mailbox; whether it exists is not asked here."""

import unicodedata


def mailbox_of(address: str) -> str:
    """Return one spelling for all addresses of a mailbox.

    Case and Unicode form are levelled, and what follows a ``+`` before the ``@`` is
    left out (RFC 5233: a detail of the address, not another mailbox). Nothing is
    raised: what has no ``@`` is only levelled.
    """
    levelled = unicodedata.normalize("NFKC", address).strip().casefold()
    name, at, host = levelled.rpartition("@")
    return f"{name.partition('+')[0]}{at}{host}"
