"""Prints how long the preview of all posts takes beside an empty one, in one run.

    python -m tests.benchmarks.preview [--repeat 30]

The floor is Wagtail's own preview of the same unsaved page, with a template that holds
nothing and none of our context: session, page, form and its thirty blocks cost the
same on both sides. Nothing here fails on a clock.
"""

import argparse
import os
from statistics import median
from time import process_time
from typing import Any
from unittest.mock import patch

import django

BLOCKS = 30
WANTED = 1.5
WARM_UPS = 3


def blocks() -> list[tuple[str, Any]]:
    """Thirty blocks of a body: headings, and paragraphs with bold words."""
    from wagtail.test.utils.form_data import rich_text

    text = rich_text("<p>Songs and <b>two lieder</b>, with <i>a word</i> on each.</p>")
    pair = [("heading", "On the programme"), ("paragraph", text)]
    return pair * (BLOCKS // len(pair))


def typed_preview() -> tuple[Any, str]:
    """Type into an event, and return who did and where the preview is."""
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse
    from wagtail.models import Site
    from wagtail.test.utils.form_data import streamfield

    from tests import examples
    from tests.page_forms import edit_url, filled_form
    from wagtail_culture_social.models import SocialSettings

    site = Site.objects.get()
    SocialSettings.objects.create(site=site, organisation="Les Quais", x_handle="quais")
    page = examples.event(examples.campaign()[0])[0]
    client = Client()
    client.force_login(User.objects.create_superuser("editor"))
    body = streamfield(blocks())
    form = filled_form(client, edit_url(page), type(page), body=body, title="Voices")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    answer = client.post(address, form).json()
    if not answer["is_valid"]:
        raise SystemExit("The form of the event is not valid.")
    return client, address


def visit(client: Any, address: str, mode: str) -> float:
    """Milliseconds of processor time of one preview."""
    started = process_time()
    answer = client.get(address, {"mode": mode})
    taken = (process_time() - started) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"The preview answers {answer.status_code}.")
    return taken


def measured(repeat: int) -> tuple[float, float]:
    """Medians of the posts and of the empty preview, visited in turn."""
    from wagtail.models import Page

    from wagtail_culture_social.pages.models import EventPage

    client, address = typed_preview()
    times: dict[str, list[float]] = {"social": [], "": []}
    with (
        patch.object(EventPage, "get_template", lambda *_args: "floor/nothing.html"),
        patch.object(EventPage, "get_context", Page.get_context),
    ):
        for number in range(repeat + WARM_UPS):
            for mode in ("social", "") if number % 2 else ("", "social"):
                taken = visit(client, address, mode)
                if number >= WARM_UPS:
                    times[mode].append(taken)
    return median(times["social"]), median(times[""])


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--repeat", type=int, default=30)
    repeat = parser.parse_args(arguments).repeat
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    django.setup()
    from tests.benchmarks.programme import database

    with database():
        posts, empty = measured(repeat)
    print(
        f"posts of all networks, {BLOCKS} blocks, median of {repeat} in turn: "
        f"{posts:.1f} ms / {empty:.1f} ms, {posts / empty:.2f} × floor (≤ {WANTED})"
    )


if __name__ == "__main__":
    main()
