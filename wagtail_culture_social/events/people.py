"""Who takes part in an event, as its page names them: by role, with their accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import npgettext_lazy

from wagtail_culture_social.domain.roles import Role
from wagtail_culture_social.events.facts import Facts, Part
from wagtail_culture_social.social.people import Account, accounts_of

TITLES = {
    Role.PERFORMER: npgettext_lazy("role", "Performer", "Performers", "number"),
    Role.SPEAKER: npgettext_lazy("role", "Speaker", "Speakers", "number"),
    Role.AUTHOR: npgettext_lazy("role", "Author", "Authors", "number"),
    Role.COMPOSER: npgettext_lazy("role", "Composer", "Composers", "number"),
    Role.DIRECTOR: npgettext_lazy("role", "Director", "Directors", "number"),
    Role.MODERATOR: npgettext_lazy("role", "Moderator", "Moderators", "number"),
    Role.TRANSLATOR: npgettext_lazy(
        "role", "Interpreter or translator", "Interpreters or translators", "number"
    ),
    Role.ORGANISER: npgettext_lazy("role", "Organiser", "Organisers", "number"),
    Role.PARTNER: npgettext_lazy("role", "Partner", "Partners", "number"),
    Role.FUNDER: npgettext_lazy("role", "Funder", "Funders", "number"),
    Role.SPONSOR: npgettext_lazy("role", "Sponsor", "Sponsors", "number"),
}
"""What a group of people with one role is called, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as the page names them; the logo is an image."""

    name: str
    url: str
    accounts: tuple[Account, ...]
    logo: Any = None


@dataclass(frozen=True, slots=True)
class Group:
    """Everybody of one role."""

    title: str
    people: tuple[Named, ...]


def people_by_role(
    facts: Facts, language: str, images: Mapping[int, Any]
) -> list[Group]:
    """Return who takes part, grouped by role; ``images`` hold the logos by key."""
    groups = []
    for role, title in TITLES.items():
        having = (part for part in facts.people if part.role == role)
        people = tuple(_named(part, language, images) for part in having)
        if people:
            groups.append(Group(title % {"number": len(people)}, people))
    return groups


def _named(part: Part, language: str, images: Mapping[int, Any]) -> Named:
    return Named(
        name=part.name(language),
        url=part.url,
        accounts=accounts_of(part.handles),
        logo=images.get(part.logo) if part.logo else None,
    )
