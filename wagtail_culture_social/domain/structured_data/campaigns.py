"""A hashtag campaign as a schema.org series of online events."""

from wagtail_culture_social.domain.schedule import Attendance
from wagtail_culture_social.domain.structured_data.event_facts import (
    CampaignDay,
    CampaignFacts,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    node,
    organisation,
    page_properties,
)
from wagtail_culture_social.domain.structured_data.places import virtual
from wagtail_culture_social.domain.structured_data.states import mode


def campaign(facts: CampaignFacts) -> Node:
    """A campaign: an EventSeries online, one Event a day."""
    where = virtual(facts.page.url)
    properties = {
        **page_properties(facts.page),
        "startDate": facts.start.isoformat(),
        "endDate": facts.end.isoformat(),
        "eventAttendanceMode": mode(Attendance.ONLINE),
        "location": where,
        "organizer": organisation(facts.page.publisher),
        "subEvent": [_day(day, where) for day in facts.days],
    }
    return {"@context": CONTEXT, **node("EventSeries", **properties)}


def _day(day: CampaignDay, where: Node) -> Node:
    return node(
        "Event",
        name=day.name or f"#{day.hashtag}",
        description=day.description,
        startDate=day.day.isoformat(),
        endDate=day.day.isoformat(),
        eventAttendanceMode=mode(Attendance.ONLINE),
        location=where,
        keywords=day.hashtag,
    )
