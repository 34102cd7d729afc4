"""The core alone, on a site in one language."""

from tests.projects.shared import *  # noqa: F403
from tests.projects.shared import DJANGO_APPS, WAGTAIL_APPS

INSTALLED_APPS = ["wagtail_culture_social", *WAGTAIL_APPS, *DJANGO_APPS]
ROOT_URLCONF = "tests.projects.urls_one_language"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
WAGTAIL_I18N_ENABLED = False
