"""What the lead of a spotlight says, its twins say after any of them is published."""

from datetime import date

import pytest
from wagtail.models import Page

from tests import factories
from wagtail_culture_social.models import Person
from wagtail_culture_social.pages.models import SpotlightPage

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


@pytest.fixture
def spotlight() -> Page:
    who = Person.objects.create(name="Ana", locale=factories.locale("en"))
    return factories.add_page(
        SpotlightPage,
        factories.home(),
        title="The sea",
        recommended_by=who,
        is_favourite=True,
        first_day=DAY,
    )


def test_publishing_the_lead_writes_its_facts_to_the_twins(spotlight: Page) -> None:
    french = factories.twin(spotlight, "fr")
    spotlight.is_favourite, spotlight.first_day = False, None
    factories.publish(spotlight)
    told = SpotlightPage.objects.get(pk=french.pk)
    assert (told.is_favourite, told.first_day) == (False, None)
    assert told.recommended_by == spotlight.recommended_by


def test_publishing_a_twin_changes_no_fact(spotlight: Page) -> None:
    french = factories.twin(spotlight, "fr")
    french.first_day = None
    told = factories.publish(french)
    assert told.first_day == DAY
    assert SpotlightPage.objects.get(pk=spotlight.pk).first_day == DAY
