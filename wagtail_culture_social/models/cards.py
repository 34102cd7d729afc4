"""Image cards of pages that were drawn already, with what they were drawn from."""

from typing import Any

from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.compat import PAGE_MODEL
from wagtail_culture_social.domain.card_forms import LINK_FORM

OF_CARD = "card_"
CARD_COLUMNS = tuple(OF_CARD + name for name in ("file", "width", "height", "alt"))
"""The columns of a page's card for links beside those of the page."""


class ShareCard(models.Model):
    """One image card of one page; ``digest`` is that of all that is drawn on it.

    ``form`` is a key of ``domain.card_forms.CARD_FORMS``; sizes are pixels.
    """

    page = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="culture_cards"
    )
    form = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to="culture_cards", max_length=255)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.TextField(blank=True)
    drawn_at = models.DateTimeField()

    class Meta:
        verbose_name = _("share card")
        verbose_name_plural = _("share cards")
        ordering = ["page", "form"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "form"], name="wcs_card_of_page_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.form}"


def link_card() -> dict[str, Any]:
    """Return annotations for pages: their card for links, ``None`` without one.

    A page asks for its twins anyway; its card comes along.
    """
    link = FilteredRelation("culture_cards", condition=Q(culture_cards__form=LINK_FORM))
    columns = {
        name: F(f"link_card__{name.removeprefix(OF_CARD)}") for name in CARD_COLUMNS
    }
    return {"link_card": link, **columns}
