"""The configuration of the optional app of ready-made page types."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CultureSocialPagesConfig(AppConfig):
    """Ready-made event, tutorial, spotlight and campaign pages."""

    name = "wagtail_culture_social.pages"
    label = "wagtail_culture_social_pages"
    verbose_name = _("Culture & social pages")
    default_auto_field = "django.db.models.BigAutoField"
