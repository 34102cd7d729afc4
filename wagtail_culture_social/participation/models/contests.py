"""Contests and challenges as their lead page says them, their juries, their marks."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.compat import PAGE_MODEL
from wagtail_culture_social.participation.models.polls import Poll


class Contest(models.Model):
    """A call for entries; one row per block and set of twins.

    ``rules`` are what an entry is checked against (``domain.contests.Rules``): its
    fields, licences, consents, the limit per person; the words stay on the pages. The
    phases follow from the dates by the clock alone: what has no date does not take
    place. ``vote`` is the poll of the public, made when its phase begins.
    ``result`` is written once, when winners are frozen.
    """

    class Kind(models.TextChoices):
        """What visitors are called to do."""

        CONTEST = "contest", _("Contest")
        CHALLENGE = "challenge", _("Challenge, without prizes")

    twin_key = models.UUIDField()
    block_id = models.CharField(max_length=36)
    page = models.ForeignKey(
        PAGE_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    rules: Any = models.JSONField(default=dict)
    opens_at = models.DateTimeField(_("entries from"), null=True)
    closes_at = models.DateTimeField(_("entries until"), null=True)
    vote_opens_at = models.DateTimeField(_("public vote from"), null=True)
    vote_closes_at = models.DateTimeField(_("public vote until"), null=True)
    jury_closes_at = models.DateTimeField(_("jury until"), null=True)
    results_at = models.DateTimeField(_("results from"), null=True)
    is_offered = models.BooleanField(default=True)
    vote = models.OneToOneField(
        Poll, null=True, on_delete=models.PROTECT, related_name="contest"
    )
    result: Any = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True)
    jurors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("jury"),
        blank=True,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["twin_key", "block_id"], name="wcs_contest_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class JuryRound(models.Model):
    """One round of a jury: how it judges, how many entries go on, its result.

    A round counts only what at least ``quorum`` jurors judged.
    """

    class Method(models.TextChoices):
        """How a juror judges."""

        YES_NO = "yes_no", _("Yes or no")
        STARS = "stars", _("One to five stars")
        RANK = "rank", _("Ranking")

    contest = models.ForeignKey(
        Contest, on_delete=models.CASCADE, related_name="rounds"
    )
    number = models.PositiveSmallIntegerField(_("round"))
    method = models.CharField(_("method"), max_length=8, choices=Method)
    quorum = models.PositiveSmallIntegerField(_("quorum"), default=1)
    keeps = models.PositiveSmallIntegerField(_("entries that go on"))
    result: Any = models.JSONField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("round of a jury")
        verbose_name_plural = _("rounds of juries")
        ordering = ["contest", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "number"], name="wcs_jury_round_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class JuryMark(models.Model):
    """What a juror says of an entry in a round: 0 or 1, stars, or a rank from 1.

    Without a value the juror has declared that it is not theirs to judge.
    """

    round = models.ForeignKey(JuryRound, on_delete=models.CASCADE, related_name="marks")
    entry = models.ForeignKey(
        "wagtail_culture_social_participation.Entry",
        on_delete=models.CASCADE,
        related_name="marks",
    )
    juror = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    value = models.PositiveSmallIntegerField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mark of a juror")
        verbose_name_plural = _("marks of jurors")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "entry", "juror"], name="wcs_jury_mark_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
