"""Why nothing was fetched: a closed list of codes, and our own words for each.

No word of a server gets in here: what an editor reads is never what a server said.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "address": _("This is no web address."),
    "scheme": _("The address has to begin with https://."),
    "user": _("The address must not hold a user name or a password."),
    "port": _("This port is not allowed in an address."),
    "host": _("The address has to name a server, for example www.example.org."),
    "unlisted": _("This site does not fetch from that server."),
    "unknown": _("No server has that name."),
    "private": _("That server is not on the public internet."),
    "unreachable": _("The server cannot be reached."),
    "insecure": _(
        "There is no secure connection: the certificate of the server is missing, "
        "out of date or of another name."
    ),
    "slow": _("The server took too long to answer."),
    "forbidden": _("The server does not give this to everybody."),
    "missing": _("The server has nothing at this address."),
    "status": _("The server could not answer."),
    "redirect": _("The server sends us on to an address that we do not open."),
    "redirects": _("The server sends us on too many times."),
    "type": _("What stands at this address is of another kind than expected."),
    "encoded": _("The server sends this compressed, which we do not open."),
    "large": _("What stands at this address is too large."),
    "broken": _("The answer of the server is broken off or makes no sense."),
}
OTHER = _("Nothing could be fetched from this address.")
"""For a stored code that is on the list no more."""


class OutboundError(Exception):
    """Nothing was fetched; ``code`` says why and is a key of ``MESSAGES``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def message_of(error: OutboundError | str) -> str:
    """Return the reason in the active language, for an error or its code."""
    code = error if isinstance(error, str) else error.code
    return gettext(MESSAGES.get(code, OTHER))
