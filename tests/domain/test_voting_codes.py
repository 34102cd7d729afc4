"""A printed code is read again however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.voting_codes import normal, printed


def test_a_code_is_printed_in_four_groups() -> None:
    assert printed(bytes(12)) == "AAAAA-AAAAA-AAAAA-AAAAA"


@pytest.mark.parametrize("octets", [0, 11, 13])
def test_a_code_of_another_length_is_refused(octets: int) -> None:
    with pytest.raises(ValueError, match="12 octets"):
        printed(bytes(octets))


@given(st.binary(min_size=12, max_size=12))
def test_a_code_comes_back_however_it_is_typed(secret: bytes) -> None:
    code = printed(secret)
    told = normal(code)
    assert len(told) == 20
    assert normal(code.lower().replace("-", " ")) == told
    assert normal(f" {code.replace('O', '0').replace('I', '1')}\n") == told


@given(st.binary(min_size=12, max_size=12), st.binary(min_size=12, max_size=12))
def test_two_codes_stay_two(first: bytes, second: bytes) -> None:
    assert (normal(printed(first)) == normal(printed(second))) is (first == second)
