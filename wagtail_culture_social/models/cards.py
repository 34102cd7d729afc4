"""Image cards of pages that were drawn already, with what they were drawn from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.compat import PAGE_MODEL


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
