"""The app that holds the site's own base page."""

from django.apps import AppConfig


class BasePageConfig(AppConfig):
    name = "tests.projects.custom_base_page.basepage"
    label = "basepage"
    default_auto_field = "django.db.models.BigAutoField"
