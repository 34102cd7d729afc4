"""A page of recommendations as a schema.org node; its works are made in `works`."""

from dataclasses import dataclass

from wagtail_culture_social.domain.structured_data.event_facts import EventFacts
from wagtail_culture_social.domain.structured_data.events import event
from wagtail_culture_social.domain.structured_data.facts import PageFacts
from wagtail_culture_social.domain.structured_data.nodes import CONTEXT, Node, node
from wagtail_culture_social.domain.structured_data.pages import work_properties
from wagtail_culture_social.domain.structured_data.works import NODES


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotlightFacts:
    """A page of recommendations, in order, and who recommends.

    What is on show from a day on is an exhibition besides: `show` tells when and where.
    """

    page: PageFacts
    parts: tuple[object, ...] = ()
    recommended_by: str = ""
    recommended_by_url: str = ""
    show: EventFacts | None = None


def spotlight(facts: SpotlightFacts) -> Node:
    """An ExhibitionEvent with the works it features, or a CollectionPage."""
    parts = [NODES[type(part)](part) for part in facts.parts]
    if facts.show is not None:
        return event(facts.show) | ({"workFeatured": parts} if parts else {})
    author = None
    if facts.recommended_by:
        name, url = facts.recommended_by, facts.recommended_by_url
        author = node("Person", name=name, url=url)
    properties = work_properties(facts.page)
    return {
        "@context": CONTEXT,
        **node("CollectionPage", **properties, author=author, hasPart=parts),
    }
