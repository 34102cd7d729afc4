"""Whose work a picture is, and what may be done with it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from wagtail_culture_social.domain.rights import (
    RESERVED,
    RIGHTS,
    allows_reuse,
    needs_credit,
    rights_label,
)


def rights_choices() -> list[tuple[str, Any]]:
    """Return the closed list of rights statements, as (URI, label when it is read)."""
    return [(uri, _label(uri)) for uri in RIGHTS]


def _label_now(uri: str) -> str:
    return rights_label(uri, get_language() or "en")


_label = lazy(_label_now, str)


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

    @property
    def is_credited(self) -> bool:
        """Tell whether somebody is named, or nobody has to be."""
        named = self.creator.strip() or self.credit_line.strip()
        return bool(named) or not needs_credit(self.rights)

    def is_over(self, day: date) -> bool:
        """Tell whether nothing allows to show the picture on a day any more."""
        if self.agreement_until is None or allows_reuse(self.rights):
            return False
        return self.agreement_until < day

    def clean(self) -> None:
        """Ask for the day until which rights that are reserved were given."""
        super().clean()
        if self.rights == RESERVED and self.agreement_until is None:
            message = _("Until which day did they agree?")
            raise ValidationError({"agreement_until": message})
