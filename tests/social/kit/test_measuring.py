"""A text is measured while it is typed, by the rules of its network."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.page_forms import speak

pytestmark = pytest.mark.django_db


def measured(
    client: Client, text: str, network: str = "x", **more: Any
) -> HttpResponse:
    address = reverse("wagtail_culture_social_measure")
    return client.post(address, {"text": text, "network": network, **more})


def test_length_and_warnings(admin_client: Client) -> None:
    found = measured(admin_client, "Come #nuitdesmusees\r\n").json()
    html = found.pop("html")
    assert found == {
        "length": 19,
        "limit": 280,
        "remaining": 261,
        "fits": True,
        "over": "",
        "warnings": ["tag-hard-to-read"],
        "said": "X: 261 left",
        "share": "https://x.com/intent/tweet?text=Come%20%23nuitdesmusees",
    }
    assert "hard to read aloud" in html["warnings"]


def test_over_the_limit_is_said_and_struck(admin_client: Client) -> None:
    found = measured(admin_client, "a" * 281 + "<b>", language="fr").json()
    assert (found["fits"], found["remaining"]) == (False, -4)
    assert found["over"] == "a<b>"
    assert found["said"] == "X: 4 over the limit"
    assert '<del class="wcs-post__over">a&lt;b&gt;</del>' in found["html"]["text"]
    assert 'lang="fr"' in found["html"]["text"]


def test_address_that_opens_the_network_has_text_and_link(admin_client: Client) -> None:
    link = "https://quais.example.org/"
    share = measured(admin_client, "Come", "bluesky", link=link).json()["share"]
    assert share.endswith("?text=Come%0Ahttps%3A%2F%2Fquais.example.org%2F")
    assert measured(admin_client, "Come", "instagram").json()["share"] is None


def test_refused_though_short(admin_client: Client) -> None:
    assert measured(admin_client, "a\ufeffb").json()["said"] == "X: not taken as it is"


def test_editor_reads_it_in_french(admin_client: Client, admin_user: Any) -> None:
    speak(admin_user, "fr")
    assert "caractères" in measured(admin_client, "a").json()["html"]["counter"]


@pytest.mark.parametrize(
    ("text", "network"), [("a", "myspace"), ("a", ""), ("a" * 20_001, "x")]
)
def test_nonsense_is_refused_with_a_message(
    admin_client: Client, text: str, network: str
) -> None:
    answer = measured(admin_client, text, network)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_only_posts_of_people_who_are_signed_in(
    admin_client: Client, client: Client
) -> None:
    address = reverse("wagtail_culture_social_measure")
    assert admin_client.get(address).status_code == 405
    assert measured(client, "a").status_code == 302
