"""Prints how fast entries are beside a naive form, as ratios of one run.

    python -m tests.benchmarks.entries [--seconds 4] [--rounds 5] [--megapixels 12]
    scripts/postgres.sh python -m tests.benchmarks.entries

Two processes call the whole site, middleware included, in turn for each form: first in
words alone, then with a photograph, unless it has 0 megapixels. Nothing here fails on a
clock; it fails when an entry is lost.
"""

import argparse
import os
import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from typing import Any

import django

from tests.benchmarks.rates import compare

WANTED = {"whole entry": 0.5}
WORDS_A_SECOND, PHOTOS_A_SECOND = 1_000, 8
"""Forms that are made ready for one process, without and with a photograph."""
WORDS = {"place": "b", "story": "Nobody there but gulls.", "alt": "A quay."}
"""What the naive form asks under names of its own."""


def photograph(megapixels: float) -> bytes:
    """A JPEG with the noise of a sensor, of the bytes that a telephone would make."""
    from PIL import Image

    width = round((megapixels * 1_000_000 * 4 / 3) ** 0.5)
    size = (width, width * 3 // 4)
    made = Image.merge("RGB", [Image.effect_noise(size, 24) for _ in range(3)])
    file = BytesIO()
    made.save(file, "JPEG", quality=85)
    return file.getvalue()


def requests(
    path: str, contest: Any, said: Mapping[str, Any], photo: bytes, count: int
) -> Iterator[dict[str, Any]]:
    """WSGI environments of forms, each of another person in a network of its own."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import RequestFactory

    from wagtail_culture_social.participation.contests.asked import asked_by_lead
    from wagtail_culture_social.participation.defences import tokens
    from wagtail_culture_social.participation.entries.forms import EntryForm

    parts = EntryForm.parts_for(asked_by_lead(contest))
    for number in range(count):
        files = {
            name: SimpleUploadedFile("quay.jpg", photo, "image/jpeg")
            for name in said
            if said[name] is None
        }
        own = {
            "token": tokens.issue(EntryForm.purpose, *parts),
            "email": f"{token_hex(8)}@example.org",
        }
        yield (
            RequestFactory()
            .post(
                path,
                {**said, **own, **files},
                HTTP_X_FORWARDED_FOR=f"10.{number >> 8 & 255}.{number & 255}.1",
                HTTP_ORIGIN="http://testserver",
                HTTP_SEC_FETCH_SITE="same-origin",
            )
            .environ
        )


def form_of(contest: Any) -> dict[str, Any]:
    """Everything that both forms ask, under the names of both; a file is ``None``."""
    from tests.participation.entries import entrants

    said: dict[str, Any] = {**entrants.WORDS, **WORDS}
    for field in contest.rules["fields"]:
        name, kind = field["id"], field["kind"]
        if kind == "image":
            said |= {f"answer_{name}": None, f"alt_{name}": WORDS["alt"]}
        else:
            choices = [*field["choices"], WORDS["story"]]
            said[f"answer_{name}"] = choices[0]
    return said


def called(*kinds: str) -> Any:
    """A contest that is open for ever and asks for these kinds of fields."""
    from tests import contests
    from tests.participation.contests import calling

    dates = ("opens_at", "closes_at", "vote_opens_at", "vote_closes_at")
    never = dict.fromkeys((*dates, "jury_closes_at", "results_at"))
    fields = [one for one in contests.fields() if one["kind"] in kinds]
    return calling.contest(fields=fields, **never)


def forms_of(contest: Any, photo: bytes) -> dict[str, tuple[str, dict[str, Any]]]:
    """The address and the fields of each form that is compared, the floor first."""
    from wagtail_culture_social.participation.contests.shown import enter_url

    said, key = form_of(contest), contest.twin_key
    whole = {"whole entry": (enter_url(contest, "en"), said)}
    if photo:
        floor = (f"/bench/naive-photo/{key}/", said | {"photo": None})
        return {"naive form": floor, **whole}
    return {
        "naive form": (f"/bench/naive/{key}/", said),
        "on a page, by mail": (f"/bench/naive-page/{key}/", said),
        **whole,
    }


def speeds(kind: str, photo: bytes, most: int, seconds: float, rounds: int) -> None:
    """Compare the forms, with fields of words and of one kind more."""
    from wagtail_culture_social.participation.models import Entry

    contest = called("choice", "long", kind)
    calls = {
        name: partial(requests, path, contest, fields, photo)
        for name, (path, fields) in forms_of(contest, photo).items()
    }
    answers = compare(calls, WANTED, seconds, rounds, most)
    kept = Entry.objects.filter(contest=contest).count()
    print(f"  {answers:,} forms, {answers - kept} lost")
    assert answers == kept


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megapixels", type=float, default=12)
    chosen = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.entry_settings"
    django.setup()
    from django.conf import settings
    from django.db import connection

    from tests.benchmarks.programme import database
    from wagtail_culture_social.participation.defences.forms import DefendedForm

    DefendedForm.least_age = -1  # nobody reads these forms
    photo = photograph(chosen.megapixels) if chosen.megapixels else b""
    size = f"{chosen.megapixels:g} megapixels, {len(photo) / 1_000_000:.1f} MB"
    asked = (chosen.seconds, chosen.rounds)
    try:
        with database():
            print(f"{connection.vendor}, median of {chosen.rounds} rounds in turn")
            print(" in words")
            speeds("", b"", WORDS_A_SECOND, *asked)
            if photo:
                print(f" with a photograph of {size}")
                speeds("image", photo, PHOTOS_A_SECOND, *asked)
    finally:
        shutil.rmtree(Path(settings.MEDIA_ROOT).parent, ignore_errors=True)


if __name__ == "__main__":
    main()
