"""Rows as one text that JSON can hold, and back: whoever reads them asks for less."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model


def columns_of(row: Model, apart: Collection[str] = ()) -> dict[str, Any]:
    """Return the columns of a row that are filled, ready for JSON."""
    fields = [one for one in row._meta.concrete_fields if one.attname not in apart]
    return {
        field.attname: field.value_to_string(row)
        for field in fields
        if field.value_from_object(row) is not None
    }


def row_of(model: type[Any], columns: Mapping[str, Any], apart: Collection[str]) -> Any:
    """Return the row of these columns; those kept apart are deferred."""
    fields = [one for one in model._meta.concrete_fields if one.attname not in apart]
    values = [
        field.to_python(columns[field.attname]) if field.attname in columns else None
        for field in fields
    ]
    return model.from_db(None, [field.attname for field in fields], values)
