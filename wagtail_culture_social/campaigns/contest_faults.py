"""What makes a contest impossible to enter, or unlawful, in the editor's words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from wagtail_culture_social.campaigns.contest_values import AskedField
from wagtail_culture_social.domain.contests import (
    CHOICE,
    IMAGE,
    IMAGE_RIGHTS,
    MOST_CHOICES,
    MOST_FIELDS,
    PUBLICATION,
    RULES,
    UPLOADED,
    VIDEO,
    misplaced,
)
from wagtail_culture_social.domain.uploads import MOST_FILES


def faults_of(value: Any) -> Iterator[tuple[str, str]]:
    """Yield (field, message) of what is wrong with the value of a contest."""
    for name in misplaced(value.walls):
        yield name, _messages_of_dates()[name]
    asked = value.asked
    if asked:
        yield from _faults_of_form(value, asked)
    elif value.get("kind") == "contest":
        yield "fields", _("Add a field: there is nothing to enter with.")
    elif not value.get("how_to"):
        yield "how_to", _("Say how to take part, or add a field to the form.")


def _faults_of_form(value: Any, asked: list[AskedField]) -> Iterator[tuple[str, str]]:
    if message := _fault_of_fields(asked):
        yield "fields", message
    kinds, consents = {field.kind for field in asked}, value.consents
    if RULES not in consents:
        yield "agree_rules", _("Write what entrants agree to, with the rules.")
    if PUBLICATION not in consents:
        yield "agree_publication", _("Write what entrants allow you to publish.")
    if IMAGE_RIGHTS not in consents and kinds & {IMAGE, VIDEO}:
        text = _("Pictures show people: write what entrants confirm about them.")
        yield "agree_image_rights", text
    if kinds & UPLOADED and not value.get("licences"):
        yield "licences", _("Tick at least one licence: entrants choose among them.")


def _fault_of_fields(asked: list[AskedField]) -> str:
    if len(asked) > MOST_FIELDS:
        text = _("There are %(count)s fields; at most %(most)s can be asked for.")
        return text % {"count": len(asked), "most": MOST_FIELDS}
    files = sum(field.kind in UPLOADED for field in asked)
    if files > MOST_FILES:
        text = _("%(count)s fields ask for files; a form can bring %(most)s at most.")
        return text % {"count": files, "most": MOST_FILES}
    if repeated := _repeated(field.label for field in asked):
        return _("Two fields are called “%(label)s”.") % {"label": repeated}
    for field in asked:
        if field.kind == CHOICE and (message := _fault_of_choices(field)):
            return message
    return ""


def _fault_of_choices(field: AskedField) -> str:
    told = {"label": field.label, "most": MOST_CHOICES}
    if not 2 <= len(field.choices) <= MOST_CHOICES:
        return _("Give “%(label)s” two to %(most)s answers to choose from.") % told
    if _repeated(choice.text for choice in field.choices):
        return _("Two answers of “%(label)s” have the same words.") % told
    return ""


def _repeated(words: Any) -> str:
    """Return words that stand there twice, in whatever case."""
    counted = Counter(word.strip().casefold() for word in words)
    return next((word for word, count in counted.items() if count > 1), "")


def _messages_of_dates() -> dict[str, str]:
    return {
        "opens_at": "",
        "closes_at": _("Entries would close before they open."),
        "vote_opens_at": _(
            "The vote begins once entries are closed, and has an end: give both dates."
        ),
        "vote_closes_at": _("The vote would end before it begins."),
        "jury_closes_at": _("The jury sits once entries are closed: give that date."),
        "results_at": _(
            "Results come last: after the end of entries, of the vote and of the jury."
        ),
    }
