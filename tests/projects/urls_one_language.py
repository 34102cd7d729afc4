"""Addresses of the test projects that publish in one language."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

from tests.projects.urls import urlpatterns as bilingual

urlpatterns = [*bilingual[:-1], path("", include(wagtail_urls))]
