"""Pages that call for entries, and entries as others make and decide on them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from wagtail.models import Page

from tests import contests, factories
from wagtail_culture_social.domain.contests import LICENCES
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.participation.models import Contest, Entry, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus

SENT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def page_with(*values: dict[str, Any], title: str = "Week") -> Page:
    """A live page whose body calls for entries."""
    return factories.add_page(
        EventPage,
        factories.home(),
        title=title,
        body=[("contest", contests.contest(**value)) for value in values],
    )


def contest(**changes: Any) -> Contest:
    """The row of a contest, as publishing its page writes it."""
    return Contest.objects.get(page=page_with(changes).pk)


def key_of(contest: Contest, kind: str) -> str:
    """The id of the first field of a kind."""
    return next(one["id"] for one in contest.rules["fields"] if one["kind"] == kind)


def choice_of(contest: Contest) -> str:
    """The key of the second choice of the place."""
    fields = contest.rules["fields"]
    return next(one["choices"][1] for one in fields if one["kind"] == "choice")


def entry(contest: Contest, title: str = "Quay at two", **more: Any) -> Entry:
    """An accepted entry in words, from somebody whom nobody reads of."""
    answers = {
        key_of(contest, "choice"): choice_of(contest),
        key_of(contest, "long"): "Nobody there but gulls.",
    }
    fields = {
        "answers": answers,
        "credit": "Ada L.",
        "licence": LICENCES[1],
        "name": "Secret Name",
        "email": "secret@example.org",
        "language": "en",
        "status": EntryStatus.APPROVED,
        "place": 1,
        "sent_at": SENT,
        **more,
    }
    return Entry.objects.create(contest=contest, title=title, **fields)


def photo(entry: Entry, **more: Any) -> Upload:
    """The picture of an entry, published as approval publishes it."""
    fields = {
        "field": key_of(entry.contest, "image"),
        "kind": Upload.Kind.IMAGE,
        "file": "a.jpg",
        "alt_text": "A quay under one lamp.",
        "image": factories.picture(entry.title),
        "sent_at": SENT,
        **more,
    }
    return Upload.objects.create(entry=entry, **fields)


def twin_of(contest: Contest, **changes: Any) -> Page:
    """The French page of a contest, its block in other words."""
    return factories.twin(contest.page.specific, "fr", **changes)


def hours_before(moment: datetime, hours: float) -> datetime:
    """An instant some hours before another."""
    return moment - timedelta(hours=hours)
