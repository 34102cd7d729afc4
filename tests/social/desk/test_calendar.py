"""The desk as a month, a week and a list."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.social.desk import planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin")]

MONTH = "/admin/culture-social/desk/"
WEEK = f"{MONTH}week/"
LIST = f"{MONTH}list/"


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_month_needs_few_queries_however_many_posts_there_are(client: Client) -> None:
    planned.many(200)
    few = queries(client, MONTH)
    planned.many(1800)
    assert queries(client, MONTH) == few
    assert few <= 12


@pytest.mark.parametrize("address", [MONTH, WEEK, LIST])
def test_every_view_names_the_post(client: Client, address: str) -> None:
    row = planned.plan(planned.news("Night of museums"))
    html = client.get(address).content.decode()
    assert "Night of museums" in html
    assert "7 p.m." in html
    assert "Bluesky" in html
    assert f"/admin/culture-social/desk/post/{row.pk}/" in html
