"""The app configuration; it connects publishing to the services, once."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CultureSocialConfig(AppConfig):
    """The core: hashtags, social texts, mixins, facts and occurrences."""

    name = "wagtail_culture_social"
    label = "wagtail_culture_social"
    verbose_name = _("Culture & social")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks and connect the publish signals."""
        from wagtail.signals import page_published

        from wagtail_culture_social import checks  # noqa: F401
        from wagtail_culture_social.campaigns.services import project_campaign
        from wagtail_culture_social.events.projection import project_event

        page_published.connect(
            project_event, dispatch_uid="wagtail_culture_social.project_event"
        )
        page_published.connect(
            project_campaign, dispatch_uid="wagtail_culture_social.project_campaign"
        )
