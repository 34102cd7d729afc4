"""The configuration of the optional app that keeps what visitors send."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CultureSocialParticipationConfig(AppConfig):
    """Votes, answers, feedback and the register of institutions."""

    name = "wagtail_culture_social.participation"
    label = "wagtail_culture_social_participation"
    verbose_name = _("Culture & social participation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the services that the features look up in the registry."""
        from wagtail_culture_social import registry
        from wagtail_culture_social.participation.polls import service as poll

        registry.provides("poll", poll)
