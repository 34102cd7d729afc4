"""What an institution's editors choose once per site: name, accounts, defaults."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.images import get_image_model_string


class SocialSettings(BaseSiteSetting):
    """The institution behind a site and its accounts on the networks."""

    organisation = models.CharField(
        _("institution"),
        max_length=120,
        blank=True,
        help_text=_("For example Médiathèque-musée des Quais. Empty: the site's name."),
    )
    default_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("default picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on share cards of pages without a picture."),
    )
    x_handle = models.CharField(
        _("X account"), max_length=50, blank=True, help_text=_("For example @quays")
    )
    bluesky_handle = models.CharField(
        _("Bluesky account"),
        max_length=100,
        blank=True,
        help_text=_("For example quays.example.org"),
    )
    mastodon_handle = models.CharField(
        _("Mastodon account"),
        max_length=100,
        blank=True,
        help_text=_("For example @quays@social.example.org"),
    )

    select_related = ["default_image"]

    class Meta:
        verbose_name = _("social settings")
        verbose_name_plural = _("social settings")

    @property
    def fediverse_creator(self) -> str:
        """The Mastodon account as ``@user@host``, or ``""``."""
        handle = self.mastodon_handle.strip().lstrip("@")
        return f"@{handle}" if handle.count("@") == 1 else ""
