"""Roles and the properties of schema.org that stand for them."""

import pytest

from wagtail_culture_social.domain.roles import Role, event_property


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (Role.PERFORMER, "performer"),
        (Role.SPEAKER, "performer"),
        (Role.MODERATOR, "performer"),
        (Role.COMPOSER, "composer"),
        (Role.DIRECTOR, "director"),
        (Role.TRANSLATOR, "translator"),
        (Role.ORGANISER, "organizer"),
        (Role.FUNDER, "funder"),
        (Role.SPONSOR, "sponsor"),
        (Role.AUTHOR, "contributor"),
        (Role.PARTNER, "contributor"),
    ],
)
def test_every_role_has_a_property(role: Role, name: str) -> None:
    assert event_property(role) == name


def test_an_organisation_that_directs_contributes() -> None:
    assert event_property(Role.DIRECTOR, is_organisation=True) == "contributor"
    assert event_property(Role.COMPOSER, is_organisation=True) == "composer"
