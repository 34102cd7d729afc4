"""Rows that hold every shipped block, and what becomes of them in another language."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page

from tests import factories
from tests.contracts import test_blocks as shipped

MARK = "§ "
"""Begins every text that was translated."""


def models() -> list[Any]:
    """The models whose streams are shipped, each once."""
    return list(dict.fromkeys(model for model, _, _ in shipped.STREAMS))


def row(model: Any, language: str, *, empty: bool = False) -> Any:
    """A saved row of a model with every block, live when it is a page."""
    streams = {
        field: (empty_stream if empty else full_stream)(stream())
        for kind, field, stream in shipped.STREAMS
        if kind is model
    }
    if issubclass(model, Page):
        return factories.add_page(model, factories.home(language), **streams)
    words = {"name": "Mel Bonis", "locale": factories.locale(language), **streams}
    return model.objects.create(**words)


def full_stream(stream: blocks.StreamBlock) -> StreamValue:
    values = [(name, shipped.full(name)) for name in stream.child_blocks]
    return StreamValue(
        stream,
        [(name, stream.child_blocks[name].normalize(value)) for name, value in values],
    )


def empty_stream(stream: blocks.StreamBlock) -> StreamValue:
    """Every block in every form in which it may be without a word."""
    raw = [
        {"type": name, "value": value, "id": f"{name}-{number}"}
        for name, block in stream.child_blocks.items()
        for number, value in enumerate(shipped.emptied(block))
    ]
    known = stream.to_python(raw)  # gives ids to what lists hold by default
    return stream.to_python([one.get_prep_value() for one in known])


def streams_of(thing: Any) -> list[tuple[str, StreamValue]]:
    """The shipped streams of a row, in the order of their names."""
    names = {field for kind, field, _ in shipped.STREAMS if kind is type(thing)}
    return [(name, getattr(thing, name)) for name in sorted(names)]


def texts_of(thing: Any) -> Iterator[str]:
    """Every text in the streams of a row that somebody may want to translate."""
    for name, stream in streams_of(thing):
        if name not in of_all_languages(thing):
            for block in stream:
                yield from shipped.words_in(block.block, block.value)


def of_all_languages(thing: Any) -> set[str]:
    """The fields that every language takes as they are: facts, accounts."""
    fields = getattr(thing, "override_translatable_fields", [])
    return {field.field_name for field in fields if field.is_synchronized(thing)}


def told(thing: Any) -> dict[str, Any]:
    """The streams of a row as the database has them, without the marks."""
    saved = type(thing).objects.get(pk=thing.pk)
    streams = {
        name: [
            (one.block_type, one.id, one.get_prep_value()["value"]) for one in stream
        ]
        for name, stream in streams_of(saved)
    }
    return without_marks(json.loads(json.dumps(streams, cls=DjangoJSONEncoder)))


def without_marks(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_marks(part) for name, part in value.items()}
    if isinstance(value, list):
        return [without_marks(part) for part in value]
    return value.replace(MARK, "") if isinstance(value, str) else value


def rendered(page: Any) -> str:
    """Every block of a page in its own language, as templates show them."""
    context = {"wcs_language": page.locale.language_code, "page": page}
    return "".join(
        block.render(context) for _, stream in streams_of(page) for block in stream
    )
