"""Countries by code and by name, in French and English."""

import pytest

from wagtail_culture_social.domain.countries import (
    UnknownCountryError,
    country_code,
    country_codes,
    country_name,
    country_names,
)


def test_codes_are_those_of_iso_3166_and_kosovo() -> None:
    assert len(country_codes()) == 250
    assert {"FR", "PM", "TW", "XK"} <= country_codes()
    assert not {"EU", "UN", "ZZ", "XA", "UK", "SU"} & country_codes()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_name_is_read_as_its_own_country(language: str) -> None:
    read = {code: country_code(name) for code, name in country_names(language)}
    assert read == {code: code for code in country_codes()}


@pytest.mark.parametrize("code", sorted(country_codes()))
def test_every_code_is_read(code: str) -> None:
    assert country_code(f" {code.lower()} ") == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("FRA", "FR"),
        ("gbr", "GB"),
        ("UK", "GB"),
        ("U.S.A.", "US"),
        ("usa", "US"),
        ("etats unis", "US"),
        ("États-Unis d'Amérique", "US"),
        ("The Netherlands", "NL"),
        ("les Pays-Bas", "NL"),
        ("COTE D’IVOIRE", "CI"),
        ("Bosnia and Herzegovina", "BA"),
        ("Bosnie et Herzégovine", "BA"),
        ("Saint Lucia", "LC"),
        ("Sainte Lucie", "LC"),
        ("République tchèque", "CZ"),
        ("Turkey", "TR"),
        ("Turquie", "TR"),
        ("Myanmar", "MM"),
        ("Vatican", "VA"),
        ("Korea (Republic of)", "KR"),
        ("Korea (Democratic People's Republic of)", "KP"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Iran (République islamique d’)", "IR"),
        ("Tanzania, United Republic of", "TZ"),
        ("Congo (Democratic Republic of the)", "CD"),
        ("République démocratique du Congo", "CD"),
        ("Netherlands (Kingdom of the)", "NL"),
        ("Bolivie (État plurinational de)", "BO"),
        ("Virgin Islands (British)", "VG"),
        ("Virgin Islands (U.S.)", "VI"),
    ],
)
def test_names_in_use_are_read(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text", ["", "Atlantis", "ZZ", "EU", "SUN", "ANT", "Korea", "Congo", "the"]
)
def test_what_is_no_one_country_is_refused(text: str) -> None:
    with pytest.raises(UnknownCountryError, match=text):
        country_code(text)


def test_name_is_in_the_language_asked_for() -> None:
    assert country_name("DE", "fr") == "Allemagne"
    assert country_name("DE", "fr-CA") == "Allemagne"
    assert country_name("DE", "xx-nonsense") == "Germany"
    assert country_name("??", "fr") == "??"


def test_names_come_in_their_order() -> None:
    names = [name for _code, name in country_names("fr")]
    assert names.index("Égypte") < names.index("Espagne") < names.index("Zambie")
