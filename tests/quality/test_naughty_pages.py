"""What a browser makes of entries that nobody means well with: words, and no more."""

from typing import Any

import pytest
from django.urls import reverse

from tests import factories
from tests.participation import naughty
from tests.participation.contests import calling
from tests.participation.moderation.deciders import LIST, NAME, waiting, with_picture
from tests.participation.public_forms import every_kind
from wagtail_culture_social.participation.contests.walls import entries_url
from wagtail_culture_social.participation.defences.texts import (
    VisitorAddressField,
    VisitorTextField,
)
from wagtail_culture_social.participation.entries.links import (
    GUARDIAN,
    MANAGING,
    path_to,
)
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.deciding import decide

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
LIVE = """() => {
  const all = [...document.querySelectorAll('*')];
  const names = (node) => node.getAttributeNames();
  const leads = (node) => names(node).map((name) => node.getAttribute(name));
  return {
    scripts: document.scripts.length,
    frames: all.filter((one) => one.matches('iframe, frame, object, embed')).length,
    bases: all.filter((one) => one.matches('base, meta[http-equiv]')).length,
    handlers: all.filter((one) => names(one).some((name) => /^on/i.test(name))).length,
    addresses: all.filter((one) => leads(one).some(
      (word) => /^\\s*(javascript|vbscript|data:text)/i.test(word))).length,
  };
}"""


def called() -> Contest:
    """A contest that asks for everything."""
    return calling.contest(fields=every_kind(), most_per_person=None)


def approved(contest: Contest, title: str, words: str, link: str) -> Entry:
    """An accepted entry that says the same everywhere, with a picture."""
    keys = {kind: calling.key_of(contest, kind) for kind in ("text", "long")}
    links = {kind: calling.key_of(contest, kind) for kind in ("video", "post")}
    entry = waiting(
        contest,
        title[:200],
        answers={
            keys["text"]: title[:200],
            keys["long"]: words,
            **dict.fromkeys(links.values(), link),
        },
        credit=title[:120],
        name=title[:120],
        is_minor=True,
        guardian_confirmed_at=calling.SENT,
    )
    with_picture(entry, alt_text=title, name=title[:120])
    assert decide([entry], EntryStatus.APPROVED, None, message=words) == 1
    return entry


def met(page: Any, root: str, entries: list[Entry]) -> dict[str, dict[str, int]]:
    """What would run on every page on which the entries of a contest are read."""
    contest, first = entries[0].contest, entries[0]
    addresses = {
        "call": contest.page.url,
        "wall": entries_url(contest, "en"),
        "entry": f"/culture/entry/{first.key}/?lang=en",
        "mine": path_to(first, MANAGING),
        "parent": path_to(first, GUARDIAN),
        "queue": f"{LIST}?contest={contest.pk}",
        "detail": reverse(NAME.format("edit"), args=[first.pk]),
    }
    found = {}
    for name, address in addresses.items():
        page.goto(root + address)
        found[name] = page.evaluate(LIVE)
    return found


def test_nothing_of_an_entry_runs_for_anybody(
    editor_page: Any, live_server: Any, settings: Any
) -> None:
    """The pages hold as many scripts, frames and handlers as with honest words."""
    settings.CULTURE_SOCIAL_NOW = factories.NOW
    dialogs: list[str] = []
    editor_page.on("dialog", lambda one: (dialogs.append(one.message), one.dismiss()))
    texts = naughty.accepted(VisitorTextField(max_length=5000), naughty.STRINGS)
    link = naughty.accepted(VisitorAddressField(), naughty.SCRIPTS)[-1]
    assert "<script>" in link
    honest, other = called(), called()
    usual = [
        approved(honest, name, "Gulls.", "https://a.example/") for name in ("Q", "R")
    ]
    bad = [
        approved(other, naughty.SCRIPTS[number], "\n".join(texts), link)
        for number in (1, 3)
    ]
    baseline = met(editor_page, live_server.url, usual)
    assert met(editor_page, live_server.url, bad) == baseline
    assert dialogs == []
