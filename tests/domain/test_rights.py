"""The closed list of rights and the credit line."""

import pytest

from wagtail_culture_social.domain.rights import (
    RESERVED,
    RIGHTS,
    allows_reuse,
    credit_line,
    needs_credit,
    rights_for,
    rights_label,
)

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"


def test_the_list() -> None:
    uris = list(RIGHTS)
    assert len(uris) == 22
    assert sum("creativecommons.org" in uri for uri in uris) == 8
    assert sum("rightsstatements.org" in uri for uri in uris) == 12
    assert sum("etalab.gouv.fr" in uri for uri in uris) == 1


@pytest.mark.parametrize("uri", RIGHTS)
def test_every_statement_speaks_both_languages(uri: str) -> None:
    rights = RIGHTS[uri]
    assert rights.uri == uri
    assert rights.label("fr")
    assert rights.label("en")
    assert rights.short("fr")
    assert rights.short("en-gb")


@pytest.mark.parametrize(
    "uri",
    [
        BY_SA,
        "http://creativecommons.org/licenses/by-sa/4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
        f" {BY_SA} ",
    ],
)
def test_variants_of_a_uri(uri: str) -> None:
    assert rights_for(uri) is RIGHTS[BY_SA]


def test_labels() -> None:
    assert rights_label(CC0, "en") == "CC0 1.0: no rights reserved"
    assert rights_label(CC0, "fr") == "CC0 1.0\u00a0: aucun droit réservé"
    assert rights_label("https://example.org/", "fr") == ""
    assert rights_label("", "fr") == ""


def test_reserved_rights_are_a_statement_of_their_own() -> None:
    assert rights_for(RESERVED) is RIGHTS[RESERVED]
    assert credit_line("A.", rights_uri=RESERVED) == "A. — tous droits réservés"
    english = credit_line("A.", rights_uri=RESERVED, language="en")
    assert english == "A. — all rights reserved"


def test_credit_line() -> None:
    whole = credit_line("Claude Monet", "Titre", "Musée", CC0, "fr")
    assert whole == "Claude Monet, Titre, Musée — CC0"
    assert credit_line(credit="Musée") == "Musée"
    assert credit_line(rights_uri=CC0) == "CC0"
    assert credit_line(" ", "Titre", "", "https://example.org/") == "Titre"
    assert credit_line() == ""


FREE = {"CC0", "PDM", "BY", "BY-SA", "LO", "NoC-CR", "NoC-OKLR", "NKC"}
UNCREDITED = {"CC0", "PDM", "NKC", "NoC-CR", "NoC-NC", "NoC-OKLR", "NoC-US"}


def short_name(uri: str) -> str:
    """Our name for a statement in these tests."""
    if "etalab" in uri:
        return "LO"
    if uri == RESERVED:
        return uri
    name = uri.rstrip("/").split("/")[-2]
    return {"zero": "CC0", "mark": "PDM"}.get(name, name).replace("by", "BY")


@pytest.mark.parametrize("uri", RIGHTS)
def test_what_may_be_posted_without_asking(uri: str) -> None:
    name = short_name(uri).replace("-sa", "-SA")
    assert allows_reuse(uri) == (name in FREE)
    assert needs_credit(uri) == (name not in UNCREDITED)


@pytest.mark.parametrize("uri", ["", "https://example.org/free/", "CC0"])
def test_an_unknown_statement_allows_nothing(uri: str) -> None:
    assert not allows_reuse(uri)
    assert needs_credit(uri)
