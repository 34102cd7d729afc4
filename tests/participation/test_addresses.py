"""Block ids in addresses: nothing that a database cannot look for gets to it."""

from uuid import uuid4

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

OF_BLOCKS = (
    "poll/{}/{}/",
    "contest/{}/{}/enter/",
    "contest/{}/{}/link/",
    "contest/{}/{}/vote/",
    "contest/{}/{}/entries/",
    "registration/{}/{}/",
)


@pytest.mark.parametrize("address", OF_BLOCKS)
@pytest.mark.parametrize("block", ["%00", "x%00", "no-such-block", "%F0%9F%98%80"])
def test_a_block_that_is_none_is_not_found(
    client: Client, address: str, block: str
) -> None:
    url = f"/culture/{address.format(uuid4(), block)}"
    assert client.get(url, follow=True).status_code == 404
    sent = client.post(url, {"title": "x"}, follow=True)
    assert sent.status_code in {404, 405, 410}
