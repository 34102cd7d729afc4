"""``build_demo``: the whole demonstration, from content files to published pages."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.builders import (
    contributors,
    entries,
    people,
    pictures,
    places,
    recordings,
    register,
    seats,
    site,
    translations,
    vocabulary,
    voices,
)
from home.builders.cards import without_cards
from home.builders.content import LANGUAGES, local, stable_id
from home.builders.events import build_event
from home.builders.imports import build_imports
from home.builders.indexes import deferred_indexes, write_indexes
from home.builders.lessons import build_paths, build_tutorial
from home.builders.pages import Builder
from home.builders.shows import build_spotlight
from home.builders.snippets import Snippets
from home.builders.tree import Tree
from home.institution import read_content
from wagtail_culture_social.conf import now as present
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.participation.polls.closing import close_due


def build_demo(
    now: datetime | None = None, *, progress: Callable[[str], Any] = print
) -> None:
    """Build what is missing and move the dates to ``now``; nothing else is touched."""
    if not getattr(settings, "IS_DEMO", False):
        raise CommandError(
            _("These are not the settings of the demonstration: nothing was built.")
        )
    moment = local(now or present(), settings.TIME_ZONE)
    with (
        override(settings.LANGUAGE_CODE),
        deferred_indexes(),
        without_cards(),
        transaction.atomic(),
    ):
        tree = build_content(moment)
    progress(
        _("%(added)d pages added, %(moved)d moved to their new dates.")
        % {"added": 2 * len(tree.added), "moved": 2 * len(tree.moved)}
    )


def build_content(moment: datetime) -> Tree:
    """Build everything, in the order in which one thing needs another."""
    locales = site.build_locales()
    images = pictures.build_pictures()
    tags = vocabulary.build_hashtags(locales)
    snippets = Snippets(locales)
    venues = places.build_venues(snippets, moment.date())
    known = contributors.build_contributors(snippets)
    places.build_closing_days(moment.date())
    played = recordings.build_recordings()
    builder = Builder(Tree(locales), images, tags, venues, known, played, moment)
    home = site.build_homes(builder)
    site.build_site(home[0], images)
    vocabulary.build_patterns(locales)
    indexes = builder.indexes(home)
    site.build_information(builder, home)
    for kind, build in (
        ("campaign", builder.campaign),
        ("event", partial(build_event, builder)),
        ("tutorial", partial(build_tutorial, builder)),
        ("spotlight", partial(build_spotlight, builder)),
    ):
        for entry in read_content(f"{kind}s")[kind]:
            build(entry, indexes[f"{kind}s"])
    for entry in read_content("pages")["links"]:
        builder.links(entry, home)
    build_paths(builder, snippets)
    people.build_people(home)
    build_voices(builder.tree)
    build_imports(indexes["events"][0])
    added = [*snippets.added, *builder.tree.added]
    moved = [*snippets.moved, *builder.tree.moved]
    translations.record_translations(added, locales["en"])
    translations.refresh_sources(moved)
    write_indexes(twin for pair in [*added, *moved] for twin in pair)
    return builder.tree


def build_voices(tree: Tree) -> None:
    """Build what visitors sent, and end the votes whose time is over."""
    admin = get_user_model().objects.get(username="admin")
    register.build_register("museumweek", admin)
    voices.build_answers(admin)
    voices.build_feedback(tree)
    seats.build_registrations()
    entries.build_entries(admin)
    close_due()


def tonight() -> EventPage | None:
    """Return the French page of the event that the content puts on tonight."""
    keys = [
        event["key"]
        for event in read_content("events")["event"]
        if any(item.get("day") == 0 for item in event.get("dates", []))
    ]
    twins = [stable_id("EventPage", key) for key in keys]
    pages = EventPage.objects.filter(translation_key__in=twins)
    return pages.filter(locale__language_code=LANGUAGES[0]).first()
