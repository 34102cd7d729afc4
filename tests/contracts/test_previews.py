"""Every shipped block shows an example to the editor, in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail import blocks
from wagtail.admin.views.generic.preview import StreamFieldBlockPreview
from wagtail.users.models import UserProfile

from tests import factories
from tests.contracts.test_blocks import BLOCKS, STREAMS
from tests.testapp.models import NewsPage
from wagtail_culture_social.domain.previews import LANGUAGES
from wagtail_culture_social.domain.previews import examples as previews
from wagtail_culture_social.models.example_rows import ROWS
from wagtail_culture_social.models.previewed import TEMPLATE, example_value
from wagtail_culture_social.pages.blocks import BodyBlock

pytestmark = pytest.mark.django_db

WRITES = ("INSERT", "UPDATE", "DELETE")
SHOWN_BY_THE_PAGE = {
    "event",
    "events",
    "feedback",
    "hashtags",
    "month",
    "post",
    "share",
}
"""Blocks whose words come from the site, not from the example."""


def preview(block: Any, language: str) -> str:
    """What the editor's view of previews answers, in a language."""
    request = RequestFactory().get("/", {"id": block.definition_prefix})
    with translation.override(language):
        response = StreamFieldBlockPreview.as_view()(request)
        return response.render().content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("model", "field", "stream", "name"), BLOCKS)
def test_preview_shows_the_words_of_the_example(
    model: Any, field: str, stream: Any, name: str, language: str
) -> None:
    block = stream().child_blocks[name]
    assert block.is_previewable
    assert block.get_description()
    with CaptureQueriesContext(connection) as queries:
        html = preview(block, language)
    assert f'<html lang="{language}"' in html
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []
    for words in first_words(previews(language)[name], name):
        assert words in html


def test_the_admin_serves_previews_in_the_language_of_the_editor(
    admin_client: Client, admin_user: Any
) -> None:
    UserProfile.objects.create(user=admin_user, preferred_language="fr")
    block = BodyBlock().child_blocks["quotation"]
    address = reverse("wagtailadmin_block_preview")
    response = admin_client.get(address, {"id": block.definition_prefix})
    assert "Marcel Proust" in response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def first_words(value: Any, name: str) -> Iterator[str]:
    """The text that opens an example, as long as no page has to bring it."""
    if name in SHOWN_BY_THE_PAGE:
        return
    for key in ("title", "text", "sentence", "theme", "quotation", "question"):
        if isinstance(value, dict) and key in value:
            yield value[key].replace("'", "&#x27;")


def test_examples_stand_for_blocks_and_fit_them() -> None:
    known = dict(
        pair for *_, stream in STREAMS for pair in stream().child_blocks.items()
    )
    assert previews("en").keys() == previews("fr").keys() == known.keys()
    for name, block in known.items():
        for language in LANGUAGES:
            assert list(unknown(block, previews(language)[name])) == []


def unknown(block: Any, value: Any) -> Iterator[str]:
    """Keys of an example that the block does not have."""
    if isinstance(block, blocks.StructBlock):
        for name, part in value.items():
            if name not in block.child_blocks:
                yield name
            else:
                yield from unknown(block.child_blocks[name], part)
    elif isinstance(block, blocks.ListBlock):
        for part in value:
            yield from unknown(block.child_block, part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_that_show_the_page_take_a_page_of_the_site(language: str) -> None:
    page = factories.add_page(NewsPage, factories.home(language), title="Late opening")
    factories.add_page(NewsPage, factories.home(language), title="Draft", live=False)
    children = BodyBlock().child_blocks
    assert "wcs-share" in preview(children["share"], language)
    assert page.title in preview(children["post"], language)


def test_a_row_of_the_site_stands_where_the_example_names_one() -> None:
    tag = factories.hashtag("MuseumWeek")
    assert example_value("hashtags") == {"hashtags": [tag]}
    assert example_value("picture")["image"].get_renditions("a").keys() == {"a"}
    assert {name for name, row in ROWS.items() if row() is None} == {"@manifest"}


def test_a_block_of_the_site_keeps_its_own_preview() -> None:
    _, _, stream = STREAMS[0]

    class Wider(stream):
        date = blocks.CharBlock(preview_value="mine")
        extra = blocks.CharBlock()

    children = Wider().child_blocks
    assert children["date"].get_preview_value() == "mine"
    assert not hasattr(children["extra"].meta, "preview_value")
    assert children["series"].meta.preview_template == TEMPLATE
