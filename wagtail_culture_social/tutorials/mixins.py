"""``TutorialMixin`` and ``TutorialIndexMixin``: level, duration, service, steps."""

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField

from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.social.mixins import IndexMixin, SocialMixin
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.tutorials import services
from wagtail_culture_social.tutorials.blocks import StepsBlock

LEVELS = [
    ("beginner", _("Beginner")),
    ("intermediate", _("Intermediate")),
    ("advanced", _("Advanced")),
]


class TutorialMixin(SocialMixin):
    """How to use a service, step by step."""

    level = models.CharField(
        _("level"), max_length=12, choices=LEVELS, default="beginner"
    )
    duration = models.PositiveIntegerField(
        _("duration"), null=True, blank=True, help_text=_("In minutes.")
    )
    service = models.CharField(
        _("service concerned"),
        max_length=120,
        blank=True,
        help_text=_("For example: online catalogue"),
    )
    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link"]
    )
    steps = StreamField(StepsBlock(), verbose_name=_("steps"), blank=True)

    reviewed_on = models.DateField(_("last reviewed"), null=True, blank=True)
    review_due = models.DateField(_("review due"), null=True, blank=True)
    responsible = models.ForeignKey(
        "wagtail_culture_social.Person",
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    word_panels: list[Any] = ["level", "duration", "service", "introduction", "steps"]
    wcs_template = "wagtail_culture_social/tutorials/tutorial.html"

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Have the pictures of the steps at hand."""
        services.prepare_steps(self)
        return super().get_context(request, *args, **kwargs)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return the schema.org node of the tutorial."""
        return services.tutorial_nodes(self, request)

    def get_social_draft(
        self,
        phase: str | None = None,
        recurrence_id: str = "",
        day: date | None = None,
    ) -> Draft:
        """Return the draft of the tutorial's posts."""
        return page_draft(self, kind="tutorial")


class TutorialIndexMixin(IndexMixin):
    """The list of tutorials."""

    wcs_template = "wagtail_culture_social/tutorials/tutorial_index.html"

    class Meta:
        abstract = True
