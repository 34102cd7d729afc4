"""``TutorialMixin`` and ``TutorialIndexMixin``: the fields and panels of tutorials."""

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.domain.snippets import Draft
from wagtail_culture_social.models.choices import AUDIENCES
from wagtail_culture_social.models.codes import CodesField
from wagtail_culture_social.social.easy_read import EasyReadMixin
from wagtail_culture_social.social.feeds import Selection
from wagtail_culture_social.social.mixins import IndexMixin
from wagtail_culture_social.social.services import page_draft
from wagtail_culture_social.tutorials import services
from wagtail_culture_social.tutorials.blocks import (
    PrerequisitesBlock,
    StepsBlock,
    VideoBlock,
)
from wagtail_culture_social.tutorials.choices import ACCESS, KINDS, LEVELS
from wagtail_culture_social.tutorials.filters import TutorialFilterForm
from wagtail_culture_social.tutorials.forms import TutorialPageForm
from wagtail_culture_social.tutorials.index import beside_the_list, index_feed
from wagtail_culture_social.tutorials.page import tutorial_context
from wagtail_culture_social.tutorials.steps import Step, steps_of

SAME_IN_EVERY_LANGUAGE = (
    "campaign",
    "kind",
    "level",
    "duration",
    "audience",
    "access",
    "asks_feedback",
)


class TutorialMixin(EasyReadMixin):
    """How to use a service, step by step."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link"]
    )
    prerequisites = StreamField(
        PrerequisitesBlock(),
        verbose_name=_("what one needs before"),
        blank=True,
        help_text=_("A card, an account, a device, or another tutorial."),
    )
    video = StreamField(
        VideoBlock(),
        verbose_name=_("video of the whole"),
        blank=True,
        help_text=_("Its chapters are the steps: each step leads to its moment."),
    )
    steps = StreamField(
        StepsBlock(),
        verbose_name=_("steps"),
        blank=True,
        help_text=_("Sub-steps and other ways belong to the step above them."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=KINDS, default="how_to")
    level = models.CharField(
        _("level"), max_length=12, choices=LEVELS, default="beginner"
    )
    duration = models.PositiveIntegerField(
        _("duration"), null=True, blank=True, help_text=_("In minutes.")
    )
    audience = CodesField(_("audience"), codes=AUDIENCES)
    service = models.CharField(
        _("service concerned"),
        max_length=120,
        blank=True,
        help_text=_("For example: online catalogue"),
    )
    service_url = models.URLField(_("address of the service"), blank=True)
    access = CodesField(_("how the service is reached"), max_length=60, codes=ACCESS)
    reviewed_on = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("When somebody last followed all the steps. Shown on the page."),
    )
    review_due = models.DateField(
        _("review due"),
        null=True,
        blank=True,
        help_text=_("Usually a year after the last review. Not shown on the page."),
    )
    responsible = models.ForeignKey(
        "wagtail_culture_social.Person",
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who keeps it up to date. Not shown on the page."),
    )
    contact = models.ForeignKey(
        "wagtail_culture_social.Person",
        verbose_name=_("who helps"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on the page, with their page and accounts."),
    )
    asks_feedback = models.BooleanField(_("ask whether the page helped"), default=True)

    word_panels: list[Any] = [
        "introduction",
        "prerequisites",
        "video",
        "steps",
        MultiFieldPanel(
            [
                FieldRowPanel(["kind", "level", "duration"]),
                "audience",
                FieldRowPanel(["service", "service_url"]),
                "access",
            ],
            heading=_("For whom and about what"),
        ),
        "easy_read",
        MultiFieldPanel(
            [
                FieldRowPanel(["reviewed_on", "review_due"]),
                FieldRowPanel(["responsible", "contact"]),
                "asks_feedback",
            ],
            heading=_("Care"),
        ),
    ]
    base_form_class = TutorialPageForm
    wcs_template = "wagtail_culture_social/tutorials/tutorial.html"
    override_translatable_fields = synchronized_fields(*SAME_IN_EVERY_LANGUAGE)

    search_fields = [
        *EasyReadMixin.search_fields,
        index.SearchField("introduction"),
        index.SearchField("steps"),
        index.SearchField("service"),
    ]

    class Meta:
        abstract = True

    @property
    def tutorial_steps(self) -> list[Step]:
        """The steps, each with what belongs to it."""
        return steps_of(self.steps)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the steps with their moments, what one needs, and the paths."""
        services.prepare_page(self)
        context = super().get_context(request, *args, **kwargs)
        return context | tutorial_context(self, request)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Return the schema.org nodes of the tutorial and its video."""
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
    """The list of tutorials, with filters, a search and paths."""

    wcs_template = "wagtail_culture_social/tutorials/tutorial_index.html"
    wcs_filters = TutorialFilterForm

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the paths, and the feeds of what is shown."""
        context = super().get_context(request, *args, **kwargs)
        return context | beside_the_list(context)

    def get_feed(self, request: HttpRequest) -> Selection:
        """Return the feed of what the filters of the address leave."""
        return index_feed(self, request)
