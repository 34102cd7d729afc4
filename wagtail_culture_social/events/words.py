"""The facts of an event in words, for its page and for the editors of its twins."""

from collections.abc import Iterator

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.dates import format_when
from wagtail_culture_social.domain.prices import format_price
from wagtail_culture_social.domain.programme import Series
from wagtail_culture_social.domain.recurrence import until_of
from wagtail_culture_social.domain.rule_words import rule_in_words
from wagtail_culture_social.domain.schedule import Slot
from wagtail_culture_social.events.facts import Facts
from wagtail_culture_social.models.choices import PRICE_CATEGORIES

DAYS_OFF = {
    "public_holidays": gettext_lazy("public holidays"),
    "closing_days": gettext_lazy("closing days"),
    "school_holidays": gettext_lazy("school holidays"),
}


def series_words(facts: Facts, language: str) -> list[str]:
    """Return the rules of the series that go on, each as a sentence of its own."""
    today = now().astimezone(facts.zone).date()
    going_on = []
    for series in facts.schedule.series:
        until = until_of(series.rule, facts.zone)
        if until is None or until.date() >= today:
            going_on.append(_series(series, facts, language))
    return list(dict.fromkeys(filter(None, going_on)))


def pause_words(facts: Facts, language: str) -> list[str]:
    """Return the days, from now on, on which the series do not take place."""
    if not facts.schedule.series:
        return []
    today = now().astimezone(facts.zone).date()
    pauses = (one for one in facts.schedule.pauses if one.last >= today)
    spans = (
        Slot("", pause.first, end_date=pause.last).instants(facts.zone)
        for pause in pauses
    )
    return [format_when(*span, language, all_day=True) for span in spans]


def price_lines(facts: Facts, language: str) -> list[tuple[str, str]]:
    """Return the price list as (for whom, how much)."""
    labels = dict(PRICE_CATEGORIES)
    return [
        (
            str(labels.get(line.category, line.category)),
            format_price(line.amount, facts.currency, language)
            if line.amount
            else _("free"),
        )
        for line in facts.prices
    ]


def age_words(facts: Facts) -> str:
    """Return for which ages the event is, ``""`` when it is for all."""
    first, last = facts.age_min, facts.age_max
    values = {"first": first, "last": last}
    if first and first == last:
        return ngettext("%(first)s year", "%(first)s years", first) % values
    if last is not None and first is not None:
        phrase = ngettext("%(first)s–%(last)s year", "%(first)s–%(last)s years", last)
        return phrase % values
    if last is not None:
        return ngettext("Up to %(last)s year", "Up to %(last)s years", last) % values
    if first:
        return ngettext("From %(first)s year", "From %(first)s years", first) % values
    return ""


def _series(series: Series, facts: Facts, language: str) -> str:
    rule = rule_in_words(series.rule, series.slot.start_date, facts.zone, language)
    return capfirst(", ".join([rule, *_limits(series)])) if rule else ""


def _limits(series: Series) -> Iterator[str]:
    if series.rule.is_endless:
        yield _("until further notice")
    off = [str(words) for name, words in DAYS_OFF.items() if name in series.closed_on]
    if off:
        yield _("except on %(days)s") % {"days": get_text_list(off, _("and"))}
