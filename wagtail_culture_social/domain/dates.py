"""Dates and times in words, per language; the clock itself is in `schedule`."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, get_timezone_location
from babel.dates import format_time as babel_time

from wagtail_culture_social.domain.schedule import FOREVER

NBSP = "\u00a0"
NIGHT = timedelta(hours=12)
"""What is no longer than this and ends on the next day belongs to its first day."""
_INSTANT = timedelta(microseconds=1)


@lru_cache(maxsize=64)
def locale_for(language: str) -> Locale:
    """CLDR's data for a language tag; British for plain "en", and for nonsense."""
    tag = {"en": "en_GB", "fr": "fr_FR"}.get(language.lower(), language)
    try:
        return Locale.parse(tag, sep="-" if "-" in tag else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def format_day(day: date, language: str) -> str:
    """The day in full: `samedi 28 novembre 2026`, `Saturday 28 November 2026`."""
    return _day(day, language, with_year=True)


def format_short_day(day: date, language: str) -> str:
    """The day without its weekday: `1er décembre 2026`, `1 December 2026`."""
    locale = locale_for(language)
    if locale.language not in ("fr", "en"):
        return format_date(day, "long", locale=locale)
    return _date(day, locale, with_month=True, with_year=True)


def format_days(first: date, last: date, language: str) -> str:
    """Several days, both included: `du 23 au 29 novembre 2026`, `23–29 November 2026`.

    One day alone is told in full.
    """
    if first == last:
        return _day(first, language, with_year=True)
    return _over_days(first, last, language, with_year=True)


def format_month(day: date, language: str) -> str:
    """The month of a day as a title: `Décembre 2026`, `December 2026`."""
    name = format_date(day, "LLLL yyyy", locale=locale_for(language))
    return name[:1].upper() + name[1:]


def weekday_names(language: str) -> list[tuple[str, str]]:
    """The days of the week from Monday on, each in full and short: `lundi`, `lun.`."""
    names = locale_for(language).days["stand-alone"]
    return [(names["wide"][day], names["abbreviated"][day]) for day in range(7)]


def zone_city(zone: ZoneInfo, language: str) -> str:
    """The city that a time zone is named after: `Miquelon`, `New York`."""
    return get_timezone_location(zone, locale=locale_for(language), return_city=True)


@lru_cache(maxsize=2048)
def format_time(moment: time, language: str) -> str:
    """The time of day: `18 h 30` (U+00A0), `6:30 p.m.`; `minuit`, `noon`.

    Rule: Lexique des règles typographiques (Imprimerie nationale) for French,
    the usage of British institutions for English, CLDR for the rest.
    """
    locale = locale_for(language)
    if locale.language == "fr":
        return _french_time(moment)
    if locale.language == "en":
        return _english_time(moment)
    return babel_time(moment.replace(tzinfo=None), "short", locale=locale)


def format_times(start: datetime, end: datetime, language: str) -> str:
    """From when to when: `de 18 h à 20 h`, `6–8 p.m.`; the days are not told.

    An end that is not after the start is left out. A night is known by its dates.
    """
    french = locale_for(language).language == "fr"
    first, last = (format_time(moment.time(), language) for moment in (start, end))
    if end <= start:
        return f"à {first}" if french else first
    if french:
        return f"de {first} à {last}"
    half = last[-5:]
    if half in (" a.m.", " p.m.") and start.date() == end.date():
        first = first.removesuffix(half)
    return f"{first}–{last}"


def format_when(
    start: datetime,
    end: datetime,
    language: str,
    *,
    all_day: bool = False,
    today: date | None = None,
) -> str:
    """When it takes place, in one phrase and in the zone of `start`.

    A night that ends within twelve hours belongs to its first day. Over several
    days the times are left out. With `today`, a year that is today's is left out.
    What is permanent has its first day only.
    """
    if end >= FOREVER:
        first_day = format_short_day(start.date(), language)
        if locale_for(language).language == "fr":
            return f"à partir du {first_day}"
        return f"from {first_day}"
    end = end.astimezone(start.tzinfo)
    first, last = start.date(), start.date()
    if end > start:
        last = (end - _INSTANT).date()
    with_year = today is None or {first.year, last.year} != {today.year}
    if not all_day and (last == first or end - start <= NIGHT):
        day = _day(first, language, with_year=with_year)
        return f"{day}, {format_times(start, end, language)}"
    if last == first:
        return _day(first, language, with_year=with_year)
    return _over_days(first, last, language, with_year=with_year)


def format_when_short(
    start: datetime,
    end: datetime,
    language: str,
    *,
    today: date,
    all_day: bool = False,
) -> str:
    """The same phrase for cards and posts: no year when it is today's."""
    return format_when(start, end, language, all_day=all_day, today=today)


@lru_cache(maxsize=2048)
def _day(day: date, language: str, *, with_year: bool) -> str:
    locale = locale_for(language)
    if locale.language not in ("fr", "en"):
        return format_date(day, "full", locale=locale)
    name = f"{locale.days['format']['wide'][day.weekday()]} "
    return name + _date(day, locale, with_month=True, with_year=with_year)


def _date(day: date, locale: Locale, *, with_month: bool, with_year: bool) -> str:
    first_in_french = locale.language == "fr" and day.day == 1
    words = ["1er" if first_in_french else str(day.day)]
    if with_month:
        words.append(locale.months["format"]["wide"][day.month])
    if with_year:
        words.append(str(day.year))
    return " ".join(words)


def _french_time(moment: time) -> str:
    if not moment.hour and not moment.minute:
        return "minuit"
    minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def _english_time(moment: time) -> str:
    if not moment.minute and moment.hour in (0, 12):
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    half = "p.m." if moment.hour >= 12 else "a.m."
    return f"{moment.hour % 12 or 12}{minutes} {half}"


def _over_days(first: date, last: date, language: str, *, with_year: bool) -> str:
    locale = locale_for(language)
    if locale.language not in ("fr", "en"):
        return format_interval(first, last, "yMMMd", locale=locale)
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    begun = _date(
        first, locale, with_month=not same_month, with_year=with_year and not same_year
    )
    ended = _date(last, locale, with_month=True, with_year=with_year)
    if locale.language == "fr":
        return f"du {begun} au {ended}"
    return f"{begun}–{ended}" if same_month else f"{begun} – {ended}"
