"""Statements of rights in manifests: which are known to all, and how they are named."""

import re

from wagtail_culture_social.domain.rights import rights_for, rights_label

_STANDARD = re.compile(
    r"https?://(?:creativecommons\.org/(?:licenses|publicdomain)|"
    r"rightsstatements\.org/(?:vocab|page))/[^\s<>\"]+"
)
_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/([a-z-]{2,12})/(\d\.\d)(?:/|$)"
)


def is_standard(uri: str) -> bool:
    """Whether a statement is one of Creative Commons, RightsStatements.org or ours.

    Rule: Presentation API 3.0, "rights"; https is allowed too, and our closed list.
    """
    return bool(rights_for(uri) or _STANDARD.fullmatch(uri))


def rights_name(uri: str, language: str) -> str:
    """The name of a statement: our label, a licence's short name, else its address."""
    if label := rights_label(uri, language):
        return label
    found = _CREATIVE_COMMONS.match(uri)
    return f"CC {found[1].upper()} {found[2]}" if found else uri
