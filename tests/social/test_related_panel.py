"""Related pages are chosen on the lead; a twin says where, and its form is saved."""

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from tests import factories
from tests.page_forms import edit_url, post_form
from wagtail_culture_social.models import RelatedPage
from wagtail_culture_social.pages.models import SpotlightPage, TutorialPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def tutorial() -> Page:
    return factories.add_page(TutorialPage, factories.home(), title="Renew")


@pytest.fixture
def spotlight() -> Page:
    return factories.add_page(SpotlightPage, factories.home(), title="The sea")


def test_editor_chooses_on_the_lead(
    admin_client: Client, tutorial: Page, spotlight: Page
) -> None:
    chosen = inline_formset([{"related": spotlight.pk}])
    post_form(admin_client, tutorial, "action-publish", culture_related_items=chosen)
    (row,) = RelatedPage.objects.all()
    assert (row.page_id, row.related_id) == (tutorial.pk, spotlight.pk)


def test_twin_leads_to_the_lead_and_can_be_saved(
    admin_client: Client, tutorial: Page, spotlight: Page
) -> None:
    RelatedPage.objects.create(page=tutorial, related=spotlight)
    french = factories.twin(tutorial, "fr")
    html = admin_client.get(edit_url(french)).content.decode()
    assert edit_url(tutorial) in html
    assert "culture_related_items-TOTAL_FORMS" not in html
    post_form(admin_client, french, "action-publish", title="Prolonger")
    assert TutorialPage.objects.get(pk=french.pk).title == "Prolonger"
    assert RelatedPage.objects.filter(page=french).count() == 1
