"""Panels of tutorials and paths: choosers limited to pages with steps."""

from functools import cache
from typing import Any

from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.panels import TypedPagePanel


@cache
def tutorial_models() -> list[Any]:
    """Return the installed page types that have steps."""
    return page_types_with("tutorial_steps")


class TutorialPanel(TypedPagePanel):
    """A chooser limited to pages with steps, of whatever type the site has."""

    def target_models(self) -> list[Any]:
        return tutorial_models()
