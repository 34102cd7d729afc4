"""Ballots, which are only added, and the counters that pages read."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.participation.models.polls import Poll


class Ballot(models.Model):
    """A vote, or a later one of the same voter: the highest revision counts.

    ``voter_key`` is a keyed digest under the poll's own secret, so that no two polls
    have one in common; it carries no time.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    voter_key = models.CharField(max_length=32)
    revision = models.PositiveSmallIntegerField(default=0)
    choices: Any = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "voter_key", "revision"], name="wcs_ballot_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Counter(models.Model):
    """How many ballots say one thing: an option, or a whole ranking."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="counters")
    key = models.CharField(max_length=200)
    value = models.BigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
        constraints = [
            models.UniqueConstraint(fields=["poll", "key"], name="wcs_counter_once")
        ]

    def __str__(self) -> str:
        return self.key
