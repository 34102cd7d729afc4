"""Whose work a picture is, and what may be done with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from wagtail_culture_social.domain.rights import RIGHTS


def rights_choices() -> list[tuple[str, str]]:
    """Return the closed list of rights statements, as (URI, English label)."""
    return [(uri, rights.label("en")) for uri, rights in RIGHTS.items()]


class ImageRights(models.Model):
    """Creator, credit and rights of an image; alternative text belongs to its uses."""

    image = models.OneToOneField(
        get_image_model_string(),
        verbose_name=_("image"),
        on_delete=models.CASCADE,
        related_name="culture_rights",
    )
    creator = models.CharField(_("creator"), max_length=200, blank=True)
    credit_line = models.CharField(
        _("credit line"),
        max_length=250,
        blank=True,
        help_text=_("For example The Metropolitan Museum of Art, New York"),
    )
    rights = models.CharField(
        _("rights statement"), max_length=200, blank=True, choices=rights_choices
    )
    agreement_until = models.DateField(
        _("agreement until"),
        null=True,
        blank=True,
        help_text=_("Last day on which the picture may be shown."),
    )
    source = models.URLField(_("source"), blank=True)

    class Meta:
        verbose_name = _("rights of an image")
        verbose_name_plural = _("rights of images")

    def __str__(self) -> str:
        return f"{self.creator} · {self.credit_line}".strip(" ·") or str(self.pk)
