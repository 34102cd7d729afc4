"""What we write to the AT Protocol: dates, languages, record keys."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.at_syntax import (
    UnfitForTid,
    as_datetime,
    is_datetime,
    is_language,
    is_tid,
    new_tid,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSTANTS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=104_000)).map(
    lambda since: EPOCH + since
)
CLOCKS = st.integers(min_value=0, max_value=1023)


def test_a_datetime_is_utc_with_milliseconds() -> None:
    paris = datetime(2026, 3, 29, 9, 0, 0, 123_999, tzinfo=ZoneInfo("Europe/Paris"))
    assert as_datetime(paris) == "2026-03-29T07:00:00.123Z"


@given(INSTANTS)
def test_every_datetime_we_write_is_one(instant: datetime) -> None:
    text = as_datetime(instant)
    assert is_datetime(text)
    assert instant - datetime.fromisoformat(text) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2026-03-23T08:00:00.000Z", True),
        ("2026-03-23T08:00:00Z", True),
        ("2026-03-23T08:00:00.123456789+01:00", True),
        ("2026-03-23", False),
        ("2026-03-23T08:00:00", False),
        ("2026-03-23 08:00:00Z", False),
        ("2026-02-30T08:00:00Z", False),
        ("2026-03-23T08:00:00-00:00", False),
        ("2026-03-23T08:00:00Z\n", False),
        ("0001-01-01T00:00:00+01:00", False),
        ("٢٠٢٦-03-23T08:00:00Z", False),
        ("", False),
    ],
)
def test_datetimes(text: str, valid: bool) -> None:
    assert is_datetime(text) is valid


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("fr", True),
        ("en-GB", True),
        ("pt-br", True),
        ("zh-hans", True),
        ("sr-Latn-RS", True),
        ("de-CH-1901", True),
        ("i-navajo", True),
        ("sgn-BE-FR", True),
        ("X-musee", True),
        ("en-u-co-phonebk-x-u-u", True),
        ("français", False),
        ("fr_FR", False),
        ("FR", False),
        ("french", False),
        ("fr-", False),
        ("de-1901-1901", False),
        ("en-a-bb-A-cc", False),
        ("fr" + "-abcde" * 1000, False),
        ("", False),
    ],
)
def test_languages(text: str, valid: bool) -> None:
    assert is_language(text) is valid


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("3jzfcijpj2z2a", True),
        ("2222222222222", True),
        ("jzzzzzzzzzzzz", True),
        ("kzzzzzzzzzzzz", False),
        ("3jzfcijpj2z2", False),
        ("3jzfcijpj2z2aa", False),
        ("3JZFCIJPJ2Z2A", False),
        ("3jzfcijpj2z21", False),
        ("page-12-fr", False),
        ("", False),
    ],
)
def test_tids(text: str, valid: bool) -> None:
    assert is_tid(text) is valid


def test_a_tid_holds_its_instant_and_clock() -> None:
    assert new_tid(EPOCH) == "2222222222222"
    assert new_tid(EPOCH, 1023) == "22222222222zz"
    assert new_tid(EPOCH + timedelta(microseconds=1)) == "2222222222322"


@given(INSTANTS, CLOCKS, INSTANTS, CLOCKS)
def test_tids_sort_as_their_instants(
    first: datetime, one: int, second: datetime, other: int
) -> None:
    tids = new_tid(first, one), new_tid(second, other)
    assert all(map(is_tid, tids))
    assert (tids[0] < tids[1]) == ((first, one) < (second, other))


@pytest.mark.parametrize(
    ("year", "clock_id"), [(1969, 0), (2256, 0), (2026, -1), (2026, 1024)]
)
def test_what_does_not_fit_a_tid(year: int, clock_id: int) -> None:
    with pytest.raises(UnfitForTid):
        new_tid(datetime(year, 12, 1, tzinfo=UTC), clock_id)
