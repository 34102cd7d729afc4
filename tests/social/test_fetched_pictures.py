"""Pictures of others become images of the library: once, with credit and source."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.utils import translation
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Collection

from tests.factories import CC0
from wagtail_culture_social.models import ImageRights
from wagtail_culture_social.outbound import Answer, OutboundError, faults
from wagtail_culture_social.social import fetched_pictures
from wagtail_culture_social.social.clean_pictures import MESSAGES, PictureError
from wagtail_culture_social.social.fetched_pictures import (
    fetch_picture,
    message_of_picture,
)

pytestmark = pytest.mark.django_db
URL = "https://www.example.org/media/affiche"
Give = Callable[..., list[dict[str, Any]]]


def jpeg(colour: str = "teal") -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Let every address answer with this; returns how it was asked."""
    asked: list[dict[str, Any]] = []

    def start(body: bytes, kind: str = "image/jpeg") -> list[dict[str, Any]]:
        def fetch(url: str, **options: Any) -> Answer:
            asked.append(options)
            return Answer(url=url, content_type=kind, body=body)

        monkeypatch.setattr(fetched_pictures, "fetch", fetch)
        return asked

    return start


def test_a_picture_becomes_an_image_with_its_rights(give: Give) -> None:
    give(jpeg())
    collection = Collection.get_first_root_node().add_child(name="Agenda")
    image = fetch_picture(
        URL,
        title="L’été à la médiathèque",
        credit="Ville d’Exemple",
        rights=CC0.replace("https", "http"),
        source="https://www.example.org/agenda",
        collection=collection,
    )
    image.refresh_from_db()
    assert (image.title, image.collection) == ("L’été à la médiathèque", collection)
    assert (image.width, image.height) == (40, 30)
    assert image.filename.startswith("lete-a-la-mediatheque")
    assert image.file_size == image.file.size
    known = image.file_hash
    image._set_file_hash()
    assert image.file_hash == known
    rights = image.culture_rights
    assert (rights.credit_line, rights.rights) == ("Ville d’Exemple", CC0)
    assert rights.source == "https://www.example.org/agenda"
    assert image.get_rendition("width-20").width == 20


def test_the_same_picture_is_the_same_image(give: Give) -> None:
    give(jpeg())
    first = fetch_picture(URL, title="One", credit="Somebody")
    ImageRights.objects.filter(image=first).update(credit_line="Corrected here")
    again = fetch_picture(f"{URL}/2", title="Two", credit="Somebody else")
    assert again == first
    assert get_image_model().objects.count() == 1
    assert ImageRights.objects.get().credit_line == "Corrected here"
    give(jpeg("crimson"))
    assert fetch_picture(URL, title="Three", credit="") != first


def test_an_address_is_the_source_unless_it_is_too_long(give: Give) -> None:
    give(jpeg())
    assert fetch_picture(URL, title="", credit="").culture_rights.source == URL
    give(jpeg("crimson"))
    long = URL + "?" + "x" * 200
    rights = fetch_picture(long, title="x" * 300, credit="y" * 300).culture_rights
    assert (rights.source, len(rights.credit_line)) == ("", 250)


def test_a_statement_that_nobody_knows_is_left_out(give: Give) -> None:
    give(jpeg())
    image = fetch_picture(URL, title="", credit="", rights="https://example.org/mine")
    assert image.culture_rights.rights == ""


@pytest.mark.parametrize(
    ("end", "accept"),
    [
        (".jpg", ["image/jpeg", "image/jpg"]),
        (".JPEG?width=9", ["image/jpeg", "image/jpg"]),
        (".webp#a", ["image/webp"]),
        (".php?id=3", list(fetched_pictures.FORMATS)),
        ("", list(fetched_pictures.FORMATS)),
    ],
)
def test_an_extension_is_taken_at_its_word(
    give: Give, end: str, accept: list[str]
) -> None:
    asked = give(jpeg())
    fetch_picture(URL + end, title="", credit="")
    assert asked == [{"accept": accept, "most_bytes": 20 * 1024 * 1024}]


@pytest.mark.parametrize("kind", ["image/png", "image/webp", "image/gif", "image/avif"])
def test_what_is_not_what_the_server_says_is_not_kept(give: Give, kind: str) -> None:
    give(jpeg(), kind)
    with pytest.raises(PictureError, match="^damaged$"):
        fetch_picture(URL, title="", credit="")
    assert get_image_model().objects.count() == ImageRights.objects.count() == 0


def test_what_cannot_be_fetched_is_told_by_the_door() -> None:
    with pytest.raises(OutboundError, match="^scheme$"):
        fetch_picture("http://127.0.0.1/a.jpg", title="", credit="")


def test_every_reason_has_words_of_its_own() -> None:
    assert not set(MESSAGES) & set(faults.MESSAGES)
    with translation.override("en"):
        assert "too many pixels" in message_of_picture(PictureError("pixels"))
        assert message_of_picture("damaged") == MESSAGES["damaged"]
        assert "https://" in message_of_picture(OutboundError("scheme"))
