"""What leaves the desk of a post: one that is too long always says so in its text."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _
from wagtail.models import Site

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.calendars import (
    Entry,
    Heading,
    calendar,
    uid,
    vevent,
)
from wagtail_culture_social.domain.csv_export import csv_table
from wagtail_culture_social.domain.json_feed import Item
from wagtail_culture_social.domain.plain_text import one_line, without_controls
from wagtail_culture_social.social.addresses import full_url
from wagtail_culture_social.social.desk.entries import Mark, Reading
from wagtail_culture_social.social.desk.spans import local
from wagtail_culture_social.social.posts.reading import Post

SLOT = timedelta(minutes=15)
"""How long a post is in a calendar: long enough to be seen there."""

COLUMNS = (
    "due",
    "network",
    "language",
    "moment",
    "title",
    "text",
    "warning",
    "characters",
    "limit",
    "alt",
    "credit",
    "link",
    "state",
    "ready",
    "reasons",
    "posted_at",
    "posted_url",
)


def warning_of(post: Post) -> str:
    """Return in words that a post is too long for its network, ``""`` if it is not."""
    if post.measure.fits:
        return ""
    values = {
        "network": post.network.name,
        "length": post.measure.length,
        "limit": post.measure.limit,
    }
    return (
        _("⚠ Too long for %(network)s: %(length)s instead of %(limit)s. Shorten it.")
        % values
    )


def warned_text(post: Post) -> str:
    """Return the text of a post, a warning above it if it is too long."""
    return "\n\n".join(filter(None, [warning_of(post), post.text]))


def heading_of(mark: Mark, post: Post) -> str:
    """Return network, moment and title of a post on one line, with a warning."""
    said = f"{post.network.name} – {mark.phase} – {mark.title}"
    return one_line(f"{'⚠ ' if warning_of(post) else ''}{said}")


def as_table(pairs: Iterable[Reading]) -> str:
    """Return posts as a CSV file, one row a post."""
    return "".join(csv_table(COLUMNS, (_cells(*pair) for pair in pairs)))


def as_calendar(pairs: Iterable[Reading], site: Site, heading: Heading) -> bytes:
    """Return posts as an iCalendar file, each when it is due."""
    return calendar((vevent(_entry(*pair, site)) for pair in pairs), heading)


def as_items(pairs: Iterable[Reading], site: Site) -> Iterator[Item]:
    """Yield posts as items of a feed; what a scheduler needs is in ``more``."""
    for mark, post in pairs:
        yield Item(
            id=uuid5(NAMESPACE_URL, _key(mark, site)).urn,
            url=post.link or page_url(post) or site.root_url,
            title=heading_of(mark, post),
            text=without_controls(warned_text(post)),
            published=mark.row.due,
            modified=mark.row.edited_at,
            tags=(post.network.id, post.language, str(mark.phase)),
            more={
                "network": post.network.id,
                "language": post.language,
                "alt_text": post.alt_text,
                "credit": post.credit,
                "characters": post.measure.length,
                "limit": post.measure.limit,
                "warning": warning_of(post),
            },
        )


def page_url(post: Post) -> str:
    """Return the address of the page of a post, ``""`` without one."""
    return full_url(post.page) if post.page else ""


def _cells(mark: Mark, post: Post) -> dict[str, str]:
    row = mark.row
    return {
        "due": _moment(row.due),
        "network": post.network.id,
        "language": post.language,
        "moment": str(mark.phase),
        "title": mark.title,
        "text": warned_text(post),
        "warning": warning_of(post),
        "characters": str(post.measure.length),
        "limit": str(post.measure.limit),
        "alt": post.alt_text,
        "credit": post.credit,
        "link": post.link,
        "state": mark.state.code,
        "ready": "yes" if post.is_ready else "no",
        "reasons": " ".join(reason.message for reason in post.reasons),
        "posted_at": _moment(row.posted_at),
        "posted_url": row.posted_url,
    }


def _entry(mark: Mark, post: Post, site: Site) -> Entry:
    due: Any = mark.row.due
    return Entry(
        uid=uid(f"post-{mark.row.pk}", site.hostname),
        summary=heading_of(mark, post),
        start=local(due),
        end=local(due) + SLOT,
        modified=mark.row.edited_at or now(),
        description=warned_text(post),
        url=post.link or page_url(post),
        categories=(post.network.name, post.language),
    )


def _key(mark: Mark, site: Site) -> str:
    return f"{site.root_url}/culture/posts/{mark.row.pk}"


def _moment(moment: datetime | None) -> str:
    return local(moment).isoformat(timespec="minutes") if moment else ""
