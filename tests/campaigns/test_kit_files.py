"""The communication kit: what is listed is in the ZIP, and what is private in none."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.test import Client
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from tests import factories
from tests.campaign_parts import collection, document, document_file, picture_file
from tests.drafts import as_draft
from wagtail_culture_social.campaigns.kit import kit_of
from wagtail_culture_social.campaigns.kit_blocks import KitBlock
from wagtail_culture_social.models import ImageRights
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.social.posts.zip_stream import Member, zipped

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def campaign(*files: dict[str, Any], **fields: Any) -> CampaignPage:
    values = {"title": "Museum week", **fields}
    kit = [("file", file) for file in files]
    return factories.add_page(CampaignPage, factories.home(), kit=kit, **values)


def address(page: Page) -> str:
    return f"/culture/{page.pk}/kit.zip"


def downloaded(client: Client, page: Page) -> ZipFile:
    answer = client.get(address(page))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


def listed(client: Client, page: Page) -> list[str]:
    """Titles on the page, in their order."""
    kit = client.get(page.url).context_data["kit"]
    return [file.title for _label, files in kit.groups for file in files] if kit else []


def test_archive_holds_the_listed_files_and_a_readme(client: Client) -> None:
    page = campaign(picture_file("The sea"), document_file("Press release"))
    archive = downloaded(client, page)
    assert archive.testzip() is None
    assert archive.namelist() == [
        "README.txt",
        "pictures/the-sea.jpg",
        "press-releases/press-release-en.pdf",
    ]
    assert archive.read("press-releases/press-release-en.pdf") == b"%PDF-1.7"
    assert listed(client, page) == ["The sea", "Press release"]


def test_readme_says_whose_each_file_is_in_the_language_of_the_page(
    client: Client,
) -> None:
    page = campaign(picture_file("The sea"), document_file("Press release"))
    text = downloaded(client, page).read("README.txt").decode()
    for words in (
        "Museum week",
        "John Frederick Kensett, The Metropolitan Museum of Art — CC0",
        "Port-aux-Quais Museum",
        "English",
        "A calm sea.",
        factories.CC0,
    ):
        assert words in text
    french = downloaded(client, factories.twin(page, "fr"))
    assert len(french.namelist()) == 3


def test_files_are_listed_by_type_and_those_in_another_language_last(
    client: Client,
) -> None:
    page = campaign(
        document_file("Leaflet", kind="guide"),
        document_file("Communiqué", language="fr"),
        document_file("Release"),
        picture_file("The sea", kind="logo"),
    )
    assert listed(client, page) == ["The sea", "Release", "Communiqué", "Leaflet"]
    french = factories.twin(page, "fr")
    assert listed(client, french) == ["The sea", "Communiqué", "Release", "Leaflet"]


def test_page_tells_size_licence_credit_and_words_of_each_file(client: Client) -> None:
    large = document(content=b"%PDF" + b"\0" * 2044)
    page = campaign(document_file("Release", document=large), picture_file("The sea"))
    html = client.get(page.url).content.decode()
    assert "(PDF, 2.0\xa0KB, English)" in html
    assert 'hreflang="en"' in html
    assert "Port-aux-Quais Museum" in html
    assert "Alternative text: A calm sea." in html
    assert html.count(f'href="{factories.CC0}" rel="license"') == 2
    assert f'href="{address(page)}"' in html


def test_private_files_are_neither_listed_nor_in_the_archive(client: Client) -> None:
    private = collection("Press only")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type="login"
    )
    below = collection("Drafts", private)
    page = campaign(
        document_file("Open", document=document(collection=collection("Open"))),
        document_file("Closed", document=document(collection=private)),
        document_file("Below", document=document(collection=below)),
    )
    assert listed(client, page) == ["Open"]
    assert downloaded(client, page).namelist() == [
        "README.txt",
        "press-releases/open-en.pdf",
    ]


def test_picture_whose_agreement_is_over_is_handed_out_no_more(client: Client) -> None:
    file = picture_file("The sea")
    page = campaign(file, document_file("Release"))
    yesterday = factories.TODAY - timedelta(days=1)
    rights = ImageRights.objects.filter(image=file["image"])
    rights.update(rights="", agreement_until=yesterday)
    assert listed(client, page) == ["Release"]
    assert len(downloaded(client, page).namelist()) == 2


def test_file_that_is_gone_does_not_break_the_archive(client: Client) -> None:
    gone = document(file_size=8)
    page = campaign(document_file("Gone", document=gone), document_file("Release"))
    gone.file.storage.delete(gone.file.name)
    archive = downloaded(client, page)
    assert archive.namelist() == ["README.txt", "press-releases/release-en.pdf"]
    assert "Gone" not in archive.read("README.txt").decode()


def test_document_deleted_from_the_library_leaves_the_rest(client: Client) -> None:
    gone = document()
    page = campaign(document_file("Gone", document=gone), document_file("Release"))
    gone.delete()
    assert listed(client, CampaignPage.objects.get(pk=page.pk)) == ["Release"]


def test_files_of_one_title_have_names_of_their_own(client: Client) -> None:
    page = campaign(
        document_file("../Release"), document_file("Release"), document_file("→")
    )
    assert downloaded(client, page).namelist()[1:] == [
        "press-releases/release-en.pdf",
        "press-releases/release-en-2.pdf",
        "press-releases/en.pdf",
    ]


def test_what_is_compressed_already_is_stored_as_it_is(client: Client) -> None:
    page = campaign(picture_file("The sea"), document_file("Release"))
    methods = {
        info.filename: info.compress_type
        for info in downloaded(client, page).infolist()
    }
    assert methods["pictures/the-sea.jpg"] == ZIP_STORED
    assert methods["press-releases/release-en.pdf"] == ZIP_DEFLATED


def test_a_film_of_many_gigabytes_takes_the_longer_form() -> None:
    film = SimpleNamespace(size=3 << 30, open=lambda _mode: File(BytesIO(b"film")))
    content = b"".join(zipped([Member("film.mp4", film), Member("a.txt", b"a")]))
    archive = ZipFile(BytesIO(content))
    assert archive.read("film.mp4") == b"film"
    assert [info.extract_version >= 45 for info in archive.infolist()] == [True, False]


@pytest.mark.parametrize("closed", ["draft", "restricted", "empty"])
def test_kit_that_is_not_public_has_no_address(client: Client, closed: str) -> None:
    page = campaign(*([] if closed == "empty" else [document_file()]))
    if closed == "draft":
        page.unpublish()
    if closed == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(address(page)).status_code == 404


def test_page_that_was_never_saved_lists_its_files_alone() -> None:
    kit = [("file", document_file())]
    page = CampaignPage(title="Next week", locale=factories.locale("en"), kit=kit)
    found = kit_of(page)
    assert found is not None
    assert [file.title for file in found.files] == ["Press release"]
    assert found.zip_url == ""


def test_only_campaigns_have_a_kit(client: Client) -> None:
    assert client.get(address(factories.home())).status_code == 404


def test_two_visits_get_the_same_bytes(client: Client) -> None:
    page = campaign(picture_file(), document_file())
    first, second = (client.get(address(page)).getvalue() for _ in range(2))
    assert first == second


def test_kit_costs_as_many_queries_for_nine_files_as_for_two(
    django_assert_num_queries: Any,
) -> None:
    few = campaign(document_file(), picture_file())
    many = campaign(
        *(document_file() for _ in range(5)), *(picture_file() for _ in range(4))
    )
    for page in (few, many):
        fresh = CampaignPage.objects.select_related("locale").get(pk=page.pk)
        with django_assert_num_queries(4):
            kit_of(fresh)


@pytest.mark.parametrize(
    "fault",
    [{"document": None}, {"image": "both"}, {"title": ""}],
    ids=["no file", "two files", "no title"],
)
def test_incomplete_file_is_refused_unless_a_draft_waits(fault: dict[str, Any]) -> None:
    block = KitBlock().child_blocks["file"]
    if fault.get("image"):
        fault = {"image": factories.picture(), "alt_text": "A sea."}
    value = block.normalize({**document_file(), **fault})
    with pytest.raises(ValidationError):
        block.clean(value)
    with as_draft(block):
        assert block.clean(value)


@pytest.mark.parametrize("credited", [True, False])
def test_image_needs_words_and_a_credit(credited: bool) -> None:
    block = KitBlock().child_blocks["file"]
    image = factories.picture(credited=credited)
    words = "" if credited else "A sea."
    value = block.normalize(picture_file(image=image, alt_text=words))
    with pytest.raises(ValidationError):
        block.clean(value)
    assert block.clean(block.normalize(picture_file()))
