"""What visitors said of a page: whether it helped, and perhaps why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.compat import PAGE_MODEL


class Feedback(models.Model):
    """One answer to “did this page help?”, without anything of a person."""

    twin_key = models.UUIDField()
    page = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=12)
    is_helpful = models.BooleanField(_("it helped"))
    sentence = models.CharField(_("remark"), max_length=500, blank=True)
    given_on = models.DateField(_("day"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["twin_key", "given_on"], name="wcs_feedback_page")
        ]

    def __str__(self) -> str:
        return str(self.pk)
