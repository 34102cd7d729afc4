"""Every page type, shipped or built on the mixins: shown, edited and previewed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from tests import factories
from tests.page_forms import (
    PREVIEW_MODES,
    add_url,
    edit_url,
    filled_form,
    post_form,
    preview,
)
from tests.pages.conftest import TYPES
from tests.surfaces import next_month
from tests.testapp import models as hosts
from wagtail_culture_social.pages import models as pages
from wagtail_culture_social.social.services import page_snippets

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOST_TYPES = [
    hosts.NewsPage,
    hosts.ConcertPage,
    hosts.MasterclassPage,
    hosts.RecommendationPage,
    hosts.FestivalPage,
]
SHIPPED_TYPES = [getattr(pages, name) for name in TYPES]
EVERY_TYPE = [*SHIPPED_TYPES, *HOST_TYPES]


@pytest.fixture
def case(client: Client) -> WagtailPageTestCase:
    """Wagtail's own assertions on page types; its transaction is the test's."""
    case = WagtailPageTestCase()
    case.dummy_request, case.client = get_dummy_request(), client
    return case


@pytest.mark.parametrize("model", EVERY_TYPE)
def test_empty_page_is_shown_edited_and_previewed(
    case: WagtailPageTestCase, model: type[Page]
) -> None:
    page = factories.add_page(model, factories.home())
    case.assertPageIsRenderable(page)
    data = filled_form(signed_in(case.client), edit_url(page), model)
    for mode in PREVIEW_MODES:
        case.assertPageIsPreviewable(page, mode=mode, post_data=data)
    case.assertPageIsEditable(page, post_data={**data, "action-publish": ""})


@pytest.mark.parametrize("model", SHIPPED_TYPES)
def test_page_is_created_in_the_admin(admin_client: Client, model: type[Page]) -> None:
    url = add_url(model, factories.home())
    data = filled_form(admin_client, url, model, title="Nouveau", slug="nouveau")
    answer = admin_client.post(url, {**data, "action-publish": "1"})
    assert answer.status_code == 302
    assert model.objects.get().live


@pytest.mark.parametrize("model", EVERY_TYPE)
def test_every_type_yields_seven_posts(model: type[Page]) -> None:
    page = factories.add_page(model, factories.home(), title="Organ and Voice")
    assert len(page_snippets(page)) == 7
    assert all("Organ and Voice" in post.text for post in page_snippets(page))


def test_host_page_keeps_its_own_fields_and_panels(admin_client: Client) -> None:
    page = factories.add_page(
        hosts.ConcertPage, factories.home(), schedule=[next_month()]
    )
    fields = {"conductor": "Nadia Boulanger", "state": "full"}
    answer = post_form(admin_client, page, "action-publish", **fields)
    assert answer.status_code == 302
    page = hosts.ConcertPage.objects.get()
    assert (page.conductor, page.state) == ("Nadia Boulanger", "full")


def test_two_mixins_on_one_class_keep_both(client: Client) -> None:
    page = factories.add_page(
        hosts.FestivalPage,
        factories.home(),
        title="Festival",
        schedule=[next_month()],
        start_date=factories.TODAY,
        campaign_hashtag=factories.hashtag("QuaysFestival"),
    )
    assert page.tags_on(factories.TODAY, "en") == ("QuaysFestival", "")
    assert page.event_facts.schedule.slots
    assert client.get(page.url).status_code == 200


def test_campaign_chooser_refuses_another_page(admin_client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home())
    answer = post_form(admin_client, page, campaign=str(factories.home().pk))
    assert "campaign" in answer.context["form"].errors


def test_typing_a_title_changes_every_post(admin_client: Client) -> None:
    page = factories.add_page(pages.EventPage, factories.home(), title="Before")
    shown = preview(admin_client, page, "social", title="After").content.decode()
    assert shown.count("data-network=") == 7
    assert shown.count('lang="en">After') == 7
    assert "Before" not in shown


def signed_in(client: Client) -> Client:
    user = User.objects.filter(username="editor").first()
    client.force_login(user or User.objects.create_superuser("editor"))
    return client
