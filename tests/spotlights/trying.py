"""One block of a spotlight on trial: its HTML, its faults, its draft."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.drafts import as_draft
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock


def block(name: str) -> Any:
    return RecommendationsBlock().child_blocks[name]


def value_of(name: str, value: dict[str, Any]) -> Any:
    return block(name).normalize(value)


def html_of(name: str, value: dict[str, Any], language: str = "en") -> str:
    context = {"wcs_language": language}
    return block(name).render(value_of(name, value), context)


def faults_of(name: str, value: dict[str, Any]) -> dict[str, Any]:
    with pytest.raises(ValidationError) as caught:
        block(name).clean(value_of(name, value))
    return caught.value.block_errors


def passes_as_draft(name: str, value: dict[str, Any]) -> bool:
    waiting = block(name)
    with as_draft(waiting):
        return bool(waiting.clean(waiting.normalize(value)))
