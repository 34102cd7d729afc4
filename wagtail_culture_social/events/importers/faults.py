"""Why a page is refused, as notes of a row; the words of faults are in ``messages``."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.text import capfirst


def notes_of(error: ValidationError, model: Any) -> list[dict[str, Any]]:
    """Return what Django and Wagtail find wrong with a page, one note a message."""
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        {"code": "invalid", "values": {"field": _label(model, name), "reason": message}}
        for name, messages in found.items()
        for message in messages
    ]


def _label(model: Any, name: str) -> str:
    try:
        return str(capfirst(model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return ""
