"""What comes too late, too big or from elsewhere: said in words, and nothing lost."""

from typing import Any

import pytest
from django.test import Client

from tests.participation.contests import calling
from tests.participation.entries import entrants
from tests.participation.entries.entrants import text
from tests.participation.uploads.sending import stored
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.models import Entry

pytestmark = pytest.mark.django_db


def test_ten_thousand_parts_are_refused_in_words(client: Client) -> None:
    url = enter_url(calling.contest(), "en")
    parts = {f"part{number}": "x" for number in range(10_000)}
    for kind in ("multipart", "urlencoded"):
        sent = (
            client.post(url, parts)
            if kind == "multipart"
            else client.post(
                url,
                "&".join(parts),
                content_type="application/x-www-form-urlencoded",
            )
        )
        assert sent.status_code == 400
        assert "Nothing was kept" in text(sent)


def test_what_was_typed_comes_back_when_the_contest_has_closed(
    client: Client, settings: Any
) -> None:
    contest = calling.contest()
    url = enter_url(contest, "en")
    token = entrants.token_on(text(client.get(url)))
    settings.CULTURE_SOCIAL_NOW = "2027-01-01T12:00:00+01:00"
    for address in (f"{url}&done=1", url):
        data = entrants.filled(contest, token=token)
        answer = entrants.post(client, address, data)
        assert answer.status_code == 410
    for words in ("Quay at two", "gulls", "under one lamp", "Ada L."):
        assert words in text(answer)
    assert "Ada Lace" not in text(answer)
    assert not Entry.objects.exists()
    assert stored() == []
    closed = client.get(url)
    assert closed.status_code == 200
    assert "<form" not in text(closed)


@pytest.mark.parametrize("deed", ["delete", "unpublish"])
def test_what_was_typed_comes_back_when_the_page_is_gone(
    client: Client, deed: str
) -> None:
    contest = calling.contest()
    url = enter_url(contest, "en")
    token = entrants.token_on(text(client.get(url)))
    page = contest.page.specific
    getattr(page, deed)()
    data = entrants.filled(contest, token=token, title="<b>Quay</b>")
    answer = entrants.post(client, url, data)
    assert answer.status_code == 410
    assert "&lt;b&gt;Quay&lt;/b&gt;" in text(answer)
    assert "gulls" in text(answer)
    assert client.get(url, follow=True).status_code == 404


def test_an_address_without_a_contest_is_not_found(client: Client) -> None:
    url = enter_url(calling.contest(), "en")
    for ending in ("x/enter", "%00/enter"):
        wrong = url.replace("/enter", ending)
        assert client.get(wrong, follow=True).status_code == 404
        assert client.post(wrong, {"title": "x"}, follow=True).status_code == 404


def test_another_site_cannot_send_the_form(client: Client) -> None:
    contest = calling.contest()
    answer = client.post(
        enter_url(contest, "en"),
        entrants.filled(contest),
        headers={"sec-fetch-site": "cross-site"},
    )
    assert answer.status_code == 403
    assert stored() == []
