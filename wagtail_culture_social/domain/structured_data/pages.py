"""Web pages, trails and tutorials as schema.org nodes."""

from collections.abc import Sequence

from wagtail_culture_social.domain.structured_data.facts import (
    Crumb,
    HowToFacts,
    PageFacts,
    Step,
)
from wagtail_culture_social.domain.structured_data.media import recording_part
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    duration,
    image,
    node,
    organisation,
    page_properties,
)


def web_page(facts: PageFacts) -> Node:
    """A page of no other kind."""
    return {"@context": CONTEXT, **node("WebPage", **work_properties(facts))}


def work_properties(facts: PageFacts) -> Node:
    """What a page says of itself as a creative work."""
    published, modified = facts.published, facts.modified
    return {
        **page_properties(facts),
        "datePublished": published.isoformat(timespec="seconds") if published else None,
        "dateModified": modified.isoformat(timespec="seconds") if modified else None,
        "publisher": organisation(facts.publisher),
    }


def breadcrumb(crumbs: Sequence[Crumb]) -> Node:
    """The trail from the home page down."""
    items = [
        node("ListItem", position=position, name=crumb.name, item=crumb.url)
        for position, crumb in enumerate(crumbs, start=1)
    ]
    return {"@context": CONTEXT, **node("BreadcrumbList", itemListElement=items)}


def how_to(facts: HowToFacts) -> Node:
    """A tutorial with its steps in order."""
    properties = {
        **work_properties(facts.page),
        "totalTime": duration(facts.minutes * 60 if facts.minutes else None),
        "educationalLevel": facts.level,
        "about": node("Thing", name=facts.about) if facts.about else None,
        "step": [_step(step, number) for number, step in enumerate(facts.steps, 1)],
    }
    return {"@context": CONTEXT, **node("HowTo", **properties)}


def _step(step: Step, number: int) -> Node:
    media = step.media
    played = recording_part(media) if media else None
    is_sound = media is not None and media.is_sound
    return node(
        "HowToStep",
        position=number,
        name=step.name,
        text=step.text,
        image=image(step.image) if step.image else None,
        video=None if is_sound else played,
        audio=played if is_sound else None,
    )
