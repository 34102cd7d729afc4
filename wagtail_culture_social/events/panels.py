"""Panels of the event editor that are more than a field."""

from typing import Any

from wagtail_culture_social.events.projection import event_models
from wagtail_culture_social.social.panels import TypedPagePanel


class EventPanel(TypedPagePanel):
    """A chooser limited to pages of events."""

    def target_models(self) -> list[Any]:
        return event_models()


def is_festival_for(page: Any) -> bool:
    """Tell whether what a page is part of is another event."""
    festival = page.part_of
    if festival.pk == page.pk or not hasattr(festival.specific_class, "event_facts"):
        return False
    return not page.pk or festival.translation_key != page.translation_key
