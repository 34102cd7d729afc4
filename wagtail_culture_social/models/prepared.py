"""Queries that pages ask on each visit, whose SQL is written once in a process."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

Converter = tuple[int, Callable[..., Any], Any]
_NUMBER = 271_828_182
_LARGEST = models.BigIntegerField.MAX_BIGINT
_MOMENT = datetime(1828, 2, 8, tzinfo=UTC)


class Prepared:
    """A query whose SQL is kept: from one visit to the next only values change.

    ``build`` receives a stand-in for each of the named values, whose fields say how
    the database writes them, and returns a query with the primary key among its
    columns. What this saves is in ``docs/decisions/0014-prepared-queries.md``.
    """

    def __init__(
        self, build: Callable[..., models.QuerySet], **fields: models.Field
    ) -> None:
        self.fields = fields
        self._query = lambda: build(**_stand_ins(fields))
        self._written: dict[str, tuple[str, Sequence[Any], Mapping[int, str]]] = {}

    def rows(self, model: type[models.Model], **values: Any) -> list[Any]:
        """Return rows of the model; columns of others are as the database has them.

        ``Manager.raw()`` gives the same, and takes the columns apart on each visit. A
        number that no column holds, as somebody may write in an address, is no row's.
        """
        if any(isinstance(one, int) and abs(one) > _LARGEST for one in values.values()):
            return []
        using = router.db_for_read(model)
        connection = connections[using]
        if connection.vendor not in self._written:
            self._written[connection.vendor] = self._write(using)
        sql, parameters, places = self._written[connection.vendor]
        given = list(parameters)
        for place, name in places.items():
            field = self.fields[name]
            given[place] = field.get_db_prep_value(values[name], connection)
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            columns = tuple(map(itemgetter(0), cursor.description))
            found = cursor.fetchall()
        return list(_instances(model, columns, found, connection)) if found else []

    def _write(self, using: str) -> tuple[str, Sequence[Any], Mapping[int, str]]:
        """Return the SQL, its parameters, and which of them are values."""
        sql, parameters = self._query().query.get_compiler(using).as_sql()
        places: dict[int, str] = {}
        for name, stand_in in _stand_ins(self.fields).items():
            field = self.fields[name]
            written = field.get_db_prep_value(stand_in, connections[using])
            places |= {n: name for n, one in enumerate(parameters) if one == written}
        return sql, parameters, places


def _instances(
    model: Any,
    columns: tuple[str, ...],
    found: Iterable[Sequence[Any]],
    connection: BaseDatabaseWrapper,
) -> Iterator[models.Model]:
    fields, others = _by_place(model, columns)
    names = dict.fromkeys(field.attname for field in fields.values())
    converters = _converters(model, columns, connection)
    for row in found:
        values = [row[place] for place in fields]
        for number, convert, column in converters:
            values[number] = convert(values[number], column, connection)
        instance = model.from_db(connection.alias, names, values)
        for place, name in others.items():
            setattr(instance, name, row[place])
        yield instance


@cache
def _by_place(
    model: type[models.Model], columns: tuple[str, ...]
) -> tuple[Mapping[int, models.Field], Mapping[int, str]]:
    """Return which columns are fields, in the order of the model, and the others."""
    fields = {
        columns.index(field.column): field
        for field in model._meta.concrete_fields
        if field.column in columns
    }
    places = (place for place in range(len(columns)) if place not in fields)
    return fields, {place: columns[place] for place in places}


def _converters(
    model: Any, columns: tuple[str, ...], connection: BaseDatabaseWrapper
) -> list[Converter]:
    """Return what turns a value of the database into one of Python, by its number.

    The connection keeps them, for they are its own: they go when it goes.
    """
    kept = connection.__dict__.setdefault("_wcs_converters", {})
    if (model, columns) not in kept:
        fields, _others = _by_place(model, columns)
        kept[model, columns] = [
            (number, convert, column)
            for number, column in enumerate(one.cached_col for one in fields.values())
            for convert in (
                *connection.ops.get_db_converters(column),
                *column.get_db_converters(connection),
            )
        ]
    return kept[model, columns]


def _stand_ins(fields: Mapping[str, models.Field]) -> dict[str, Any]:
    """Return a value for each field that no query holds by itself."""
    return {
        name: _stand_in(field, _NUMBER + count)
        for count, (name, field) in enumerate(fields.items())
    }


def _stand_in(field: models.Field, number: int) -> Any:
    if isinstance(field, models.DateTimeField):
        return _MOMENT + timedelta(seconds=number - _NUMBER)
    if isinstance(field, models.DateField):
        return _MOMENT.date() + timedelta(days=number - _NUMBER)
    return UUID(int=number) if isinstance(field, models.UUIDField) else number
