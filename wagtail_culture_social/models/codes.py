"""Several codes of a closed list in one column, such as audiences or languages."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst


class CodesFormField(forms.MultipleChoiceField):
    """Check boxes whose value is one text: the chosen codes between spaces."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        """Return the codes of a stored text."""
        return value.split() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Return the text, in the order of the list; an unknown code is refused."""
        chosen = set(super().clean(value))
        return " ".join(code for code, _label in self.choices if code in chosen)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class CodesField(models.CharField):
    """Codes without spaces, separated by spaces; ``codes`` are (code, label) pairs.

    No code may be a part of another one, so that ``__contains`` finds it.
    """

    def __init__(
        self, *args: Any, codes: Iterable[tuple[str, Any]] = (), **kwargs: Any
    ) -> None:
        self.codes = tuple(codes)
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """Return check boxes, one a code."""
        options = {
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "choices": self.codes,
        }
        kwargs.pop("max_length", None)
        return CodesFormField(**{**options, **kwargs})
