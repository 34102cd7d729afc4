"""Parts of recordings: what is sent, to whom, and when all of it is."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from tests import recordings
from wagtail_culture_social.media.ranges import MOST

pytestmark = pytest.mark.django_db

CONTENT = bytes(range(100))


def film(name: str = "film.mp4") -> Any:
    return recordings.document(name, CONTENT)


def part(client: Client, document: Any, span: str, **headers: str) -> Any:
    return client.get(document.url, headers={"Range": span, **headers})


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("bytes=0-", 0, 99),
        ("bytes=10-19", 10, 19),
        ("bytes=90-500", 90, 99),
        ("bytes=-5", 95, 99),
        ("bytes=-500", 0, 99),
    ],
)
def test_a_part_is_sent(client: Client, span: str, first: int, last: int) -> None:
    answer = part(client, film(), span)
    assert answer.status_code == 206
    assert answer.content == CONTENT[first : last + 1]
    assert answer["Content-Range"] == f"bytes {first}-{last}/100"
    assert answer["Content-Type"] == "video/mp4"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_a_long_part_is_sent_a_little_at_a_time(client: Client) -> None:
    long = recordings.document("long.mp4", b"x" * (MOST + 10))
    answer = part(client, long, "bytes=5-")
    assert len(answer.content) == MOST
    assert answer["Content-Range"] == f"bytes 5-{MOST + 4}/{MOST + 10}"


@pytest.mark.parametrize("span", ["bytes=100-", "bytes=20-10", "bytes=-0", "bytes=-"])
def test_a_part_that_is_not_there_is_refused(client: Client, span: str) -> None:
    answer = part(client, film(), span)
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */100")


@pytest.mark.parametrize("span", ["", "bytes=0-1,5-9", "lines=1-2", "bytes=a-b"])
def test_anything_else_is_answered_with_the_whole(client: Client, span: str) -> None:
    assert part(client, film(), span).status_code == 200


def test_the_part_of_another_version_is_answered_with_the_whole(client: Client) -> None:
    document = film()
    other = part(client, document, "bytes=5-", **{"If-Range": '"other"'})
    assert other.status_code == 200
    tag = part(client, document, "bytes=5-")["ETag"]
    same = part(client, document, "bytes=5-", **{"If-Range": tag})
    assert same.status_code == 206


def test_what_is_no_recording_is_left_to_wagtail(client: Client) -> None:
    assert part(client, film("notes.pdf"), "bytes=0-").status_code == 200


def test_a_server_that_sends_the_files_itself_is_left_alone(
    client: Client, settings: Any
) -> None:
    settings.SENDFILE_BACKEND = "wagtail.utils.sendfile_streaming_backend"
    assert part(client, film(), "bytes=0-").status_code == 200


def test_a_private_recording_stays_private(client: Client) -> None:
    document = film()
    document.collection = Collection.get_first_root_node().add_child(name="Private")
    document.save()
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    answer = part(client, document, "bytes=0-")
    assert answer.status_code == 302
    assert "Content-Range" not in answer
