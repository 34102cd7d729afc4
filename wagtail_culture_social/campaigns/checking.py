"""What is wrong with the days of a campaign, and what an editor may want to know."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns.facts import facts_as_typed
from wagtail_culture_social.domain import campaign_days as plain
from wagtail_culture_social.domain.dates import format_short_day
from wagtail_culture_social.domain.hashtags import accent_twin, lint
from wagtail_culture_social.models.hashtags import Hashtag

MOST_NAMED = 5
ACCENT = "accent"
LINT = {
    "empty": gettext_lazy("it has no letter or digit"),
    "digits-only": gettext_lazy("digits alone are a hashtag nowhere"),
    "space": gettext_lazy("a space ends it"),
    "apostrophe": gettext_lazy("an apostrophe ends it"),
    "hyphen": gettext_lazy("a hyphen ends it"),
    "symbol": gettext_lazy("a sign or a symbol ends it"),
    "too-long": gettext_lazy("it is longer than some networks take"),
    "lower-case-run": gettext_lazy(
        "begin each word with a capital, for people who have it read aloud"
    ),
}
"""What ``domain.hashtags.lint`` finds, in words."""


def faults_of(
    days: Iterable[date], first: date | None, last: date | None
) -> Iterator[tuple[str, str]]:
    """Yield field and message of what keeps a campaign from being published."""
    days = list(days)
    if first and last and last < first:
        yield "end_date", _("The last day is before the first one.")
        return
    for day in sorted(plain.repeated(days)):
        message = _("%(day)s is there twice: a day has one block.")
        yield "days", message % {"day": _short(day)}
    if strays := plain.outside(days, first, last):
        message = _("These days are outside the campaign: %(days)s.")
        yield "days", message % {"days": _listed(strays)}


def notes_on(page: Any) -> list[str]:
    """Return what an editor may want to know of the days and hashtags, as saved."""
    facts = facts_as_typed(page)
    return [*_gaps(day for _slot, day, _tag in facts.days), *_on_hashtags(facts)]


def _gaps(days: Iterable[date]) -> Iterator[str]:
    if missing := plain.gaps(days):
        message = ngettext(
            "A day is missing: nothing is planned from %(days)s.",
            "Days are missing: nothing is planned from %(days)s.",
            len(missing),
        )
        yield message % {"days": _listed(missing)}


def _on_hashtags(facts: Any) -> Iterator[str]:
    tags = (facts.hashtag, *(tag for _slot, _day, tag in facts.days))
    spelled = (text for tag in tags if tag for text in _spellings(tag))
    for text in dict.fromkeys(spelled):
        codes = lint(text)
        reasons = [str(LINT[code]) for code in codes if code in LINT]
        if reasons:
            values = {"tag": text, "reasons": ", ".join(reasons)}
            yield _("#%(tag)s: %(reasons)s.") % values
        if ACCENT in codes:
            values = {"tag": text, "plain": accent_twin(text)}
            yield (
                _(
                    "#%(tag)s: some networks take it and #%(plain)s for two hashtags. "
                    "Posts carry both where that helps."
                )
                % values
            )


def _spellings(hashtag: Hashtag) -> Iterable[str]:
    tag = hashtag.merged_into or hashtag
    return tag.texts.values() or (tag.name,)


def _listed(days: Iterable[date]) -> str:
    named = list(map(_short, days))
    more = ["…"] if len(named) > MOST_NAMED else []
    return ", ".join([*named[:MOST_NAMED], *more])


def _short(day: date) -> str:
    return format_short_day(day, get_language() or "en")
