"""Web pages and trails as schema.org nodes."""

from collections.abc import Sequence

from wagtail_culture_social.domain.structured_data.facts import (
    Crumb,
    PageFacts,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
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
