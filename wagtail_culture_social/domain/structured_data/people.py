"""Who makes an event, each under the schema.org property of the role."""

from wagtail_culture_social.domain.roles import Role, event_property
from wagtail_culture_social.domain.structured_data.event_facts import (
    ContributorFacts,
    EventFacts,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    Node,
    node,
    one_or_all,
    organisation,
)


def people(facts: EventFacts) -> Node:
    """Properties with the people of each role; who publishes organises by default."""
    found: dict[str, list[Node]] = {}
    for one in facts.contributors:
        name = event_property(one.role, is_organisation=one.is_organisation)
        found.setdefault(name, []).append(_contributor(one))
    publisher = organisation(facts.page.publisher)
    return {"organizer": publisher} | {
        name: one_or_all(nodes) for name, nodes in found.items()
    }


def _contributor(one: ContributorFacts) -> Node:
    group = "PerformingGroup" if one.role == Role.PERFORMER else "Organization"
    return node(
        group if one.is_organisation else "Person",
        name=one.name,
        url=one.url,
        sameAs=list(one.same_as),
    )
