"""Which addresses a visitor may follow; how they are found is in the measures."""

import pytest

from wagtail_culture_social.domain.links import web_address


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        (" https://example.org/a ", "https://example.org/a"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("//example.org/", ""),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_addresses_to_follow(url: str, followed: str) -> None:
    assert web_address(url) == followed
