"""What people and organisations do at an event; its words belong to the models."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """The closed list of roles."""

    PERFORMER = "performer"
    SPEAKER = "speaker"
    AUTHOR = "author"
    COMPOSER = "composer"
    DIRECTOR = "director"
    MODERATOR = "moderator"
    TRANSLATOR = "translator"
    ORGANISER = "organiser"
    PARTNER = "partner"
    FUNDER = "funder"
    SPONSOR = "sponsor"


_PROPERTIES: Mapping[Role, str] = MappingProxyType(
    {
        Role.PERFORMER: "performer",
        Role.SPEAKER: "performer",
        Role.COMPOSER: "composer",
        Role.DIRECTOR: "director",
        Role.MODERATOR: "performer",
        Role.TRANSLATOR: "translator",
        Role.ORGANISER: "organizer",
        Role.FUNDER: "funder",
        Role.SPONSOR: "sponsor",
    }
)


def event_property(role: Role, *, is_organisation: bool = False) -> str:
    """The property of schema.org's Event under which somebody of that role stands.

    Speakers and moderators perform ("a presenter" is one of its examples). Authors
    and partners contribute, for Event has nothing closer; so does an organisation
    that directs, for `director` is a person. Source: schema.org 30.0.
    """
    if role == Role.DIRECTOR and is_organisation:
        return "contributor"
    return _PROPERTIES.get(role, "contributor")
