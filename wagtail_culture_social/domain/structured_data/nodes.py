"""The small nodes that several builders share: pictures, people, durations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wagtail_culture_social.domain.rights import needs_credit
from wagtail_culture_social.domain.structured_data.facts import (
    ImageFacts,
    OrganisationFacts,
    PageFacts,
)

Node = dict[str, Any]
CONTEXT = "https://schema.org"
DAYS_OF_WEEK = {
    "MO": f"{CONTEXT}/Monday",
    "TU": f"{CONTEXT}/Tuesday",
    "WE": f"{CONTEXT}/Wednesday",
    "TH": f"{CONTEXT}/Thursday",
    "FR": f"{CONTEXT}/Friday",
    "SA": f"{CONTEXT}/Saturday",
    "SU": f"{CONTEXT}/Sunday",
}
"""The DayOfWeek of each weekday of iCalendar."""

_EMPTY: tuple[Any, ...] = (None, "", [], {})


def node(type_: str, **properties: Any) -> Node:
    """A node of that type without its empty properties; 0 and False stay."""
    kept = {name: value for name, value in properties.items() if value not in _EMPTY}
    return {"@type": type_, **kept}


def one_or_all(nodes: Sequence[Node]) -> Node | list[Node] | None:
    """A single node alone, several as a list; None for none."""
    if len(nodes) > 1:
        return list(nodes)
    return nodes[0] if nodes else None


def instant(moment: datetime) -> str:
    """ISO 8601 with the offset, to the second."""
    return moment.isoformat(timespec="seconds")


def page_properties(page: PageFacts) -> Node:
    """What any creative work or event says of its page."""
    return {
        "name": page.name,
        "description": page.description,
        "url": page.url,
        "inLanguage": page.language,
        "image": [image(one) for one in page.images],
        "keywords": list(page.keywords),
    }


def image(facts: ImageFacts) -> Node:
    """An ImageObject with the credit and licence that image search shows."""
    return node(
        "ImageObject",
        url=facts.url,
        contentUrl=facts.url,
        width=facts.width,
        height=facts.height,
        caption=facts.caption,
        creator=person(facts.creator),
        creditText=facts.credit,
        copyrightNotice=_copyright_notice(facts),
        license=licence(facts.licence),
        acquireLicensePage=facts.licence_page,
    )


def licence(uri: str) -> str:
    """The address of a licence; "" for a statement that gives none."""
    return uri if uri.startswith("http") else ""


def _copyright_notice(facts: ImageFacts) -> str:
    """Whose copyright it is, where a statement says that there is one."""
    return facts.credit if facts.licence and needs_credit(facts.licence) else ""


def person(name: str) -> Node | None:
    """A Person, when there is a name."""
    return node("Person", name=name) if name else None


def organisation(facts: OrganisationFacts | None) -> Node | None:
    """An Organization, when there is one."""
    return node("Organization", name=facts.name, url=facts.url) if facts else None


def duration(seconds: int | None) -> str:
    """An ISO 8601 duration; "" when unknown."""
    if not seconds or seconds < 0:
        return ""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + "".join(f"{count}{unit}" for count, unit in parts if count)
