"""The form in which a juror judges some entries: one choice each, by keyboard too."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_culture_social.domain.juries import MARKS, RANK, STARS
from wagtail_culture_social.participation.models import JuryRound

OWN = "own"
"""What a juror chooses who declares that an entry is not theirs to judge."""


class JudgingForm(forms.Form):
    """What a juror says of the entries that they are shown."""

    def __init__(
        self,
        one: JuryRound,
        keys: Sequence[str],
        marks: dict[str, int | None],
        data: Any = None,
    ) -> None:
        super().__init__(data, prefix="mark")
        self.keys = list(keys)
        self.is_ranking = one.method == RANK
        choices = _choices(one.method, len(keys))
        for key in keys:
            self.fields[key] = forms.ChoiceField(
                label=_("What you say of it"),
                choices=choices,
                required=False,
                initial=_written(marks[key]) if key in marks else "",
                widget=forms.Select if self.is_ranking else forms.RadioSelect,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse two entries in one place."""
        cleaned = super().clean() or {}
        if self.is_ranking:
            for key in self._in_one_place(cleaned):
                words = _("Two entries have this place: give each one of its own.")
                self.add_error(key, ValidationError(words))
        return cleaned

    @property
    def said(self) -> dict[str, int | None]:
        """What was said by entry; ``None``: it is not theirs to judge."""
        told = {key: self.cleaned_data[key] for key in self.keys}
        return {
            key: None if value == OWN else int(value)
            for key, value in told.items()
            if value
        }

    def _in_one_place(self, cleaned: dict[str, Any]) -> list[str]:
        given = [value for value in cleaned.values() if value not in {"", OWN}]
        return [
            key for key, value in cleaned.items() if value and given.count(value) > 1
        ]


def _written(mark: int | None) -> str:
    return OWN if mark is None else str(mark)


def _choices(method: str, count: int) -> list[tuple[str, str]]:
    """Return what can be said, in words."""
    if method == RANK:
        first, given = _("No place"), [(str(n), str(n)) for n in range(1, count + 1)]
    else:
        first = _("Not judged yet")
        given = [(str(mark), _word(method, mark)) for mark in MARKS[method]]
    return [("", first), *given, (OWN, _("Not mine to judge"))]


def _word(method: str, mark: int) -> str:
    if method == STARS:
        words = ngettext("%(count)d star", "%(count)d stars", mark)
        return words % {"count": mark}
    return _("Yes") if mark else _("No")
