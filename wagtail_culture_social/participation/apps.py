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
        connect_polls()


def connect_polls() -> None:
    """Follow what becomes of pages that ask something, and of deleted answers."""
    from django.db.models.signals import post_delete
    from wagtail.signals import page_published, page_unpublished

    from wagtail_culture_social.participation.models import Answer
    from wagtail_culture_social.participation.polls import projection
    from wagtail_culture_social.participation.polls.answers import deciding

    uid = "wagtail_culture_social.polls"
    page_published.connect(projection.project_polls, dispatch_uid=uid)
    page_unpublished.connect(projection.withdraw_polls, dispatch_uid=uid)
    post_delete.connect(deciding.forget_consent, sender=Answer, dispatch_uid=uid)
