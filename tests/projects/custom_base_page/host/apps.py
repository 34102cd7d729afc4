"""The app with the site's page types."""

from django.apps import AppConfig


class HostConfig(AppConfig):
    name = "tests.projects.custom_base_page.host"
    label = "host"
    default_auto_field = "django.db.models.BigAutoField"
