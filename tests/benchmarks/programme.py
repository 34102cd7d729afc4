"""Prints how fast our programme is beside a hand-written one, as ratios of one run.

    python -m tests.benchmarks.programme [--events 10000] [--repeat 50]

The floor is a plain Wagtail page with a table of dates, see `floor/`. Both live in one
database of their own: SQLite, or PostgreSQL with TEST_DATABASE=postgres. Nothing here
fails on a clock.
"""

import argparse
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django

SIZES = (100, 1_000)
WANTED = {"event": 1.6, "weekly event": 1.6, "list": 1.5, "feed": 1.5}


@contextmanager
def database() -> Iterator[None]:
    """A migrated database that goes away, with its pictures."""
    from django.conf import settings
    from django.db import connection

    from tests.migrated_database import database_file, keep, kept_file

    name, file = connection.settings_dict["NAME"], database_file()
    is_kept = bool(file) and kept_file().exists()
    if is_kept:
        shutil.copy(kept_file(), file)
    connection.creation.create_test_db(0, True, serialize=False, keepdb=is_kept)
    if file and not is_kept:
        keep(file)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def report(sites: Any, repeat: int) -> None:
    from tests.benchmarks.visits import Unavailable, compare, peak_memory

    print(f"\n{sites.size:,} events, median of {repeat} visits in turn, ours / floor")
    print(f"{'':14}{'queries cold':>15}{'warm':>11}{'KB':>18}{'ms':>18}")
    for name, ours, floor in sites.addresses():
        try:
            a, b = compare(ours, floor, repeat)
        except Unavailable as reason:
            print(f"  {name:12} skipped: {reason}")
            continue
        print(
            f"  {name:12}{a.cold:10} /{b.cold:3}{a.warm:6} /{b.warm:3}"
            f"{a.octets / 1024:9.1f} /{b.octets / 1024:7.1f}"
            f"{a.time:9.2f} /{b.time:7.2f} {a.time / b.time:7.2f} × floor"
            + (f" (≤ {WANTED[name]})" if name in WANTED else "")
        )
        if name == "feed":
            print(f"  {name:12} {peak_memory(ours) / 1024:,.0f} KB of memory at most")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=50)
    chosen = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    django.setup()
    with database():
        from tests.benchmarks.sites import two_sites

        sites = two_sites()
        for size in sorted({*(s for s in SIZES if s < chosen.events), chosen.events}):
            sites.grow(size)
            report(sites, chosen.repeat)


if __name__ == "__main__":
    main()
