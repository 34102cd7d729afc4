"""Pictures without words or credit are not published; drafts and code are free."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError
from wagtail.images import get_image_model
from wagtail.models import Page

from tests import factories, recordings
from tests.page_forms import post_form
from wagtail_culture_social.domain.rights import RESERVED
from wagtail_culture_social.media.blocks import PictureBlock
from wagtail_culture_social.media.media_blocks import MediaBlock
from wagtail_culture_social.models import ImageRights
from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.pages.models import SpotlightPage

pytestmark = pytest.mark.django_db

BY = "https://creativecommons.org/licenses/by/4.0/"
IMAGE_FORM = "wagtail_culture_social.media.image_forms.CreditedImageForm"


def image_with(**rights: Any) -> Any:
    image = factories.picture(credited=False)
    ImageRights.objects.create(image=image, **rights)
    return image


def faults(block: Any, value: dict[str, Any]) -> dict[str, Any]:
    try:
        block.clean(block.normalize(value))
    except StructBlockValidationError as error:
        return error.block_errors
    return {}


@pytest.mark.parametrize(
    "rights",
    [
        {"creator": "Berthe Morisot"},
        {"credit_line": "Musée des Quais"},
        {"rights": factories.CC0},
        {"rights": "https://creativecommons.org/publicdomain/mark/1.0/"},
        {"rights": BY, "creator": "A.", "agreement_until": factories.TODAY},
    ],
)
def test_a_credit_or_no_need_of_one_is_enough(rights: dict[str, Any]) -> None:
    value = {"image": image_with(**rights), "alt_text": "A calm sea."}
    assert faults(PictureBlock(), value) == {}


@pytest.mark.parametrize("rights", [None, {}, {"rights": BY}, {"creator": "  "}])
def test_nobody_named_is_refused(rights: dict[str, Any] | None) -> None:
    image = factories.picture(credited=False)
    if rights is not None:
        ImageRights.objects.create(image=image, **rights)
    found = faults(PictureBlock(), {"image": image, "decorative": True})
    assert found["image"].code == "no-credit"


@pytest.fixture
def ended(settings: Any) -> Any:
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    yesterday = factories.TODAY - timedelta(days=1)
    return {"creator": "A.", "rights": RESERVED, "agreement_until": yesterday}


def test_an_agreement_that_ended_is_refused(ended: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="ended on Nov. 24, 2026"):
        refuse_unclear_rights(image_with(**ended))
    last_day = {**ended, "agreement_until": factories.TODAY}
    refuse_unclear_rights(image_with(**last_day))


def test_what_anybody_may_use_outlives_an_agreement(ended: dict[str, Any]) -> None:
    refuse_unclear_rights(image_with(**{**ended, "rights": BY}))


def test_both_faults_are_told_at_once() -> None:
    found = faults(PictureBlock(), {"image": factories.picture(credited=False)})
    assert set(found) == {"image", "alt_text"}


def test_a_draft_may_wait() -> None:
    block = PictureBlock()
    value = block.normalize({"image": factories.picture(credited=False)})
    assert block.clean_deferred(value) == value


def test_a_poster_needs_a_credit_too() -> None:
    value = {**recordings.film(), "poster": factories.picture(credited=False)}
    assert set(faults(MediaBlock(), value)) == {"poster"}


def spotlight(**fields: Any) -> Page:
    return factories.add_page(SpotlightPage, factories.home(), live=False, **fields)


def is_live(page: Page) -> bool:
    return type(page).objects.get(pk=page.pk).live


def test_main_picture_without_credit_keeps_a_page_a_draft(admin_client: Client) -> None:
    page = spotlight(social_image=factories.picture(credited=False))
    assert post_form(admin_client, page).status_code == 302
    assert type(page).objects.get(pk=page.pk).latest_revision is not None
    response = post_form(admin_client, page, "action-publish", summary="New")
    html = response.content.decode()
    assert not is_live(page)
    assert "Nobody is credited for this picture." in html
    assert "Describe the picture for people who do not see it." in html
    add = reverse(ImageRights.snippet_viewset.get_url_name("add"))
    assert f'href="{add}?image={page.social_image_id}"' in html


def test_main_picture_with_words_and_credit_is_published(admin_client: Client) -> None:
    page = spotlight(social_image=factories.picture(), social_image_alt="A calm sea.")
    assert post_form(admin_client, page, "action-publish").status_code == 302
    assert is_live(page)


def test_code_publishes_what_it_wants() -> None:
    page = spotlight(social_image=factories.picture(credited=False))
    assert factories.publish(page).live


def test_the_form_of_an_image_takes_its_rights(
    admin_client: Client, settings: Any
) -> None:
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = IMAGE_FORM
    image = factories.picture(credited=False)
    url = reverse("wagtailimages:edit", args=[image.pk])
    data = {"title": "Sea", "collection": image.collection_id}
    assert 'name="culture_credit_line"' in admin_client.get(url).content.decode()

    admin_client.post(url, data)
    assert not ImageRights.objects.exists()

    refused = {**data, "culture_creator": "A.", "culture_rights": RESERVED}
    html = admin_client.post(url, refused).content.decode()
    assert "Until which day did they agree?" in html
    assert not ImageRights.objects.exists()

    admin_client.post(url, {**refused, "culture_agreement_until": "2027-03-01"})
    admin_client.post(url, {**data, "culture_credit_line": "Musée des Quais"})
    rights = get_image_model().objects.get(pk=image.pk).culture_rights
    assert (rights.creator, rights.credit_line) == ("", "Musée des Quais")
    assert rights.rights == ""


def test_an_image_is_uploaded_with_its_rights(
    admin_client: Client, settings: Any
) -> None:
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = IMAGE_FORM
    file = factories.picture(credited=False).file
    with file.open() as upload:
        data = {"title": "New", "file": upload, "culture_creator": "Berthe Morisot"}
        admin_client.post(reverse("wagtailimages:add"), {**data, "collection": 1})
    assert ImageRights.objects.get().image.title == "New"


def test_form_without_our_setting_is_wagtails(admin_client: Client) -> None:
    url = reverse("wagtailimages:edit", args=[factories.picture().pk])
    assert "culture_credit" not in admin_client.get(url).content.decode()
