"""Public holidays, by country and with their names."""

from datetime import date

import pytest

from wagtail_culture_social.domain.closing_days import UnknownCountry, public_holidays


def test_names_follow_the_language() -> None:
    assert public_holidays("fr", [2026], "fr")[date(2026, 12, 25)] == "Noël"
    assert public_holidays("FR", [2026], "en-GB")[date(2026, 12, 25)] == "Christmas Day"
    assert public_holidays("FR", [2026], "fr")[date(2026, 1, 1)] == "Jour de l’an"
    assert date(2026, 12, 25) in public_holidays("FR", [2026], "de")


def test_years_come_in_order_and_moving_feasts_move() -> None:
    found = list(public_holidays("FR", [2027, 2026, 2026]))
    assert found == sorted(found)
    assert {date(2026, 4, 6), date(2027, 3, 29)} <= set(found)
    assert len(found) == 22


def test_parts_of_a_country_have_their_own() -> None:
    saint_stephen = date(2026, 12, 26)
    assert saint_stephen not in public_holidays("FR", [2026])
    found = public_holidays("FR", [2026], subdivision="Alsace")
    assert saint_stephen in found


@pytest.mark.parametrize(("country", "subdivision"), [("XX", ""), ("FR", "Nowhere")])
def test_unknown_places_are_told(country: str, subdivision: str) -> None:
    with pytest.raises(UnknownCountry):
        public_holidays(country, [2026], subdivision=subdivision)
