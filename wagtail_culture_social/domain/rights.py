"""Rights statements and the credit line of a work; who owns what is the site's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import regex

from wagtail_culture_social.domain.tables import rows
from wagtail_culture_social.domain.typography import spaced

_VARIANT = regex.compile(r"(?:deed(?:\.[\w-]+)?|legalcode(?:\.[\w-]+)?|\?.*|#.*)$")


@dataclass(frozen=True, slots=True)
class Rights:
    """One statement: its URI, a short form for credit lines, a full label.

    ``reuse``: a picture may be posted without asking; ``credit``: somebody is named.
    """

    uri: str
    short_fr: str
    short_en: str
    label_fr: str
    label_en: str
    reuse: bool
    credit: bool

    def label(self, language: str) -> str:
        """The full label; English for any language but French."""
        return self.label_fr if _is_french(language) else self.label_en

    def short(self, language: str) -> str:
        """The short form that ends a credit line."""
        return self.short_fr if _is_french(language) else self.short_en


def _is_french(language: str) -> bool:
    return language[:2].lower() == "fr"


def _read() -> Mapping[str, Rights]:
    statements = {}
    for uri, row in rows("rights.toml").items():
        short = row["short"]
        if isinstance(short, str):
            short = {"fr": short, "en": short}
        label_fr = spaced(row["fr"], "fr")
        statements[uri] = Rights(
            uri=uri,
            short_fr=short["fr"],
            short_en=short["en"],
            label_fr=label_fr,
            label_en=row["en"],
            reuse=row["reuse"],
            credit=row["credit"],
        )
    return MappingProxyType(statements)


RIGHTS: Mapping[str, Rights] = _read()

RESERVED = "urn:wagtail-culture-social:rights-reserved"
"""Nothing is allowed but by an agreement, which ends on a day."""

_BY_NAME = {uri.partition("://")[2]: rights for uri, rights in RIGHTS.items()}


@lru_cache(maxsize=256)
def rights_for(uri: str) -> Rights | None:
    """The statement of a URI, with http or https, deed or legal code; else None."""
    if uri == RESERVED:
        return RIGHTS[RESERVED]
    name = _VARIANT.sub("", uri.strip()).partition("://")[2].rstrip("/")
    return _BY_NAME.get(f"{name}/")


def rights_label(uri: str, language: str) -> str:
    """The full label of a statement; "" for a URI that is not on the list."""
    rights = rights_for(uri)
    return rights.label(language) if rights else ""


def allows_reuse(uri: str) -> bool:
    """Whether the statement lets an institution post a picture, cut and written upon.

    Works without copyright and licences that ask for a name at most do; NC, ND, "in
    copyright" and what nobody evaluated do not, nor does a URI that is not on the
    list. Rules: Creative Commons 4.0 legal code §2(a); Licence Ouverte 2.0; texts of
    rightsstatements.org 1.0; the reason for each stands in ``rights.toml``.
    """
    rights = rights_for(uri)
    return rights is not None and rights.reuse


def needs_credit(uri: str) -> bool:
    """Whether author or source has to be named; so they do without a statement.

    CC BY 4.0 §3(a) and Licence Ouverte 2.0 ask for it, works without copyright not.
    """
    rights = rights_for(uri)
    return rights is None or rights.credit


@lru_cache(maxsize=1024)
def credit_line(
    creator: str = "",
    title: str = "",
    credit: str = "",
    rights_uri: str = "",
    language: str = "fr",
) -> str:
    """Who, what, where and under which rights: `Claude Monet, Titre, Musée — CC0`.

    Creative Commons asks for title, author, source and licence; empty parts go.
    """
    named = (part.strip() for part in (creator, title, credit))
    owner = ", ".join(part for part in named if part)
    rights = rights_for(rights_uri)
    return " — ".join(filter(None, (owner, rights.short(language) if rights else "")))
