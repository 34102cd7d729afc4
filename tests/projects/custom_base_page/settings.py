"""The core on a site whose own base page replaces Wagtail's (Wagtail 8 only)."""

from tests.projects.shared import *  # noqa: F403
from tests.projects.shared import DJANGO_APPS, WAGTAIL_APPS

INSTALLED_APPS = [
    "tests.projects.custom_base_page.host",
    "tests.projects.custom_base_page.basepage",
    "wagtail_culture_social",
    "wagtail_culture_social.participation",
    *WAGTAIL_APPS,
    *DJANGO_APPS,
]
ROOT_URLCONF = "tests.projects.urls_one_language"
WAGTAIL_PAGE_MODEL = "basepage.BasePage"
WAGTAIL_I18N_ENABLED = False
