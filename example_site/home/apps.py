"""The configuration of the home app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The institution's own pages."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"
