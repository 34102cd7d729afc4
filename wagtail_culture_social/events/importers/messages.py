"""The notes of an import in the words of the reader: never a word of the source's."""

from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from wagtail_culture_social.domain.dates import format_short_day
from wagtail_culture_social.models.imports import ImportSource
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.outbound import message_of
from wagtail_culture_social.social.fetched_pictures import message_of_picture
from wagtail_culture_social.social.importing import FILE_FAULTS

KINDS = dict(ImportSource.KINDS)
MOST_CHARACTERS = 80
DAYS = {"day", "until"}
"""Values of notes that are days, as ISO writes them."""

REFUSALS = {
    "no-title": _("It has no title."),
    "no-date": _("It has no date."),
    "bad-date": _("“%(value)s” is no date or hour."),
    "end-before-start": _("Its end (%(value)s) is before its start."),
    "bad-rule": _("“%(value)s” is no rule by which dates come back."),
    "duplicate": _("Its identifier stands in the file before: %(value)s."),
    "rejected": _("Its source has rejected it."),
    "private": _("It is marked as private."),
    "row-length": _("The row has %(found)s cells instead of %(expected)s."),
    "too-long": _("A text is too long: more than %(most)s."),
    "not-an-event": _("There is something else in the place of an event."),
    "invalid": _("%(field)s: %(reason)s"),
    "unexpected": _("Something went wrong here; the log of the server says what."),
}
WARNINGS = {
    "encoding": _("The text is not UTF-8; it was read as %(value)s."),
    "unknown-zone": _("The time zone “%(value)s” is unknown: %(zone)s was taken."),
    "guessed-zone": _("The time zone “%(value)s” was taken for %(zone)s."),
    "expanded": _("The rule of its series became %(count)s single dates."),
    "cut-dates": _("Only %(count)s dates were kept, those to come first."),
    "beyond-horizon": _("Dates are kept up to %(until)s: the series has no end."),
    "date-words": _("What differs in words on %(day)s was left out."),
    "bad-value": _("“%(value)s” (%(field)s) could not be read and was left out."),
    "left-out": _("“%(value)s” (%(field)s) has no place here and was left out."),
    "draft": _("It is not published at its source: it stays a draft."),
    "cut": _("Too long, therefore cut: %(field)s."),
    "no-picture": _("The picture could not be brought. %(reason)s"),
    "locked": _("The page is locked or in a workflow: nothing was changed."),
    "not-allowed": _("You may not change this page: nothing was changed."),
    "left-as-draft": _("The changes wait as a draft."),
    "changed": _("Changed: %(fields)s."),
    "kept": _("%(field)s stays as it was changed here: %(mine)s. Source: %(theirs)s."),
}
MESSAGES = {**FILE_FAULTS, **REFUSALS, **WARNINGS}

REASONS = {"not-fetched": message_of, "no-picture": message_of_picture}


def message(note: Mapping[str, Any], model: Any = None) -> str:
    """Return a note in the active language; ``model`` names the fields of its pages."""
    code, values = note["code"], dict(note["values"])
    if code in REASONS:
        values["reason"] = REASONS[code](values["reason"])
    if "kind" in values:
        values["kind"] = KINDS.get(values["kind"], values["kind"])
    if code == "kept":
        name = values["field"]
        values |= {key: _value(name, values[key], model) for key in ("mine", "theirs")}
    if code in ("kept", "cut"):
        values["field"] = label_of(values["field"], model)
    for name in DAYS & values.keys():
        values[name] = _day(values[name])
    if "fields" in values:
        values["fields"] = ", ".join(label_of(one, model) for one in values["fields"])
    return str(MESSAGES[code]) % values


def summary(report: Mapping[str, int]) -> str:
    """Return how many events came to what, on one line."""
    return (
        gettext(
            "%(new)d new, %(updated)d updated, %(unchanged)d unchanged, "
            "%(refused)d refused"
        )
        % report
    )


def label_of(name: str, model: Any) -> str:
    """Return the name of a field as the editor of a page has it."""
    try:
        return str(capfirst(model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name


def _value(name: str, value: Any, model: Any) -> str:
    """Return a value as an editor reads it; of dates and texts, how they begin."""
    if value in (None, "", []):
        return str(_("empty"))
    if name == "venue":
        return str(Venue.objects.filter(pk=value).first() or value)
    if name == "social_image":
        return str(get_image_model().objects.filter(pk=value).first() or value)
    if isinstance(value, list):
        return ", ".join(map(_item, value))
    choices = dict(model._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


def _item(item: Any) -> str:
    """A block of dates by its first day, one of words by how it begins; a hashtag."""
    said = item["value"] if isinstance(item, dict) else item
    if isinstance(said, str):
        return Truncator(unescape(strip_tags(said))).chars(MOST_CHARACTERS)
    first = said.get("start_date") or said.get("day") or said.get("first")
    return _day(first)


def _day(iso: str) -> str:
    return format_short_day(date.fromisoformat(iso[:10]), get_language() or "en")
