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
        """Register the checks; connect publishing, and what else concerns events."""
        from wagtail.signals import page_published

        from wagtail_culture_social import checks  # noqa: F401
        from wagtail_culture_social.campaigns.facts import project_campaign
        from wagtail_culture_social.events.projection import project_event
        from wagtail_culture_social.social.posts.planning import plan_published
        from wagtail_culture_social.social.shared_facts import share_facts

        page_published.connect(
            project_event, dispatch_uid="wagtail_culture_social.project_event"
        )
        page_published.connect(
            project_campaign, dispatch_uid="wagtail_culture_social.project_campaign"
        )
        page_published.connect(
            share_facts, dispatch_uid="wagtail_culture_social.share_facts"
        )
        page_published.connect(  # after the facts it tells of are written
            plan_published, dispatch_uid="wagtail_culture_social.plan_published"
        )
        connect_renewal()
        connect_cards()


def connect_cards() -> None:
    """Draw image cards and make pictures when a page is published, after its facts."""
    from django.db.models.signals import post_delete
    from wagtail.signals import page_published

    from wagtail_culture_social.models.cards import ShareCard
    from wagtail_culture_social.social.renditions import make_published
    from wagtail_culture_social.social.share_cards import services

    uid = "wagtail_culture_social.renditions"
    page_published.connect(make_published, dispatch_uid=uid)
    uid = "wagtail_culture_social.cards"
    page_published.connect(services.draw_published, dispatch_uid=uid)
    post_delete.connect(services.delete_file, sender=ShareCard, dispatch_uid=uid)


def connect_renewal() -> None:
    """Have the tables of events written again when what they repeat changes."""
    from django.db.models.signals import post_save, pre_delete, pre_save
    from wagtail.signals import page_slug_changed, post_page_move

    from wagtail_culture_social.events import renewal
    from wagtail_culture_social.models.settings import SocialSettings

    uid = "wagtail_culture_social.renewal"
    for model in renewal.AFFECTED:
        for signal in (post_save, pre_delete):
            signal.connect(renewal.renew_affected, sender=model, dispatch_uid=uid)
    pre_save.connect(
        renewal.renew_for_holidays, sender=SocialSettings, dispatch_uid=uid
    )
    for signal in (post_page_move, page_slug_changed):
        signal.connect(renewal.renew_below, dispatch_uid=uid)
