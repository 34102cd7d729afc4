"""Forms that come from our own pages, as browsers tell it, and from elsewhere."""

from typing import Any

import pytest
from django.test import RequestFactory

from wagtail_culture_social.participation.defences.origins import is_same_origin

OURS = "https://testserver"


def sent(**headers: str) -> Any:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return RequestFactory().post("/", secure=True, headers=names)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "same-origin", "Origin": OURS},
        {"Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "same-origin", "Origin": "null"},
        {"Sec_Fetch_Site": "none"},
        {"Origin": OURS},
        {"Referer": f"{OURS}/culture/1/feedback/"},
    ],
)
def test_our_own_page_may_send(headers: dict[str, str]) -> None:
    assert is_same_origin(sent(**headers))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec_Fetch_Site": "cross-site", "Origin": OURS},
        {"Sec_Fetch_Site": "same-site", "Origin": "https://blog.testserver"},
        {"Sec_Fetch_Site": "same-origin", "Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Referer": f"{OURS}/"},
        {"Origin": "null"},
        {"Origin": "http://testserver"},
        {"Origin": f"{OURS}.evil.example"},
        {"Referer": "https://evil.example/?testserver"},
        {"Referer": "https://testserver@evil.example/"},
        {"Referer": "https://[evil/"},
        {"Referer": ""},
    ],
)
def test_nobody_else_may(headers: dict[str, str]) -> None:
    assert not is_same_origin(sent(**headers))


def test_a_site_behind_a_proxy_may_name_its_own_origin(settings: Any) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://museum.example.org"]
    assert is_same_origin(sent(Origin="https://museum.example.org"))
