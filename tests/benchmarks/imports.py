"""Prints how long imports take, and how much memory: events of OpenAgenda, a long file.

    python -m tests.benchmarks.imports [--events 300] [--megabytes 20]

They are read, published with all that publishing writes, and imported again unchanged,
in a database of their own; pictures are left alone, since no network is needed here.
Nothing here fails on a clock. Wanted: 300 events in 60 s with 200 MB.
"""

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import count, cycle, islice
from typing import Any, BinaryIO

import django

from tests.benchmarks.programme import database

WEEKLY = (
    b"BEGIN:VEVENT\r\nUID:%d@quais.example.org\r\nSUMMARY:Organ and voice %d\r\n"
    b"DTSTART;TZID=Europe/Paris:20261205T183000\r\nDURATION:PT1H30M\r\n"
    b"RRULE:FREQ=WEEKLY;COUNT=12\r\nDESCRIPTION:%s\r\nEND:VEVENT\r\n"
)
WORDS = b"An hour with those who know the collection best. " * 40


def many_events(number: int) -> Iterator[dict[str, Any]]:
    """Real events, repeated under identifiers of their own as far as it takes."""
    from tests.events.importers.agendas import events_to_come

    again = cycle(list(events_to_come()))
    for uid, event in islice(zip(count(1), again, strict=False), number):
        yield {**event, "uid": uid}


def long_calendar(file: BinaryIO, megabytes: int) -> int:
    """Write a calendar of about that size; return how many events it has."""
    file.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    for number in count(1):
        file.write(WEEKLY % (number, number, WORDS))
        if file.tell() > megabytes * 1024**2 - 4096:
            file.write(b"END:VCALENDAR\r\n")
            file.seek(0)
            return number
    return 0


def memory() -> str:
    """Most memory of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{peak / 1024:,.0f} MB of memory at most so far"


def timed(what: str, work: Any) -> Any:
    """Do some work and print how long it took."""
    begun = time.perf_counter()
    result = work()
    print(f"  {what:34}{time.perf_counter() - begun:8.1f} s   {memory()}")
    return result


def completed(run: Any) -> None:
    """Import every row of a reading."""
    from wagtail_culture_social.events.importers import services

    for _done in services.complete(run):
        pass


def report(events: int, megabytes: int) -> None:
    from tests.events.importers.sources import index, source
    from wagtail_culture_social.events.importers import services

    parent = index()
    print(f"\n{memory()}: the site alone")
    agenda = source(parent, publish=True, with_pictures=False)
    with tempfile.TemporaryFile() as file:
        file.write(json.dumps({"events": list(many_events(events))}).encode())
        for what in ("and publish", "again, unchanged"):
            print(f"{events} events of OpenAgenda {what}")
            run = timed("read", lambda: services.begin(agenda, file))
            timed("import", lambda run=run: completed(run))
            print(f"  {services.report_of(run)}")
    calendar = source(parent, name="calendar", with_pictures=False)
    with tempfile.TemporaryFile() as file:
        number = long_calendar(file, megabytes)
        print(f"a calendar of {megabytes} MB with {number} weekly events")
        run = timed("read", lambda: services.begin(calendar, file))
        timed("import the first 25 as drafts", lambda: services.go_on(run, seconds=99))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--megabytes", type=int, default=19)
    chosen = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    django.setup()
    with database():
        report(chosen.events, chosen.megabytes)


if __name__ == "__main__":
    main()
