"""Languages, home pages, the site record and its accounts on the networks."""

import json
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.builders.asked import poll_blocks, poll_dates, polls_on
from home.builders.blocks import body
from home.builders.called import contest_blocks, contest_dates, contests_on
from home.builders.content import LANGUAGES, Words
from home.builders.pages import Builder
from home.builders.tree import Pair
from home.builders.voices import vote_on
from home.institution import institution, read_content
from home.models import HomePage, InformationPage
from wagtail_culture_social.models import SocialSettings


def build_locales() -> dict[str, Locale]:
    """Return the languages of the demo; missing ones are added."""
    return {
        code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES
    }


def build_homes(builder: Builder) -> Pair:
    """Build the home pages, one per language, below Wagtail's root."""
    site = read_content("site")

    def fields(language: str) -> Words:
        own = institution(language)
        return {
            "title": own["title"],
            "slug": language,
            "summary": own["summary"],
            "social_image_id": builder.images.get(site["institution"]["image"]),
            "social_image_alt": own["alt"],
            "body": json.dumps(body(own["intro"], "home")),
        }

    root = Page.get_first_root_node()
    return builder.tree.ensure(HomePage, "home", (root, root), builder.in_each(fields))


def build_site(home: Page, images: dict[str, int]) -> None:
    """Serve the home page at the demo's address; Wagtail's welcome page goes."""
    address = {
        "hostname": "127.0.0.1",
        "port": settings.DEMO_PORT,
        "site_name": home.title,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True
    )
    welcome = site.root_page if site.root_page_id else None
    wanted: dict[str, Any] = {**address, "root_page": Page.objects.get(pk=home.pk)}
    if any(getattr(site, name, None) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    if welcome and welcome.specific_class is Page and not welcome.get_children_count():
        welcome.delete()
    SocialSettings.objects.get_or_create(
        site=site,
        defaults={
            "organisation": home.title,
            "default_image_id": home.social_image_id,
            "x_handle": "@quais_exemple",
            "bluesky_handle": "quais.example",
            "mastodon_handle": "@quais@social.example.org",
            "card_colour": "#7A1E3A",
            "holidays_country": "FR",
            "calendar_colour": "steelblue",
        },
    )


def build_information(builder: Builder, home: Pair) -> None:
    """Build the plain pages; the first is in the menu, the others in the footer."""
    for position, entry in enumerate(read_content("pages")["page"]):
        key = entry["key"]
        asked = polls_on("InformationPage", key)
        called = contests_on("InformationPage", key)

        def fields(
            language: str,
            entry: Words = entry,
            asked: list[Words] = asked,
            called: list[Words] = called,
            n: int = position,
        ) -> Words:
            text = body(entry[language]["body"], "page", entry["key"])
            text += poll_blocks(asked, builder.images, language)
            text += contest_blocks(called, language)
            return builder.shared(entry, language) | {
                "body": json.dumps(text),
                "show_in_menus": n == 0,
            }

        values = builder.in_each(fields)
        pair = builder.tree.ensure(InformationPage, key, home, values)
        vote_on("InformationPage", key)
        dates = poll_dates(asked, builder.now) | contest_dates(called, builder.now)
        builder.tree.move(pair, {"body": dates})
