"""The parts of a page that its editors wrote, each with its place; no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField


@dataclass(frozen=True, slots=True)
class Part:
    """A field or a block of a page, with the raw value that the database has.

    ``path`` is the content path by which Wagtail's editor finds it; ``place`` names
    it for a person.
    """

    kind: Any
    value: Any
    path: tuple[str, ...]
    place: tuple[str, ...]

    def child(self, kind: Any, value: Any, path: str, *place: str) -> "Part":
        """Return a part inside this one."""
        return Part(kind, value, (*self.path, path), (*self.place, *place))


def parts_of(page: Any) -> Iterator[Part]:
    """Return the fields of a page and every block in them, in their order."""
    for field in page._meta.concrete_fields:
        value = field.value_from_object(page)
        name = capfirst(str(field.verbose_name))
        if isinstance(field, StreamField):
            stream = Part(field.stream_block, value.raw_data, (field.name,), (name,))
            yield from _inside(stream)
        elif isinstance(field, models.URLField | models.TextField):
            yield Part(field, value, (field.name,), (name,))


def edit_url(page: Any, part: Part) -> str:
    """Return where a part is edited."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{url}#:w:contentpath={'.'.join(part.path)}"


def _inside(part: Part) -> Iterator[Part]:
    """Return a part and all that is in it; old values may lack anything."""
    yield part
    if not part.value:
        return
    if isinstance(part.kind, blocks.StreamBlock):
        children = _in_stream(part)
    elif isinstance(part.kind, blocks.ListBlock):
        children = _in_list(part)
    elif isinstance(part.kind, blocks.StructBlock):
        children = _in_struct(part)
    else:
        return
    for child in children:
        yield from _inside(child)


def _in_stream(part: Part) -> Iterator[Part]:
    """Blocks are counted by their type: “Step 3”."""
    numbers: dict[str, int] = {}
    for row in part.value:
        block = part.kind.child_blocks.get(row["type"])
        if block is None:
            continue
        number = numbers[row["type"]] = numbers.get(row["type"], 0) + 1
        name = f"{block.label} {number}"
        yield part.child(block, row["value"], row.get("id") or "", name)


def _in_list(part: Part) -> Iterator[Part]:
    block = part.kind.child_block
    for number, row in enumerate(part.value, start=1):
        has_id = isinstance(row, dict) and "id" in row and "value" in row
        value, key = (row["value"], row["id"]) if has_id else (row, "")
        yield part.child(block, value, key, f"{block.label or number} {number}")


def _in_struct(part: Part) -> Iterator[Part]:
    for name, block in part.kind.child_blocks.items():
        yield part.child(block, part.value.get(name), name, str(block.label))
