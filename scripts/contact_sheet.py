"""Photographs every screen of the social desk into one sheet per language and scheme.

``python scripts/contact_sheet.py [FOLDER]``; without a folder, those of the docs.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scripts.screenshots import IMAGES, sign_in  # noqa: E402
from tests.conftest import CHROMIUM, CHROMIUM_ARGS  # noqa: E402
from tests.quality import demo_server  # noqa: E402

SIZES = {"desktop": (1280, 900), "phone": (360, 900)}
COLUMNS, THUMB, GAP, LINE = 5, 380, 16, 22
LANGUAGES, SCHEMES = ("fr", "en"), ("light", "dark")

FIND = """
import json, sys
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_culture_social.models import SocialPost
for user in get_user_model().objects.all():
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = {language!r}
    profile.save()
admin = "wagtail_culture_social_"
event = SocialPost.objects.filter(
    page__isnull=False, language={language!r}, phase="announcement"
).order_by("due", "pk").first()
by_hand = SocialPost.objects.filter(page=None).first()
public = lambda kind: Page.objects.live().type(kind).filter(
    locale__language_code={language!r}).first()
from wagtail_culture_social.pages import models
links, hub = public(models.LinksPage), public(models.HashtagHubPage)
page = event.page
print(json.dumps({{
    "home": "/admin/",
    "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]) + "#tab-social",
    "kit": reverse(admin + "kit", args=[page.pk]),
    "month": reverse(admin + "desk"),
    "week": reverse(admin + "desk_week"),
    "list": reverse(admin + "desk_list"),
    "post": reverse(admin + "desk_post", args=[event.pk]),
    "new": reverse(admin + "desk_new"),
    "feeds": reverse(admin + "desk_feeds"),
    "event": page.get_url(),
    "poster": page.get_url() + "poster/",
    "links": links.get_url() if links else "",
    "hub": hub.get_url() if hub else "",
}}))
"""


class Shot(NamedTuple):
    """One picture of the sheet and what is written under it."""

    label: str
    picture: Image.Image


def screens(folder: Path, language: str) -> dict[str, str]:
    """Return the paths of the screens by name, and set the language of the admin."""
    run = subprocess.run(
        [sys.executable, "example_site/manage.py", "shell", "-v", "0", "-c"]
        + [FIND.format(language=language)],
        cwd=ROOT,
        env=demo_server.environment(folder),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(run.stdout.strip().splitlines()[-1])
    return {name: path for name, path in found.items() if path}


def shots(browser: Browser, address: str, paths: dict, scheme: str) -> Iterator[Shot]:
    """Photograph every screen in both sizes, as far as the screen goes down."""
    for size, (width, height) in SIZES.items():
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        sign_in(page, address, "admin")
        for name, path in paths.items():
            page.goto(address + path, wait_until="networkidle")
            yield Shot(f"{name} · {size}", picture_of(page))
        page.close()


def picture_of(page: Page) -> Image.Image:
    """Return the page as it is seen first, and some of what comes below."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        page.screenshot(path=file.name)
        return Image.open(file.name).convert("RGB")


def sheet(pictures: list[Shot]) -> Image.Image:
    """Return one picture of all, each under its name, in rows of equal width."""
    cells = []
    for label, picture in pictures:
        cell = picture.copy()
        cell.thumbnail((THUMB, THUMB))
        cells.append((label, cell))
    rows = [cells[at : at + COLUMNS] for at in range(0, len(cells), COLUMNS)]
    heights = [max(cell.height for _label, cell in row) + LINE + GAP for row in rows]
    width = COLUMNS * (THUMB + GAP) + GAP
    whole = Image.new("RGB", (width, sum(heights) + GAP), "#777777")
    draw, top = ImageDraw.Draw(whole), GAP
    for row, height in zip(rows, heights, strict=True):
        for column, (label, cell) in enumerate(row):
            left = GAP + column * (THUMB + GAP)
            draw.text((left, top), label, fill="white", font_size=14)
            whole.paste(cell, (left, top + LINE))
        top += height
    return whole


def main() -> None:
    """Build the demo at a fixed hour, serve it, write one sheet per look."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo_server.build(Path(folder))
        with (
            demo_server.served(Path(folder)) as address,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=CHROMIUM_ARGS
            )
            for language in LANGUAGES:
                paths = screens(Path(folder), language)
                for scheme in SCHEMES:
                    pictures = list(shots(browser, address, paths, scheme))
                    name = f"desk-{language}-{scheme}.jpg"
                    sheet(pictures).save(target / name, quality=60, optimize=True)
            browser.close()


if __name__ == "__main__":
    main()
