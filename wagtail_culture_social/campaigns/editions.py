"""A new edition of a campaign: the same weekdays a year later, in every language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.blocks import StreamValue
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField

from wagtail_culture_social.campaigns.facts import facts_as_typed
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.campaign_days import weeks_to_next
from wagtail_culture_social.social.twins import lead_of, twin_key
from wagtail_culture_social.social.wall_clocks import moved

LEFT_OUT = ("go_live_at", "expire_at")
"""Fields of every page that a new edition does not take over."""

LONGEST_NAME = 240
"""Characters of a title or slug to which a year is added: they may have 255."""

LATEST = date(9000, 1, 1)
"""A first day after this one has no next edition: the years come to an end."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What the next edition would be: so many weeks later, under such a title."""

    weeks: int
    title: str
    slug: str


def next_edition(page: Any) -> Edition | None:
    """Return what is proposed for the next edition; ``None`` without a first day."""
    first = facts_as_typed(page).start
    if first is None or first > LATEST:
        return None
    weeks = weeks_to_next(first)
    return Edition(weeks, **_named(page, first, weeks))


def _named(page: Any, first: date, weeks: int) -> dict[str, str]:
    """Return title and slug with the year of the next edition."""
    old, new = str(first.year), str((first + timedelta(weeks=weeks)).year)
    return {
        "title": with_year(page.title, old, new, " "),
        "slug": with_year(page.slug, old, new, "-"),
    }


def with_year(text: str, old: str, new: str, joiner: str) -> str:
    """Return a text with the new year in place of the old one, else at its end."""
    said, count = re.subn(rf"(?<!\d){old}(?!\d)", new, text)
    return said if count else f"{text[:LONGEST_NAME]}{joiner}{new}"


def twins_to_copy(page: Any, user: Any) -> list[Any]:
    """Return the campaign in the languages a person may add to, its lead first."""
    twins = page_model().objects.filter(translation_key=twin_key(page), alias_of=None)
    lead = lead_of(page).pk
    rows = sorted(twins.specific(), key=lambda one: (one.pk != lead, one.pk))
    return [_as_it_is(one) for one in rows if may_copy(one, user)]


def may_copy(page: Any, user: Any) -> bool:
    """Tell whether a person may add a copy of a page beside it."""
    return page.permissions_for_user(user).can_copy_to(page.get_parent())


@transaction.atomic
def make_edition(page: Any, edition: Edition, user: Any) -> Any:
    """Copy a campaign and its twins as drafts some weeks later; return the page's copy.

    Hashtags, themes and pictures stay; figures and chosen pages are left behind. Polls
    and contests open and close as much later, at the same hours of the page's clock.
    The twins get the year of the edition in title and slug.
    """
    key, made, first = uuid4(), {}, facts_as_typed(page).start
    for one in twins_to_copy(page, user):
        names = {"title": edition.title, "slug": edition.slug}
        if one.pk != page.pk and first is not None:
            names = _named(one, first, edition.weeks)
        made[one.pk] = _copy(one, edition.weeks, names, key, user)
    return made[page.pk]


def _as_it_is(page: Any) -> Any:
    """Return a page as it is public, one that never was as its last draft."""
    return page if page.live else page.get_latest_revision_as_object()


def _copy(page: Any, weeks: int, names: dict[str, str], key: Any, user: Any) -> Any:
    parent = page.get_parent()
    values = {
        **_streams_later(page, weeks),
        **names,
        "draft_title": names["title"],
        "slug": find_available_slug(parent, names["slug"]),
        "translation_key": key,
        "days": later(page.days, weeks),
    }
    for name in ("start_date", "end_date"):
        day = getattr(page, name)
        values[name] = day and day + timedelta(weeks=weeks)
    return CopyPageAction(
        page,
        to=parent,
        update_attrs=values,
        exclude_fields=[*LEFT_OUT, *page.wcs_counted_fields],
        copy_revisions=False,
        keep_live=False,
        user=user,
    ).execute()


def _streams_later(page: Any, weeks: int) -> dict[str, StreamValue]:
    """Return the streams of a page with the dates of their polls and contests moved."""
    streams = (one for one in page._meta.get_fields() if isinstance(one, StreamField))
    by = timedelta(weeks=weeks)
    return {one.name: moved(getattr(page, one.name), by) for one in streams}


def later(stream: StreamValue, weeks: int) -> StreamValue:
    """Return the days some weeks later, each under its own id: twins share them."""
    return StreamValue(
        stream.stream_block, list(_moved(stream.raw_data, weeks)), is_lazy=True
    )


def _moved(blocks: Iterable[Any], weeks: int) -> Iterable[dict[str, Any]]:
    for block in blocks:
        value = dict(block["value"])
        if value.get("date"):
            day = date.fromisoformat(str(value["date"]))
            value["date"] = str(day + timedelta(weeks=weeks))
        value["pages"] = []
        yield {**block, "value": value}
