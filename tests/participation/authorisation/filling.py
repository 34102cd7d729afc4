"""The arguments of each address: rows of one section, as links to them hold them."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tests.participation.authorisation.sections import Rows
from tests.participation.authorisation.walking import BULK, Address
from wagtail_culture_social.participation.defences import tokens
from wagtail_culture_social.participation.polls.tickets import MAIL, Ticket
from wagtail_culture_social.participation.registrations.links import (
    CONFIRMING,
    MANAGING,
)

PUBLIC = "wagtail_culture_social:"
SNIPPETS = "wagtailsnippets_wagtail_culture_social_"
OURS = f"{SNIPPETS}participation_"

PK_OF = {
    f"{PUBLIC}event_ics": "event",
    f"{PUBLIC}date_ics": "event",
    f"{PUBLIC}feedback": "event",
    f"{PUBLIC}campaign": "campaign",
    f"{PUBLIC}participants": "campaign",
    f"{PUBLIC}register": "campaign",
    f"{PUBLIC}manifest": "spotlight",
    f"{PUBLIC}hashtag_feed": "hub",
    f"{PUBLIC}": "events",
    f"{OURS}answer": "answer",
    f"{OURS}entry": "waiting",
    f"{OURS}report": "report",
    "culture_social_imports:run": "run",
    "culture_social_imports": "source",
    "culture_social_institutions:import": "register",
    "culture_social_institutions": "institution",
    "wagtail_culture_social_contests": "contest",
    "wagtail_culture_social_contests:winners_": "over",
    "wagtail_culture_social_desk_post": "post",
    "wagtail_culture_social_edition": "campaign",
    "wagtail_culture_social_erase_remark": "remark",
    "wagtail_culture_social_jury": "contest",
    "wagtail_culture_social_kit": "news",
    "wagtail_culture_social_live": "event",
    "wagtail_culture_social_merge_hashtags": "tag",
    "wagtail_culture_social_polls": "poll",
    "wagtail_culture_social_polls:codes": "printed",
    "wagtail_culture_social_schedule": "event",
    "wagtail_culture_social_seatings": "seating",
}
"""What ``pk`` is, by how the name of an address begins; the longest counts."""

BLOCK_OF = {
    f"{PUBLIC}answer": "question",
    f"{PUBLIC}contest_enter": "call",
    f"{PUBLIC}contest": "contest",
    f"{PUBLIC}entry_link": "call",
    f"{PUBLIC}poll": "poll",
    f"{PUBLIC}poll_confirm": "mailed",
    f"{PUBLIC}registration": "offer",
}
"""Whose key and block an address holds."""

TOKEN_OF = {
    f"{PUBLIC}entry_confirm": ("entry.confirm", "guarded"),
    f"{PUBLIC}entry_guardian": ("entry.guardian", "guarded"),
    f"{PUBLIC}entry_mine": ("entry.manage", "waiting"),
    f"{PUBLIC}entry_json": ("entry.manage", "waiting"),
    f"{PUBLIC}entry_file": ("entry.manage", "waiting"),
    f"{PUBLIC}register_confirm": ("register.confirm", "unknown"),
    f"{PUBLIC}registration_confirm": (CONFIRMING, "unconfirmed"),
    f"{PUBLIC}registration_mine": (MANAGING, "registration"),
}
"""What a signed link is for, and whose it is."""

QUERIES = {
    f"{OURS}report:edit": {"outcome": "removed"},
    "wagtail_culture_social_desk_export": {"form": "csv"},
}
"""What is asked for besides, where there is nothing without it."""

OTHERS: dict[str, Any] = {
    "app_label": lambda rows: "wagtail_culture_social_pages",
    "model_name": lambda rows: "eventpage",
    "parent_pk": lambda rows: rows["root"].pk,
    "slug": lambda rows: rows["tag"].slug,
    "recurrence_id": lambda rows: rows["date"],
    "kind": lambda rows: "entry",
    "message": lambda rows: rows["message"].message,
}


def url_of(address: Address, rows: Rows) -> str:
    """Return an address with the rows of a section in it."""
    if address.name == BULK:
        return f"{reverse(BULK, args=address.fixed)}?{_ticked(address, rows)}"
    values = {name: _value(address, name, rows) for name in address.parameters}
    query = {"token": _vote(rows)} if address.name == f"{PUBLIC}poll_confirm" else {}
    query = QUERIES.get(address.name, query)
    path = reverse(address.name, kwargs=values)
    return f"{path}?{urlencode(query)}" if query else path


def token_of(name: str, rows: Rows) -> str:
    """Return the signed part of a link of a section."""
    purpose, whose = TOKEN_OF[name]
    row = rows[whose]
    return tokens.issue(purpose, str(row.key), row.language)


def longest(name: str, table: dict[str, Any]) -> Any:
    """Return what a table says of the longest beginning of a name that it knows."""
    known = [begin for begin in table if name.startswith(begin)]
    return table[max(known, key=len)] if known else None


def _value(address: Address, parameter: str, rows: Rows) -> Any:
    name = address.name
    if parameter in OTHERS:
        return OTHERS[parameter](rows)
    if parameter == "twin_key":
        return rows[longest(name, BLOCK_OF)].twin_key
    if parameter == "block":
        return rows[longest(name, BLOCK_OF)].block_id
    if parameter == "number":
        is_round = name.startswith("wagtail_culture_social_contests")
        return 1 if is_round else rows["registration"].pk
    if parameter == "token":
        return token_of(name, rows)
    if parameter == "key":
        return _key(name, rows)
    return number_of(address, rows)


def _key(name: str, rows: Rows) -> Any:
    if name.startswith(f"{PUBLIC}posts_"):
        return rows["key"]
    is_file = name in {f"{PUBLIC}upload_file", f"{PUBLIC}entry_file"}
    return rows["upload"].key if is_file else rows["entry"].key


def number_of(address: Address, rows: Rows) -> Any:
    """Return the number in an address, of a row of the section or of its vocabulary."""
    whose = longest(address.name, PK_OF)
    namespace = address.name.partition(":")[0]
    return rows[whose].pk if whose else rows["vocabulary"][namespace].pk


def _ticked(address: Address, rows: Rows) -> str:
    """Tick one row; whoever may not is sent home with the others."""
    app, model, _action = address.fixed
    shared = rows["vocabulary"].get(f"wagtailsnippets_{app}_{model}")
    row = shared or rows[{"entry": "waiting"}.get(model, model)]
    return urlencode({"id": row.pk, "next": reverse("wagtailadmin_home")})


def _vote(rows: Rows) -> str:
    poll = rows["mailed"]
    return Ticket("v" * 32, choices=(poll.rules["options"][0],)).signed(poll, MAIL)
