"""Polls as their lead page says them, and the printed codes of some."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.compat import PAGE_MODEL


class Poll(models.Model):
    """A poll, a quiz or a question; one row per block and set of twins.

    ``rules`` are what a ballot is checked against (``domain.ballots.Rules``); the
    words stay on the pages. ``secret`` makes voter keys and is destroyed at close.
    """

    class Kind(models.TextChoices):
        """What a visitor is asked."""

        SINGLE = "single", _("One choice")
        MULTIPLE = "multiple", _("Several choices")
        RANKED = "ranked", _("Ranking")
        RATING = "rating", _("Rating")
        QUIZ = "quiz", _("Quiz")
        OPEN = "open", _("Open question")
        ENTRIES = "entries", _("Vote on entries")

    class Mode(models.TextChoices):
        """What a vote asks of a visitor, from the lightest to the strictest."""

        COOKIE = "cookie", _("Nothing: one vote per browser")
        PROOF = "proof", _("A computation by the browser")
        EMAIL = "email", _("A confirmed e-mail address")
        CODE = "code", _("A printed code")

    class Visibility(models.TextChoices):
        """Who sees the results, and when."""

        ALWAYS = "always", _("Everybody, at any time")
        AFTER_VOTE = "after_vote", _("Who has voted")
        AFTER_CLOSE = "after_close", _("Everybody, after the vote")
        STAFF = "staff", _("Editors only")

    twin_key = models.UUIDField()
    block_id = models.CharField(max_length=36)
    page = models.ForeignKey(
        PAGE_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    question = models.CharField(_("question"), max_length=255)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    mode = models.CharField(_("protection"), max_length=10, choices=Mode)
    visibility = models.CharField(_("results"), max_length=12, choices=Visibility)
    rules: Any = models.JSONField(default=dict)
    opens_at = models.DateTimeField(_("opens at"), null=True)
    closes_at = models.DateTimeField(_("closes at"), null=True)
    is_offered = models.BooleanField(default=True)
    secret = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField(null=True)
    result: Any = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["twin_key", "block_id"], name="wcs_poll_once"
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def has_begun(self) -> bool:
        """Tell whether somebody has voted, so that options and rules stay."""
        return self.pk is not None and self.ballots.exists()


class VotingCode(models.Model):
    """The digest of one printed code; the code itself is on paper only."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("voting code")
        verbose_name_plural = _("voting codes")
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "digest"], name="wcs_voting_code_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
