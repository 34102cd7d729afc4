"""Two languages with page types, but no translation package at all."""

from tests.projects.shared import *  # noqa: F403
from tests.projects.shared import DJANGO_APPS, WAGTAIL_APPS

INSTALLED_APPS = [
    "wagtail_culture_social",
    "wagtail_culture_social.pages",
    "wagtail_culture_social.participation",
    "wagtail.locales",
    *WAGTAIL_APPS,
    *DJANGO_APPS,
]
