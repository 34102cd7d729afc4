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
        from wagtail_culture_social.participation.contests import service as contest
        from wagtail_culture_social.participation.contests.voting import begin_tonight
        from wagtail_culture_social.participation.digest import tell_moderators
        from wagtail_culture_social.participation.feedback import service as feedback
        from wagtail_culture_social.participation.moderation import telling as entries
        from wagtail_culture_social.participation.polls import service as poll
        from wagtail_culture_social.participation.polls.closing import close_tonight
        from wagtail_culture_social.participation.privacy.retention import purge_tonight
        from wagtail_culture_social.participation.register import service as register
        from wagtail_culture_social.participation.register.deciding import tell_all
        from wagtail_culture_social.participation.registrations import (
            service as registration,
        )
        from wagtail_culture_social.participation.reports import telling as reports
        from wagtail_culture_social.participation.uploads import (  # noqa: F401
            checks as upload_checks,
        )

        registry.provides("contest", contest)
        registry.provides("entry_wall", contest)
        registry.provides("feedback", feedback)
        registry.provides("poll", poll)
        registry.provides("register", register)
        registry.provides("registration", registration)
        registry.every_night(purge_tonight)
        registry.every_night(begin_tonight)
        registry.every_night(close_tonight)
        registry.every_night(tell_all)
        registry.every_night(entries.tell_tonight)
        registry.every_night(reports.tell_tonight)
        registry.every_night(tell_moderators)
        connect_polls()
        connect_contests()
        connect_freezing()
        connect_registrations()
        connect_erasing()


def connect_contests() -> None:
    """Follow what becomes of pages that call for entries."""
    from wagtail.signals import page_published, page_unpublished

    from wagtail_culture_social.participation.contests import projection, voting

    uid = "wagtail_culture_social.contests"
    page_published.connect(projection.project_contests, dispatch_uid=uid)
    page_unpublished.connect(projection.withdraw_contests, dispatch_uid=uid)
    uid = "wagtail_culture_social.contest_votes"
    page_published.connect(voting.follow_page, dispatch_uid=uid)
    page_unpublished.connect(voting.follow_page, dispatch_uid=uid)


def connect_freezing() -> None:
    """Write down what a page says otherwise than visitors rely on."""
    from wagtail.signals import page_published

    from wagtail_culture_social.participation.freezing import log_what_stays

    uid = "wagtail_culture_social.frozen"
    page_published.connect(log_what_stays, dispatch_uid=uid)


def connect_polls() -> None:
    """Follow what becomes of pages that ask something."""
    from wagtail.signals import page_published, page_unpublished

    from wagtail_culture_social.participation.polls import projection

    uid = "wagtail_culture_social.polls"
    page_published.connect(projection.project_polls, dispatch_uid=uid)
    page_unpublished.connect(projection.withdraw_polls, dispatch_uid=uid)


def connect_erasing() -> None:
    """Forget what tells of somebody, or is a file, besides a deleted row."""
    from django.db.models.signals import post_delete

    from wagtail_culture_social import registry
    from wagtail_culture_social.participation.models import Upload
    from wagtail_culture_social.participation.privacy import traces
    from wagtail_culture_social.participation.uploads import deleting, erasing

    uid = "wagtail_culture_social.forget"
    for model in traces.LEAVING_TRACES:
        post_delete.connect(traces.forget, sender=model, dispatch_uid=uid)
    uid = "wagtail_culture_social.erase_file"
    post_delete.connect(erasing.erase_file, sender=Upload, dispatch_uid=uid)
    registry.every_night(erasing.erase_lost)
    registry.every_night(deleting.delete_tonight)


def connect_registrations() -> None:
    """Follow events to register for that are taken offline; remind at night.

    What is published comes from the core, once its dates are written.
    """
    from wagtail.signals import page_unpublished

    from wagtail_culture_social import registry
    from wagtail_culture_social.participation.registrations import (
        projection,
        reminders,
        telling,
    )

    uid = "wagtail_culture_social.registrations"
    page_unpublished.connect(projection.withdraw_registrations, dispatch_uid=uid)
    registry.every_night(projection.project_tonight)
    registry.every_night(telling.tell_tonight)
    registry.every_night(reminders.remind_tonight)
