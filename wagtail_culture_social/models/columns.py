"""Rows as one text that JSON can hold, and back: whoever reads them asks for less."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from django.db import models


def columns_of(row: models.Model, apart: Collection[str] = ()) -> dict[str, Any]:
    """Return the columns of a row that are filled, ready for JSON."""
    fields = [one for one in row._meta.concrete_fields if one.attname not in apart]
    return {
        field.attname: field.value_to_string(row)
        for field in fields
        if field.value_from_object(row) is not None
    }


def row_of(model: type[Any], columns: Mapping[str, Any], more: Any = ()) -> Any:
    """Return the row of these columns, and of ``more`` that may be empty.

    Others are deferred.
    """
    values = {}
    for field in model._meta.concrete_fields:
        if field.attname in columns or field.attname in more:
            value = columns.get(field.attname)
            values[field.attname] = None if value is None else field.to_python(value)
    return model.from_db(None, values.keys(), list(values.values()))


@cache
def names_of(model: type[models.Model], apart: Collection[str] = ()) -> frozenset[str]:
    """Return the columns of a model but some."""
    return frozenset(f.attname for f in model._meta.concrete_fields) - set(apart)


@cache
def plain(model: type[models.Model]) -> tuple[str, ...]:
    """Return the columns that any database gives in a way ``to_python`` takes.

    Instants and JSON are read in ways of their own.
    """
    own = (models.DateTimeField, models.JSONField)
    fields = (one for one in model._meta.concrete_fields if not isinstance(one, own))
    return tuple(field.attname for field in fields)
