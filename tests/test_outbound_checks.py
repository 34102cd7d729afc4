"""The checks of the door to the network: silent, or one error with a line to paste."""

from typing import Any

import pytest
from django.test import override_settings

from wagtail_culture_social.checks import outbound as checks


def ids(messages: list[Any]) -> list[str]:
    return [message.id.removeprefix("wagtail_culture_social.") for message in messages]


@pytest.mark.parametrize(
    ("value", "found"),
    [([443], []), ((443, 8443), []), ([], []), ("443", ["E010"]), ([0], ["E010"])],
)
def test_ports(value: Any, found: list[str]) -> None:
    with override_settings(CULTURE_SOCIAL_OUTBOUND_PORTS=value):
        assert ids(checks.check_outbound_ports()) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, []),
        ([], []),
        ([".example.org", "www.Example.org"], []),
        ("example.org", ["E011"]),
        (["https://example.org/"], ["E011"]),
    ],
)
def test_hosts(value: Any, found: list[str]) -> None:
    with override_settings(CULTURE_SOCIAL_OUTBOUND_HOSTS=value):
        assert ids(checks.check_outbound_hosts()) == found


def test_nothing_set_is_nothing_wrong() -> None:
    assert checks.check_outbound_ports() == checks.check_outbound_hosts() == []
