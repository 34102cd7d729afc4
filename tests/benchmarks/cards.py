"""Prints how long an image card takes beside plain Pillow, as ratios of one run.

    python -m tests.benchmarks.cards [--repeat 30]

The reference opens the same photo, makes it as large as the card and saves it. Nothing
here fails on a clock.
"""

import argparse
import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from statistics import median
from time import process_time

import django
from PIL import Image

from wagtail_culture_social.domain.card_forms import CARD_FORMS, CardForm

SIZE = 2400, 1600
"""Pixels of the photo, as a camera or a press kit has them."""
WANTED = 40
"""Milliseconds in which a card for links should be drawn."""


def photo() -> bytes:
    """A photo with soft shapes and grain, which no coder shrinks to nothing."""
    grain = Image.effect_noise(SIZE, 24)
    slope = Image.linear_gradient("L").resize(SIZE)
    content = BytesIO()
    picture = Image.merge("RGB", (slope, grain, slope.rotate(180)))
    picture.save(content, "JPEG", quality=85)
    return content.getvalue()


def plain(content: bytes, form: CardForm) -> None:
    with Image.open(BytesIO(content)) as image:
        image.resize((form.width, form.height)).save(BytesIO(), "JPEG", quality=88)


def timed(work: Callable[[], object], repeat: int) -> float:
    """Median milliseconds of processor time, once the fonts are at hand."""
    work()
    times = []
    for _ in range(repeat):
        started = process_time()
        work()
        times.append((process_time() - started) * 1000)
    return median(times)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--repeat", type=int, default=30)
    repeat = parser.parse_args(arguments).repeat
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.projects.full.settings")
    django.setup()
    from tests.social.cards.drawn import facts, picture_of
    from wagtail_culture_social.social.share_cards.drawing import draw

    content = photo()
    shown = facts(photo=picture_of(content), tag="#NuitDesMusées")
    bare = replace(shown, photo=None, credit="")
    print(f"A photo of {SIZE[0]} × {SIZE[1]} pixels, {len(content):,} bytes; medians")
    for form in CARD_FORMS.values():
        reference = timed(lambda form=form: plain(content, form), repeat)
        card = timed(lambda form=form: draw(shown, form), repeat)
        words = timed(lambda form=form: draw(bare, form), repeat)
        wanted = f" (≤ {WANTED} ms)" if form.key == "og" else ""
        print(
            f"  {form.key:9} {card:6.1f} ms{wanted:10}"
            f" {card / reference:5.2f} × plain Pillow ({reference:.1f} ms);"
            f" without a photo {words:5.1f} ms"
        )


if __name__ == "__main__":
    main()
