"""Everything installed: core, page types, wagtail-localize and a host's own types."""

from tests.projects.shared import *  # noqa: F403
from tests.projects.shared import DJANGO_APPS, WAGTAIL_APPS

INSTALLED_APPS = [
    "tests.testapp",
    "wagtail_culture_social",
    "wagtail_culture_social.pages",
    "wagtail_culture_social.participation",
    "wagtail_localize",
    "wagtail_localize.locales",
    *WAGTAIL_APPS,
    *DJANGO_APPS,
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
