"""What a page shows of the votes: the same for every visitor, table and chart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wagtail_culture_social.campaigns.poll_blocks import Option
from wagtail_culture_social.domain.ballots import RATING, Result, Rules, tally
from wagtail_culture_social.domain.figures import format_figure
from wagtail_culture_social.domain.runoff import Round
from wagtail_culture_social.participation.models import Counter, Poll
from wagtail_culture_social.participation.polls.asked import lost_words
from wagtail_culture_social.social.charts import Bar, Chart


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result in words: charts that are tables, and what they come to."""

    total: str
    chart: Chart
    rounds: tuple[Chart, ...] = ()
    outcome: str = ""


def counters_of(polls: Iterable[Poll]) -> dict[int, dict[str, int]]:
    """Return the counters of polls by the key of the poll, in one query."""
    keys = [poll.pk for poll in polls]
    found: dict[int, dict[str, int]] = defaultdict(dict)
    if keys:
        rows = Counter.objects.filter(poll__in=keys)
        for poll, key, value in rows.values_list("poll_id", "key", "value"):
            found[poll][key] = value
    return found


def result_of(poll: Poll, counters: Mapping[str, int] | None = None) -> Result:
    """Return what the ballots of a poll say; once it is closed, what was frozen."""
    if poll.result is not None:
        return Result.from_json(poll.result)
    if counters is None:
        counters = counters_of([poll])[poll.pk]
    return tally(Rules.from_json(poll.rules), counters)


def shown_result(
    poll: Poll,
    result: Result,
    answers: Sequence[Option],
    language: str,
    *,
    tells_right: bool = False,
) -> ShownResult:
    """Return a result in the words of a page; only then which answers are right."""
    names = {answer.key: answer.text for answer in answers}
    right = {answer.key for answer in answers if answer.is_right and tells_right}
    bars = tuple(
        Bar(
            label=name_of(poll, row.option, names),
            value=row.votes,
            share=row.share,
            note=_("Right answer") if row.option in right else "",
            is_marked=row.option in right,
        )
        for row in result.rows
    )
    return ShownResult(
        total=ngettext("%(count)s vote", "%(count)s votes", result.total)
        % {"count": format_figure(result.total, language)},
        chart=Chart(
            title=_("First choices") if result.rounds else _("Results"),
            unit=_("Votes"),
            bars=bars,
            heading=_("Mark") if poll.kind == RATING else _("Answer"),
        ),
        rounds=tuple(
            _round(poll, number, one, names)
            for number, one in enumerate(result.rounds, 1)
        ),
        outcome=_outcome(poll, result, names, language),
    )


def name_of(poll: Poll, option: str, names: Mapping[str, str]) -> str:
    """Return the words of an option or a mark, also of one that is on no page."""
    if poll.kind == RATING:
        scale = poll.rules.get("scale")
        return _("%(mark)s out of %(scale)s") % {"mark": option, "scale": scale}
    return names.get(option) or lost_words()


def _round(poll: Poll, number: int, one: Round, names: Mapping[str, str]) -> Chart:
    counted = sum(votes for _option, votes in one.votes)
    bars = tuple(
        Bar(
            label=name_of(poll, option, names),
            value=votes,
            share=votes / counted if counted else 0,
            note=pgettext("answer in a round of a vote", "Leaves")
            if option in one.eliminated
            else "",
        )
        for option, votes in one.votes
    )
    title = _("Round %(number)s") % {"number": number}
    return Chart(title=title, unit=_("Votes"), bars=bars, heading=_("Answer"))


def _outcome(
    poll: Poll, result: Result, names: Mapping[str, str], language: str
) -> str:
    if result.mean is not None:
        mean = format_figure(round(result.mean, 1), language)
        scale = poll.rules.get("scale")
        return _("On average %(mean)s out of %(scale)s") % {
            "mean": mean,
            "scale": scale,
        }
    winners = [name_of(poll, option, names) for option in result.winners]
    if len(winners) == 1:
        return _("Comes first: %(answer)s") % {"answer": winners[0]}
    if winners:
        return _("A tie: %(answers)s") % {"answers": ", ".join(winners)}
    return ""
