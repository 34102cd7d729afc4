"""Two languages with Wagtail's own simple_translation; French is the default."""

from tests.projects.shared import *  # noqa: F403
from tests.projects.shared import DJANGO_APPS, WAGTAIL_APPS

INSTALLED_APPS = [
    "wagtail_culture_social",
    "wagtail_culture_social.pages",
    "wagtail_culture_social.participation",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    *WAGTAIL_APPS,
    *DJANGO_APPS,
]
LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "English")]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
