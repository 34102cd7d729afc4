"""When two e-mail addresses are one mailbox; whether it exists is not asked here."""

import re
import unicodedata


def mailbox_of(address: str) -> str:
    """Return one spelling for all addresses of a mailbox.

    Case and Unicode form are levelled, and what follows a ``+`` before the ``@`` is
    left out (RFC 5233: a detail of the address, not another mailbox). Quotes around
    the name and backslashes in it say nothing (RFC 5321, 4.1.2), and a host has one
    spelling in letters and one in ASCII (RFC 3490). Nothing is raised: what has no
    ``@`` is only levelled.
    """
    levelled = unicodedata.normalize("NFKC", address).strip().casefold()
    name, at, host = levelled.rpartition("@")
    return f"{_bare(name).partition('+')[0]}{at}{_in_ascii(host) if at else host}"


def _bare(name: str) -> str:
    if len(name) > 1 and name[0] == name[-1] == '"':
        return re.sub(r"\\(.)", r"\1", name[1:-1], flags=re.DOTALL)
    return name


def _in_ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
