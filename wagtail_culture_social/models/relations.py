"""What belongs together: pages that an editor chose beside a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from wagtail_culture_social.compat import PAGE_MODEL


class RelatedPage(Orderable):
    """A page that was chosen beside another one, of any page types.

    It holds in every language and in both directions; only what the lead of a
    translation set chose counts, for twins carry copies.
    """

    page = ParentalKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="culture_related_items"
    )
    related = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
