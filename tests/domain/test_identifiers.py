"""Identifiers against numbers that agencies publish, and against mistakes in them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.identifiers import (
    BETANUMERIC,
    SCHEMES,
    IdentifierError,
    identifier,
    lengths_of,
    noid_check_character,
)

VALID = {
    # International ISBN Agency, ISBN Users' Manual, 7th edition: its own and examples.
    ("isbn", "978-92-95055-12-4"): ("9789295055124", "978-92-95055-12-4"),
    ("isbn", "ISBN 978-0-571-08989-5"): ("9780571089895", "978-0-571-08989-5"),
    # Wikipedia, "ISBN": the same book in ten and thirteen digits.
    ("isbn", "0-306-40615-2"): ("9780306406157", "978-0-306-40615-7"),
    ("isbn", "ISBN-13: 978 0 306 40615 7"): ("9780306406157", "978-0-306-40615-7"),
    # Documentation of python-stdnum.
    ("isbn", "ISBN-10 1-85798-218-5"): ("9781857982183", "978-1-85798-218-3"),
    # ISSN International Centre, ISSN Manual; one ends with X.
    ("issn", "ISSN 0317-8471"): ("03178471", "0317-8471"),
    ("issn", "2434561x"): ("2434561X", "2434-561X"),
    ("issn", "https://portal.issn.org/resource/ISSN/0317-8471"): (
        "03178471",
        "0317-8471",
    ),
    # GS1, "How to calculate a check digit manually"; Wikipedia for EAN-8 and UPC.
    ("ean", "6291041500213"): ("6291041500213", "6291041500213"),
    ("ean", "EAN 7351 3537"): ("73513537", "73513537"),
    ("ean", "0 36000 29145 2"): ("0036000291452", "0036000291452"),
    # IFPI, ISRC Handbook.
    ("isrc", "ISRC US-S1Z-99-00001"): ("USS1Z9900001", "US-S1Z-99-00001"),
    ("isrc", "frz039800212"): ("FRZ039800212", "FR-Z03-98-00212"),
    # ISNI International Agency; documentation of python-stdnum for the X.
    ("isni", "https://isni.org/isni/0000000121032683"): (
        "0000000121032683",
        "0000 0001 2103 2683",
    ),
    ("isni", "ISNI 0000 0001 2281 955X"): ("000000012281955X", "0000 0001 2281 955X"),
    # draft-kunze-ark and noid(1); the second as the BnF cites it.
    ("ark", "ark:13030/xf93gt2q"): ("ark:/13030/xf93gt2q", "ark:/13030/xf93gt2q"),
    ("ark", "https://gallica.bnf.fr/ark:/12148/btv1b8449691v/f1.item?lang=FR"): (
        "ark:/12148/btv1b8449691v/f1.item",
        "ark:/12148/btv1b8449691v/f1.item",
    ),
    # DOI Handbook and Crossref.
    ("doi", "10.1000/182"): ("10.1000/182", "10.1000/182"),
    ("doi", "doi: 10.1000/XYZ123"): ("10.1000/xyz123", "10.1000/xyz123"),
    ("doi", "https://dx.doi.org/10.5555/12345678"): (
        "10.5555/12345678",
        "10.5555/12345678",
    ),
}
GALLICA = [
    "btv1b8449691v",
    "bpt6k107371t",
    "cb31009475p",
    "cb11907966z",
    "btv1b8470209d",
    "btv1b9065658s",
    "btv1b52505635t",
    "btv1b90618305",
    "btv1b10723102h",
    "btv1b100319457",
    "bpt6k65413493",
    "bd6t542071728",
    "cb30555797m",
    "cb34454105m",
    "cb12205670t",
]
"""Names that the BnF gave, as public pages cite them."""

FAULTS = {
    ("isbn", "978-0-306-4061A-7"): ("characters", "A"),
    ("isbn", "978-2-07-036822-8X"): ("too-long", "14"),
    ("isbn", "978-0-306-40615"): ("too-short", "12"),
    ("isbn", "978-0-306-40615-8"): ("checksum", ""),
    ("isbn", "0-306-40615-3"): ("checksum", ""),
    ("isbn", "4006381333931"): ("prefix", ""),
    ("isbn", "979-0-2600-0043-8"): ("prefix", ""),
    ("isbn", "0-X06-40615-2"): ("form", ""),
    ("isbn", ""): ("too-short", "0"),
    ("issn", "0317-8472"): ("checksum", ""),
    ("issn", "0317-84711"): ("too-long", "9"),
    ("ean", "6291041500214"): ("checksum", ""),
    ("ean", "629104150021X"): ("characters", "X"),
    ("isrc", "XX-S1Z-99-00001"): ("prefix", ""),
    ("isrc", "US-S1Z-99-0000"): ("too-short", "11"),
    ("isrc", "US-S1Z-A9-00001"): ("form", ""),
    ("isni", "0000 0001 2281 9550"): ("checksum", ""),
    ("ark", "12148/btv1b8449691v"): ("form", ""),
    ("ark", "ark:/12148/btv1b8449691w"): ("checksum", ""),
    ("ark", "ark:/12148/-"): ("checksum", ""),
    ("ark", "ark:/louvre/1"): ("prefix", ""),
    ("ark", "ark:/53355/cl01é"): ("characters", "é"),
    ("doi", "11.1000/182"): ("prefix", ""),
    ("doi", "10.1000"): ("form", ""),
    ("doi", "doi:10.1000/two words"): ("form", ""),
}


@pytest.mark.parametrize(("scheme", "text"), VALID)
def test_published_numbers_are_read(scheme: str, text: str) -> None:
    found = identifier(text, scheme)
    assert (found.value, found.display) == VALID[scheme, text]
    assert found.scheme == scheme


@pytest.mark.parametrize(("scheme", "text"), FAULTS)
def test_a_mistake_has_its_reason(scheme: str, text: str) -> None:
    with pytest.raises(IdentifierError) as error:
        identifier(text, scheme)
    assert (error.value.code, error.value.detail) == FAULTS[scheme, text]
    assert error.value.scheme == scheme


@pytest.mark.parametrize("name", GALLICA)
def test_names_of_the_bnf_end_with_their_check_character(name: str) -> None:
    assert noid_check_character(name[:-1]) == name[-1]
    assert identifier(f"ark:/12148/{name}", "ark").url == (
        f"https://n2t.net/ark:/12148/{name}"
    )


def test_check_character_of_the_manual_of_noid() -> None:
    assert noid_check_character("13030/xf93gt2") == "q"


@pytest.mark.parametrize(
    ("scheme", "lengths"),
    [("isbn", (10, 13)), ("ean", (8, 12, 13)), ("isni", (16,)), ("ark", ())],
)
def test_numbers_of_a_scheme_have_these_lengths(
    scheme: str, lengths: tuple[int, ...]
) -> None:
    assert lengths_of(scheme) == lengths


def test_where_identifiers_lead() -> None:
    urls = {scheme: identifier(text, scheme).url for scheme, text in VALID}
    assert urls == {
        "isbn": "",
        "issn": "https://portal.issn.org/resource/ISSN/0317-8471",
        "ean": "",
        "isrc": "",
        "isni": "https://isni.org/isni/000000012281955X",
        "ark": "https://n2t.net/ark:/12148/btv1b8449691v/f1.item",
        "doi": "https://doi.org/10.5555/12345678",
    }


def test_signs_of_a_doi_are_escaped_in_its_address() -> None:
    found = identifier("10.1002/(SICI)1096<123::AID>3.0.CO;2-X", "doi")
    assert found.url.endswith("/(sici)1096%3C123::aid%3E3.0.co;2-x")


def test_a_field_of_two_schemes_takes_either() -> None:
    assert identifier("ark:/13030/xf93gt2q", "doi", "ark").scheme == "ark"
    assert identifier("doi:10.1000/182", "ark", "doi").scheme == "doi"
    assert identifier("10.1000/182", "ark", "doi").scheme == "doi"
    with pytest.raises(IdentifierError, match="ark: form"):
        identifier("1234", "ark", "doi")


CHECKED = {
    "isbn": ("9780306406157", "0123456789"),
    "issn": ("03178471", "0123456789X"),
    "ean": ("6291041500213", "0123456789"),
    "isni": ("0000000121032683", "0123456789X"),
    "ark": ("btv1b8449691v", BETANUMERIC),
}


@given(st.sampled_from(sorted(CHECKED)), st.data())
def test_no_single_wrong_sign_goes_through(scheme: str, data: st.DataObject) -> None:
    value, signs = CHECKED[scheme]
    place = data.draw(st.integers(0, len(value) - 1))
    wrong = data.draw(st.sampled_from([s for s in signs if s != value[place]]))
    text = value[:place] + wrong + value[place + 1 :]
    with pytest.raises(IdentifierError):
        identifier(f"ark:/12148/{text}" if scheme == "ark" else text, scheme)


@given(st.sampled_from(sorted(SCHEMES)), st.text() | st.from_regex(r"[\dX -]{6,16}"))
def test_any_text_is_read_or_refused_with_a_reason(scheme: str, text: str) -> None:
    with suppress(IdentifierError):
        found = identifier(text, scheme)
        assert identifier(found.display, scheme) == found
        assert identifier(found.value, scheme) == found


@given(st.sampled_from(sorted(VALID)), st.sampled_from(["", " ", "\u00a0", "\n"]))
def test_spaces_around_do_not_matter(case: tuple[str, str], space: str) -> None:
    scheme, text = case
    assert identifier(f"{space}{text}{space}", scheme) == identifier(text, scheme)
