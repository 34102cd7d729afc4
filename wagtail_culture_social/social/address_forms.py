"""Forms over an address: what a list is narrowed by, as a link can say it."""

from typing import Any, Self
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _


class AddressForm(forms.Form):
    """A plain GET form; what an address says wrongly is passed over."""

    @classmethod
    def of(cls, query: Any) -> Self:
        """Return the form of a query string, validated."""
        form = cls(query)
        form.is_valid()
        return form

    @property
    def chosen(self) -> dict[str, Any]:
        """The values that narrow the list, by the name of their field."""
        values = self.cleaned_data.items()
        return {name: value for name, value in values if value not in (None, "", [])}

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The filters as an address says them, each choice by itself."""
        return [
            (name, "on" if one is True else str(one))
            for name, value in self.chosen.items()
            for one in (value if isinstance(value, list) else [value])
            if one is not False
        ]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.pairs)

    @property
    def query(self) -> str:
        """The filters as a query string, the same for the same choice; "" for none."""
        return urlencode(self.pairs)

    @property
    def active(self) -> list[tuple[str, str]]:
        """Each filter in words, with the query string that lifts it."""
        pairs = self.pairs
        return [
            (self._words(*pair), urlencode([one for one in pairs if one != pair]))
            for pair in pairs
        ]

    def narrow(self, rows: Any) -> Any:
        """Return the rows that the filters leave, each by its ``_by_NAME(value)``."""
        for name, value in self.chosen.items():
            if value is not False:
                rows = rows.filter(getattr(self, f"_by_{name}")(value))
        return rows

    def _words(self, name: str, value: str) -> str:
        """Return one filter in words: the label of a choice, else that of the field.

        Words that are looked for, ``q``, stand in quotation marks.
        """
        if name == "q":
            return _("“%(words)s”") % {"words": value}
        field = self.fields[name]
        choices = dict(getattr(field, "choices", ()))
        return str(choices.get(value, field.label))
