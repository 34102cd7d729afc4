"""Lines of some form wait in a draft, and are asked for when a page is published."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from wagtail_culture_social.pages.models import SpotlightPage, TutorialPage

LINES = [
    (TutorialPage, "steps", ("step", "chapter_start"), "4:3"),
    (TutorialPage, "video", ("video", "duration"), "4 minutes"),
    (SpotlightPage, "recommendations", ("playlist", "tracks", "duration"), "3:"),
    (SpotlightPage, "recommendations", ("manifest", "views"), "1, x"),
]


def block_at(model: Any, field: str, names: tuple[str, ...]) -> Any:
    block = model._meta.get_field(field).stream_block
    for name in names:
        block = getattr(block, "child_block", block).child_blocks[name]
    return block


@pytest.mark.parametrize(("model", "field", "names", "typed"), LINES)
def test_a_draft_keeps_what_is_being_typed(
    model: Any, field: str, names: tuple[str, ...], typed: str
) -> None:
    block = block_at(model, field, names)
    assert block.clean_deferred(typed) == typed
    with pytest.raises(ValidationError):
        block.clean(typed)


@pytest.mark.parametrize(("model", "field", "names", "typed"), LINES)
def test_migrations_know_a_block_of_wagtail(
    model: Any, field: str, names: tuple[str, ...], typed: str
) -> None:
    path, _args, options = block_at(model, field, names).deconstruct()
    assert path == "wagtail.blocks.RegexBlock"
    assert options["regex"]
