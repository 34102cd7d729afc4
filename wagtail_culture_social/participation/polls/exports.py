"""The result of a poll as a table for spreadsheets: the figures that its page shows."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wagtail_culture_social.campaigns.poll_blocks import Option
from wagtail_culture_social.domain.ballots import Result
from wagtail_culture_social.domain.csv_export import csv_table
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.results import name_of


def result_table(
    poll: Poll, result: Result, answers: Sequence[Option]
) -> Iterator[str]:
    """Return the lines of the table: every answer, of a ranking in every round."""
    names = {answer.key: answer.text for answer in answers}
    share = pgettext("part of a whole", "Share")
    columns = (_("Round"), _("Answer"), _("Votes"), share)
    rounds = [(str(number), one.votes) for number, one in enumerate(result.rounds, 1)]
    if not rounds:
        rounds = [("", tuple((row.option, row.votes) for row in result.rows))]
    return csv_table(columns, _rows(poll, result, rounds, names, columns))


def _rows(
    poll: Poll,
    result: Result,
    rounds: Sequence[tuple[str, Sequence[tuple[str, int]]]],
    names: Mapping[str, str],
    columns: Sequence[str],
) -> Iterator[dict[str, str]]:
    for number, votes in rounds:
        whole = result.total if not number else sum(count for _option, count in votes)
        for option, count in votes:
            share = f"{count / whole:.4f}" if whole else "0"
            cells = (number, name_of(poll, option, names), str(count), share)
            yield dict(zip(columns, cells, strict=True))
