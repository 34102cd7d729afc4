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
        """Register the checks and the purges; offer what the features look up."""
        from wagtail_culture_social import registry
        from wagtail_culture_social.participation import checks  # noqa: F401
        from wagtail_culture_social.participation.feedback import service as feedback
        from wagtail_culture_social.participation.purging import purge

        registry.provides("feedback", feedback)
        registry.every_night(purge)
