"""Paths: pages in the order in which one learns; how they are shown is `tutorials`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, TranslatableMixin

from wagtail_culture_social.compat import PAGE_MODEL, synchronized_fields


class TutorialPath(TranslatableMixin, ClusterableModel):
    """A way through several tutorials; a tutorial may be on many."""

    title = models.CharField(_("title"), max_length=150)
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=300,
        help_text=_("One sentence: what one can do at the end of it."),
    )

    override_translatable_fields = synchronized_fields("items")

    class Meta(TranslatableMixin.Meta):
        ordering = ["title"]
        verbose_name = _("path")
        verbose_name_plural = _("paths")

    def __str__(self) -> str:
        return self.title


class TutorialPathItem(Orderable):
    """A page on a path; in another language its translation takes its place."""

    path = ParentalKey(TutorialPath, related_name="items", on_delete=models.CASCADE)
    page = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In another language its translation takes its place."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("page of a path")
        verbose_name_plural = _("pages of a path")

    def __str__(self) -> str:
        return str(self.page)
