"""Questions to a built demo, answered as JSON in a process with the demo's settings.

Run as ``python -m tests.example_site.probe NAME``.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.example_site.participation_probe import participation  # noqa: F401
from tests.example_site.programme_probe import faults, programme  # noqa: F401

EXAMPLE_SITE = Path(__file__).parents[2] / "example_site"


def start() -> None:
    """Start Django with the demo's settings."""
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "settings.dev"
    sys.path.insert(0, str(EXAMPLE_SITE))
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS.append("testserver")


def counts() -> dict[str, Any]:
    """How many rows of everything that a build writes."""
    from django.apps import apps
    from django.contrib.sessions.models import Session

    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model is not Session
    }


def pages() -> dict[str, Any]:
    """Live pages per language, and those without a real twin."""
    from wagtail.models import Page

    live = Page.objects.live().filter(depth__gt=1).select_related("locale")
    twins = Counter(
        live.filter(alias_of=None).values_list("translation_key", flat=True)
    )
    return {
        "languages": Counter(page.locale.language_code for page in live),
        "alone": [page.title for page in live if twins[page.translation_key] != 2],
        "unpublished": [p.title for p in live if p.has_unpublished_changes],
        "without_revision": [p.title for p in live if not p.live_revision_id],
        "welcome": live.filter(title__startswith="Welcome").count(),
    }


def translations() -> list[dict[str, Any]]:
    """What an editor of a translation finds: progress, and any pending change."""
    from wagtail_localize.models import Translation

    answers = []
    for translation in Translation.objects.filter(enabled=True):
        source, target = translation.source, translation.get_target_instance()
        again = source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
        answers.append(
            {
                "name": str(target),
                "progress": translation.get_progress(),
                "differs": different_fields(target, again),
                "source_is_current": is_current(source),
            }
        )
    return answers


def different_fields(saved: Any, again: Any) -> list[str]:
    """Names of the fields that "Publish" in the translation editor would change."""
    return [
        field.name
        for field in saved._meta.concrete_fields
        if plain(field, saved) != plain(field, again)
        and not field.name.startswith(("latest_revision", "live_revision"))
    ]


def plain(field: Any, instance: Any) -> Any:
    """A comparable value of a field."""
    from django.core.serializers.json import DjangoJSONEncoder

    value = field.value_from_object(instance)
    if hasattr(value, "raw_data"):
        return json.dumps(value.get_prep_value(), cls=DjangoJSONEncoder, sort_keys=True)
    return value


def is_current(source: Any) -> bool:
    """Whether wagtail-localize holds the dates of the live page."""
    page = source.get_source_instance()
    frozen = json.loads(source.content_json)
    names = [n for n in ("schedule", "date_notes", "days") if hasattr(page, n)]
    return all(
        [block["value"].get("date", block["value"]) for block in json.loads(frozen[n])]
        == [b["value"].get("date", b["value"]) for b in getattr(page, n).raw_data]
        for n in names
    )


def dates() -> dict[str, Any]:
    """Dates and words of the pages that move."""
    from wagtail_culture_social.models import CampaignDay, EventFacts, Occurrence
    from wagtail_culture_social.pages.models import CampaignPage, EventPage

    moving = EventPage.objects.filter(locale__language_code="fr").order_by("slug")
    events = {}
    for page in moving:
        facts = EventFacts.objects.get(twin_key=page.translation_key)
        starts = Occurrence.objects.filter(page=page).values_list("start", flat=True)
        events[page.slug] = {
            "title": page.title,
            "state": facts.state,
            "previous": facts.previous_start and facts.previous_start.isoformat(),
            "starts": sorted(start.isoformat() for start in starts),
        }
    days = CampaignDay.objects.values_list("date", flat=True)
    first = CampaignPage.objects.filter(slug="museumweek").first()
    return {
        "events": events,
        "campaign_days": sorted(day.isoformat() for day in days),
        "themes": [block.value["theme"] for block in first.days],
    }


def edited_like_a_visitor() -> dict[str, Any]:
    """Dates and words after an edit by somebody who tries the demo."""
    from wagtail_culture_social.pages.models import CampaignPage, EventPage

    event = EventPage.objects.get(slug="hugo-a-la-lampe")
    event.title = "Un autre titre"
    event.save_revision().publish()
    campaign = CampaignPage.objects.get(slug="museumweek", locale__language_code="fr")
    campaign.days[0].value["theme"] = "Un autre thème"
    campaign.save_revision().publish()
    return dates()


def rights() -> dict[str, bool]:
    """What the editor may do in both trees."""
    from django.contrib.auth import get_user_model
    from home.models import HomePage

    editor = get_user_model().objects.get(username="editor")
    return {
        home.slug: home.permissions_for_user(editor).can_publish_subpage()
        and editor.has_perm("wagtail_culture_social.change_hashtag")
        and editor.has_perm("wagtail_localize.submit_translation")
        for home in HomePage.objects.all()
    }


def answers() -> dict[str, Any]:
    """Status and safety headers of a few addresses."""
    from django.test import Client

    client = Client()
    found = {}
    for path in ("/", "/fr/", "/en/", "/sitemap.xml", "/admin/login/", "/fr/rien/"):
        response = client.get(path)
        found[path] = {
            "status": response.status_code,
            "policy": response.headers.get("Content-Security-Policy", ""),
            "cookies": sorted(response.cookies),
        }
    return found


def editors() -> dict[str, int]:
    """Whether the editor opens the pages that the demo points to."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from home.builders import tonight
    from wagtail.models import Locale
    from wagtail_localize.models import Translation

    client, event = Client(), tonight()
    client.force_login(get_user_model().objects.get(username="editor"))
    twin = event.get_translation(Locale.objects.get(language_code="en"))
    addresses = [
        "/admin/",
        f"/admin/pages/{event.pk}/edit/",
        f"/admin/pages/{twin.pk}/edit/",
        f"/admin/pages/{event.pk}/history/",
        "/admin/snippets/wagtail_culture_social/hashtag/",
    ]
    status = {path: client.get(path).status_code for path in addresses}
    translation = Translation.objects.get(source__object_id=event.translation_key)
    before = twin.title
    translation.save_target()
    twin.refresh_from_db()
    return status | {"same after publishing again": int(twin.title == before)}


def home_pages() -> dict[str, Any]:
    """What the front page tells in each language, and at how many queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from home.front_page import context
    from home.models import HomePage

    found = {}
    for home in HomePage.objects.all():
        shown = context(home)
        Client().get(f"/{home.slug}/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            Client().get(f"/{home.slug}/")
        found[home.slug] = {
            "campaign": shown["campaign"].title,
            "theme": shown["today"].theme,
            "live": [row["page"].title for row in shown["live"]],
            "upcoming": [row["page"].title for row in shown["upcoming"]],
            "spotlights": len(shown["spotlights"]),
            "tutorials": len(shown["tutorials"]),
            "queries": len(queries),
        }
    return found


def other_settings() -> str:
    """What the builders say to settings that are not the demo's."""
    from django.conf import settings
    from django.core.management import CommandError
    from home.builders import build_demo

    settings.IS_DEMO = False
    try:
        build_demo()
    except CommandError as error:
        return str(error)
    return ""


def without_site_or_files() -> dict[str, Any]:
    """A build after the site record went and the picture files cannot be found."""
    from home.builders import build_demo, pictures
    from wagtail.images import get_image_model
    from wagtail.models import Locale, Site

    Site.objects.all().delete()
    get_image_model().objects.all().delete()
    pictures.FOLDER = EXAMPLE_SITE / "nowhere"
    build_demo(progress=str)
    return {
        "sites": Site.objects.count(),
        "images": get_image_model().objects.count(),
        "languages": Locale.objects.count(),
        **home_pages(),
    }


def snapshot_is_current() -> bool:
    """Whether the snapshot belongs to our present migrations."""
    from home.snapshot import FILE, MARK, fingerprint

    return FILE.read_text(encoding="utf-8").startswith(MARK + fingerprint())


def schema() -> dict[str, str]:
    """Tables, indexes and triggers of a database that is migrated now."""
    from django.core.management import call_command
    from django.db import connection
    from home.snapshot import load_snapshot

    if "--snapshot" in sys.argv:
        load_snapshot()
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = dict(cursor.fetchall())
    return found | {"rows": json.dumps(counts())}


if __name__ == "__main__":
    start()
    names = sys.argv[1].split(",")
    found = {name: globals()[name]() for name in names}
    print(json.dumps(found, default=str))  # noqa: T201
