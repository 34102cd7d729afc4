"""A week of the programme as a mail: a document of its own, and plain text."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from textwrap import wrap
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_culture_social.conf import today
from wagtail_culture_social.events.filters import FilterForm
from wagtail_culture_social.events.lines import Line, lines_of
from wagtail_culture_social.events.listing import between
from wagtail_culture_social.events.season import days_of, runs, span_in_words
from wagtail_culture_social.social.cards import card_image
from wagtail_culture_social.social.listing import specific_pages
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.rights import credit_of
from wagtail_culture_social.social.services import organisation_name
from wagtail_culture_social.social.twins import content_language

TEMPLATE = "wagtail_culture_social/events/editions/newsletter.html"
MOST = 60
WIDTH = 78
SIX_DAYS = timedelta(days=6)
WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})", re.ASCII)
POLICY = "default-src 'none'; img-src 'self' https:; style-src 'unsafe-inline'"
"""The document is styled as mails are, and runs nothing; media may be elsewhere."""


def answer(index: Page, request: HttpRequest) -> HttpResponse:
    """Answer the week as HTML for mails, or as plain text for ``?format=text``."""
    context = newsletter(index, request)
    if request.GET.get("format") == "text":
        text = "\n".join(text_lines(context)) + "\n"
        response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    else:
        response = TemplateResponse(request, TEMPLATE, context)
        response["Content-Security-Policy"] = POLICY
    response["X-Robots-Tag"] = "noindex"
    return response


def newsletter(index: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the context of the mail: next week, or ``?week=2026-W49``; filters apply.

    At most ``MOST`` dates; the first that has a picture and takes place opens it.
    """
    form, language = FilterForm.of(request.GET), content_language(index)
    monday, sunday = week_of(request.GET.get("week", ""), today())
    dates = form.narrow(between(index, monday, sunday))
    lines = lines_of(dates, index, request, most=MOST + 1)
    shown = lines[:MOST]
    address = index.get_full_url(request) or ""
    query = urlencode({"first": monday, "last": sunday})
    return {
        "page": index,
        "wcs_language": language,
        "publisher": organisation_name(index, request),
        "span": span_in_words(monday, sunday, language),
        "lead": _lead(shown, request),
        "days": days_of([one for one in shown if not runs(one, monday)], language),
        "long": [line for line in shown if runs(line, monday)],
        "has_more": len(lines) > MOST,
        "address": address,
        "week_address": f"{address}?{query}",
    }


def week_of(text: str, present: date) -> tuple[date, date]:
    """Return Monday and Sunday of an ISO week such as ``2026-W49``, else the next."""
    monday = present + timedelta(days=7 - present.weekday())
    if found := WEEK.fullmatch(text):
        with suppress(ValueError, OverflowError):
            asked = date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
            return asked, asked + SIX_DAYS
    return monday, monday + SIX_DAYS


def text_lines(context: dict[str, Any]) -> Iterator[str]:
    """Yield the mail as lines of at most ``WIDTH`` columns; addresses stay whole."""
    yield from _wrapped(f"{context['publisher']} – {context['page'].title}")
    yield from _wrapped(context["span"])
    for day in context["days"]:
        yield from _section(day["label"], [(one.time, one) for one in day["lines"]])
    if context["long"]:
        runs_on = [(one.when, one) for one in context["long"]]
        yield from _section(_("All through the week"), runs_on)
    if not context["days"] and not context["long"]:
        yield from ("", _("Nothing is planned in this week."))
    if context["has_more"]:
        yield from ("", _("More dates of this week:"), context["week_address"])
    yield from ("", "-- ", _("The whole programme:"), context["address"])


def _section(title: str, lines: Iterable[tuple[str, Line]]) -> Iterator[str]:
    yield from ("", title, "=" * len(title))
    for when, line in lines:
        yield ""
        yield from _wrapped(" · ".join(filter(None, (when, line.title))))
        told = (line.state_label, line.note, line.kind, *line.facts)
        yield from _wrapped(" · ".join(filter(None, told)), indent="  ")
        yield f"  {line.url}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lead(lines: Iterable[Line], request: HttpRequest) -> dict[str, Any] | None:
    pages = {line.page.pk: line.page for line in lines if not line.is_off}
    for page in specific_pages(pages.values()):
        if page.social_image and (card := card_image(page, request)):
            url = page.get_full_url(request)
            credit = credit_of(main_picture(page)).text
            return {"page": page, "url": url, "credit": credit, "card": card}
    return None
