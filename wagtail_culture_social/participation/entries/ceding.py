"""What an author cedes with a licence: to whom, where, for how long, for nothing.

The law keeps for the author what is not written (CPI, L131-3). Sources: legal code of
the Creative Commons 4.0 licences, sections 2 and 3, and of CC0 1.0.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wagtail_culture_social.domain.contests import IN_COPYRIGHT
from wagtail_culture_social.domain.rights import rights_label

ZERO = "zero"


def licence_words(uri: str, language: str) -> str:
    """Return a licence and what it allows, as entrants read and accept it."""
    name = rights_label(uri, language) if uri not in ("", IN_COPYRIGHT) else ""
    return " ".join(filter(None, (name and f"{name}.", ceded_words(uri))))


def ceded_words(uri: str) -> str:
    """Return what a licence allows, in the active language; ``""`` is no licence."""
    if uri in ("", IN_COPYRIGHT):
        return _(
            "Only the organisers of this contest may show my entry: on their website "
            "and in what they say of the contest, free of charge, in the whole world, "
            "until I withdraw it. Nobody else may use it."
        )
    return " ".join(_sentences(uri.rstrip("/").split("/")[-2].split("-")))


def _sentences(terms: list[str]) -> Iterator[str]:
    if ZERO in terms:
        yield _(
            "I give up my rights as far as the law lets me: everybody may use my "
            "entry, for any purpose, free of charge, in the whole world, for ever, "
            "without naming me."
        )
        return
    yield _(
        "Everybody may copy and share my entry, free of charge, in the whole world, as "
        "long as it is protected by copyright, if they name my credit line."
    )
    if "nd" in terms:
        yield _("Nobody may share it changed.")
    elif "sa" in terms:
        yield _("Who shares it changed does so under the same licence.")
    else:
        yield _("They may change it.")
    if "nc" in terms:
        yield _("Not for commercial purposes.")
    else:
        yield _("Commercial purposes are allowed.")
    yield _("I cannot take this back from who uses it already.")
