"""Contests as editors write them: one value of the block, with what a test changes."""

from typing import Any

from tests import factories
from tests.polls import wall
from wagtail_culture_social.domain.contests import LICENCES
from wagtail_culture_social.models import Hashtag


def field(label: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    """A field of the entry form."""
    return {
        "label": label,
        "kind": kind,
        "help_text": "",
        "required": True,
        "choices": [],
        **more,
    }


def fields() -> list[dict[str, Any]]:
    """A form with a picture, a choice and a text."""
    return [
        field("Photograph", "image", help_text="At most 12 million pixels."),
        field("Place", "choice", choices=["The harbour", "The old town"]),
        field("Story", "long", required=False),
    ]


def contest(**changes: Any) -> dict[str, Any]:
    """A contest with every phase; entries close on the last day of the year."""
    return {
        "title": "The town by night",
        "kind": "contest",
        "introduction": "Show us your streets after dark.",
        "how_to": "Go out after sunset, and send us your best picture.",
        "hashtag": _tag(),
        "prizes": "The ten best are printed and hung in the hall.",
        "rules_document": None,
        "fields": fields(),
        "licences": list(LICENCES[:2]),
        "agree_rules": "I have read the rules and accept them.",
        "agree_publication": "The museum may show my entry on its site.",
        "agree_image_rights": "Everybody who can be recognised agrees.",
        "minors": "guardian",
        "most_per_person": 2,
        "vote_mode": "cookie",
        "vote_most": 2,
        "opens_at": wall("2026-11-01 09:00"),
        "closes_at": wall("2026-12-31 18:00"),
        "vote_opens_at": wall("2027-01-04 09:00"),
        "vote_closes_at": wall("2027-01-11 09:00"),
        "jury_closes_at": wall("2027-01-18 18:00"),
        "results_at": wall("2027-01-20 18:00"),
        **changes,
    }


def _tag() -> Hashtag:
    known = Hashtag.objects.filter(key="townbynight").first()
    return known or factories.hashtag("TownByNight")


def challenge(**changes: Any) -> dict[str, Any]:
    """A challenge without a form: a hashtag, an end, and how to take part."""
    nothing = dict.fromkeys(
        ("vote_opens_at", "vote_closes_at", "jury_closes_at", "results_at")
    )
    told = {
        "title": "One stone a day",
        "kind": "challenge",
        "how_to": "Post a picture of a stone with the hashtag.",
        "fields": [],
        "licences": [],
        "prizes": "",
    }
    return contest(**{**told, **nothing, **changes})
