"""The sitemap of a site in several languages."""

import pytest
from django.test import RequestFactory
from wagtail.models import Locale

from tests import factories
from wagtail_culture_social.social.sitemaps import TwinSitemap


@pytest.mark.django_db
def test_every_language_is_listed(rf: RequestFactory) -> None:
    french, _created = Locale.objects.get_or_create(language_code="fr")
    english_home = factories.home()
    twin = english_home.get_translation_or_none(french)
    if twin is None:
        twin = english_home.copy_for_translation(french)
        twin.save_revision().publish()
    listed = {page.pk for page in TwinSitemap(rf.get("/")).items()}
    assert {english_home.pk, twin.pk} <= listed


@pytest.mark.django_db
def test_a_draft_home_is_not_listed(rf: RequestFactory) -> None:
    french, _created = Locale.objects.get_or_create(language_code="fr")
    home = factories.home()
    twin = home.get_translation_or_none(french) or home.copy_for_translation(french)
    twin.live = False
    twin.save()
    assert twin.pk not in {page.pk for page in TwinSitemap(rf.get("/")).items()}
