"""What makes a poll impossible to answer, in the editor's words."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from wagtail_culture_social.domain.ballots import MOST_OPTIONS, MOST_RANKED

WITH_OPTIONS = {"single", "multiple", "ranked", "quiz"}
WITH_NUMBERS = {"multiple", "ranked"}


def faults_of(value: Any) -> Iterator[tuple[str, str]]:
    """Yield (field, message) of what is wrong with the value of a poll, if anything."""
    opens, closes = value.get("opens_at"), value.get("closes_at")
    if opens and closes and closes <= opens:
        yield "closes_at", _("It would close before it opens.")
    if value.get("kind") not in WITH_OPTIONS:
        return
    if message := _fault_of_options(value):
        yield "options", message
    if value.get("kind") in WITH_NUMBERS:
        yield from _faults_of_numbers(value)


def _fault_of_options(value: Any) -> str:
    answers, most = value.answers, most_options(value.get("kind"))
    if len(answers) < 2:
        return _("Give at least two answers to choose from.")
    if len(answers) > most:
        text = _("There are %(count)s answers; at most %(most)s can be chosen from.")
        return text % {"count": len(answers), "most": most}
    words = [answer.text.strip().casefold() for answer in answers]
    if len(set(words)) < len(words):
        return _("Two answers have the same words: nobody could tell them apart.")
    if value.get("kind") == "quiz" and not any(answer.is_right for answer in answers):
        return _("Tick “right” on at least one answer.")
    return ""


def _faults_of_numbers(value: Any) -> Iterator[tuple[str, str]]:
    least, most = value.get("least"), value.get("most")
    if least and least > len(value.answers):
        yield "least", _("There are not that many answers.")
    if least and most and most < least:
        yield "most", _("At most is less than at least.")


def most_options(kind: str) -> int:
    """Return how many options a poll may have: nobody ranks more than a few."""
    return MOST_RANKED if kind == "ranked" else MOST_OPTIONS
