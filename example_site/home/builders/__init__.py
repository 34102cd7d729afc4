"""``build_demo``: the whole demonstration, from content files to published pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.builders import people, pictures, site, translations, vocabulary
from home.builders.content import LANGUAGES, local, stable_id
from home.builders.indexes import deferred_indexes, write_indexes
from home.builders.pages import Builder
from home.builders.tree import Tree
from home.institution import read_content
from wagtail_culture_social.conf import now as present
from wagtail_culture_social.pages.models import EventPage


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
    venues, new_venues = vocabulary.build_venues(locales)
    builder = Builder(Tree(locales), images, tags, venues, moment)
    home = site.build_homes(builder)
    site.build_site(home[0], images)
    vocabulary.build_patterns(locales)
    indexes = builder.indexes(home)
    site.build_information(builder, home)
    for kind, build in (
        ("campaign", builder.campaign),
        ("event", builder.event),
        ("tutorial", builder.tutorial),
        ("spotlight", builder.spotlight),
    ):
        for entry in read_content(f"{kind}s")[kind]:
            build(entry, indexes[f"{kind}s"])
    people.build_people(home)
    pairs = [*new_venues, *builder.tree.added]
    translations.record_translations(pairs, locales["en"])
    translations.refresh_sources(builder.tree.moved)
    changed = [*pairs, *builder.tree.moved]
    write_indexes(page for pair in changed for page in pair)
    return builder.tree


def tonight() -> EventPage | None:
    """Return the French page of the event that the content puts on tonight."""
    keys = [
        event["key"]
        for event in read_content("events")["event"]
        if any(item.get("day") == 0 for item in event["dates"])
    ]
    twins = [stable_id("EventPage", key) for key in keys]
    pages = EventPage.objects.filter(translation_key__in=twins)
    return pages.filter(locale__language_code=LANGUAGES[0]).first()
