"""Posts that are planned, and what people made of them; their words are computed."""

from enum import StrEnum

from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.images import get_image_model_string

from wagtail_culture_social.compat import PAGE_MODEL
from wagtail_culture_social.domain.posting import BadTime, times_in
from wagtail_culture_social.models.choices import WEEKDAYS, network_choices
from wagtail_culture_social.models.codes import CodesField

LONGEST = 20_000
"""Characters of a text; no network takes more."""


class PostStatus(StrEnum):
    """What became of a post; whether it is ready is computed when it is read."""

    PLANNED = "planned"
    POSTED = "posted"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


STATUS_CHOICES = [
    (PostStatus.PLANNED.value, _("Planned")),
    (PostStatus.POSTED.value, _("Posted")),
    (PostStatus.SKIPPED.value, pgettext_lazy("post", "Skipped")),
    (PostStatus.WITHDRAWN.value, _("Withdrawn")),
]


class SocialPost(models.Model):
    """One post on one network in one language: when it is due, and what is its own.

    A post of a page is of one phase, and of one date of a series where
    ``recurrence_id`` says so. A post without a page was written by hand; ``message``
    joins what it says on several networks. ``due`` is ``None`` for words that were
    changed and are not planned; ``keeps_due`` when a person chose the instant.

    ``text`` are words of a person, "" those that are computed; ``written_from`` are the
    computed words which that person saw. What was posted stays as it went out.
    """

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.CASCADE, related_name="culture_posts"
    )
    page = models.ForeignKey(
        PAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="culture_posts",
    )
    message = models.UUIDField(null=True, blank=True, editable=False)
    recurrence_id = models.CharField(max_length=64, blank=True)
    phase = models.CharField(_("moment"), max_length=40)
    network = models.CharField(_("network"), max_length=40, choices=network_choices)
    language = models.CharField(_("language"), max_length=20)

    due = models.DateTimeField(_("due"), null=True, blank=True)
    keeps_due = models.BooleanField(default=False)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=STATUS_CHOICES,
        default=PostStatus.PLANNED.value,
    )
    text = models.TextField(_("text"), blank=True, max_length=LONGEST)
    written_from = models.TextField(blank=True)
    is_locked = models.BooleanField(_("locked"), default=False)
    edited_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    edited_at = models.DateTimeField(null=True, blank=True)

    campaign = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    campaign_day = models.DateField(_("day of the campaign"), null=True, blank=True)
    link = models.URLField(_("link"), blank=True)
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("alternative text of the picture"), max_length=1000, blank=True
    )

    approved_text = models.TextField(blank=True)
    approved_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    posted_text = models.TextField(blank=True)
    posted_alt = models.TextField(blank=True)
    posted_url = models.URLField(_("address of the post"), blank=True)
    posted_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("social post")
        verbose_name_plural = _("social posts")
        ordering = ["due", "pk"]
        permissions = [
            ("approve_socialpost", _("Can approve social posts")),
            ("mark_socialpost", _("Can mark social posts as posted")),
            ("export_socialpost", _("Can export social posts")),
        ]
        indexes = [models.Index(fields=["site", "due"], name="wcs_post_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "recurrence_id", "phase", "network", "language"],
                condition=models.Q(page__isnull=False),
                name="wcs_post_of_page_once",
            ),
            models.UniqueConstraint(
                fields=["message", "network", "language"],
                condition=models.Q(page__isnull=True),
                name="wcs_post_by_hand_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_network_display()} · {self.phase} · {self.language}"


class PostingHours(models.Model):
    """When an institution posts on one network, or on all: hours, and quiet days."""

    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        on_delete=models.CASCADE,
        related_name="culture_posting_hours",
    )
    network = models.CharField(
        _("network"),
        max_length=40,
        blank=True,
        choices=network_choices,
        help_text=_("Hours of one network go before those of all."),
    )
    times = models.CharField(
        _("preferred times"),
        max_length=120,
        blank=True,
        help_text=_("For example 09:00, 12:30, 17:30. Empty: when a post is due."),
    )
    quiet_days = CodesField(
        verbose_name=_("quiet days"),
        codes=WEEKDAYS,
        help_text=_("Posts that are due then move to the next day that is not quiet."),
    )

    class Meta:
        verbose_name = _("posting hours")
        verbose_name_plural = _("posting hours")
        ordering = ["site", "network"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "network"], name="wcs_posting_hours_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_network_display() or str(_("All networks"))

    def clean(self) -> None:
        """Write the times alike, "9 h; 12 h 30" as "09:00, 12:30"; refuse others."""
        super().clean()
        try:
            times = times_in(self.times)
        except BadTime as error:
            message = _("“%(time)s” is no time of day: write 09:00, 12:30, 17:30.")
            values = {"time": error.args[0]}
            raise ValidationError({"times": message % values}) from error
        self.times = ", ".join(f"{one:%H:%M}" for one in times)


class PostFeed(models.Model):
    """A private address at which a scheduler reads the posts of one person's desk.

    Only a digest of its key is kept: the address is shown once.
    """

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        django_settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100)
    key_digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    last_read_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("feed of posts")
        verbose_name_plural = _("feeds of posts")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name
