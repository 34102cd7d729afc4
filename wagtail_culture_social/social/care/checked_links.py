"""Asking the addresses that pages lead to: a few every night, slowly, oldest first.

A link is broken once it failed on two different days; what a server does not show to
robots is no fault. The answers are kept in ``LinkCheck``.
"""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.models.link_checks import LONGEST, LinkCheck
from wagtail_culture_social.outbound import OutboundError, fault_of_address, fetch
from wagtail_culture_social.social.care.found_links import links_of
from wagtail_culture_social.social.page_types import social_types

MOST = 200
SECONDS = 300.0
SECONDS_EACH = 10.0
PAUSE = 1.0
"""Seconds between two requests to one server."""
GOOD_FOR = timedelta(days=7)
"""How long an answer is believed."""

FAULTS = {"unknown", "unreachable", "insecure", "slow", "missing", "status", "broken"}
"""Codes of ``OutboundError`` that a visitor would meet too."""
OFFLINE = {"unknown", "unreachable", "slow"}
ENOUGH_SERVERS = 3
"""When so many servers and no other answer, the fault is ours."""


class Asked(NamedTuple):
    """What a run did; ``is_offline`` when no answer could be believed."""

    checked: int
    failed: int
    waiting: int
    is_offline: bool = False


def check_links(most: int = MOST, seconds: float = SECONDS) -> Asked:
    """Ask the addresses that are due, and keep what came of it."""
    _keep_what_is_linked()
    due = list(_due()[:most])
    faults = dict(_ask([row.url for row in due], seconds))
    waiting = _due().count() - len(faults)
    failed = sum(map(bool, faults.values()))
    if _is_offline(faults) and not _anything_answers():
        return Asked(0, 0, waiting + len(faults), is_offline=True)
    _note([row for row in due if row.url in faults], faults)
    return Asked(len(faults), failed, waiting)


def addresses_of_pages() -> set[str]:
    """Return every address that live pages lead to and that may be asked."""
    links = (
        link.url
        for model in social_types()
        for page in model.objects.live().filter(alias_of=None).iterator(chunk_size=100)
        for link in links_of(page)
    )
    urls = {url.partition("#")[0] for url in links if url}
    return {url for url in urls if len(url) <= LONGEST and not fault_of_address(url)}


def broken_links() -> dict[str, LinkCheck]:
    """Return the checks of broken links, by address."""
    rows = LinkCheck.objects.exclude(fault="")
    return {row.url: row for row in rows if row.is_broken}


def _keep_what_is_linked() -> None:
    wanted = addresses_of_pages()
    known = dict(LinkCheck.objects.values_list("url", "pk"))
    gone = [pk for url, pk in known.items() if url not in wanted]
    LinkCheck.objects.filter(pk__in=gone).delete()
    new = [LinkCheck(url=url) for url in sorted(wanted - known.keys())]
    LinkCheck.objects.bulk_create(new, ignore_conflicts=True, batch_size=200)


def _due() -> QuerySet[LinkCheck]:
    """Return what was not asked lately, and what failed on a day before."""
    midnight = timezone.make_aware(datetime.combine(today(), datetime.min.time()))
    never, old = Q(checked_at=None), Q(checked_at__lt=now() - GOOD_FOR)
    failed = Q(checked_at__lt=midnight) & ~Q(fault="")
    rows = LinkCheck.objects.filter(never | old | failed)
    return rows.order_by(F("checked_at").asc(nulls_first=True), "pk")


def _ask(urls: list[str], seconds: float) -> Iterator[tuple[str, str]]:
    """Return addresses with their faults, as many as the time allows."""
    ends = time.monotonic() + seconds
    last_asked: dict[str | None, float] = {}
    for url in urls:
        host = urlsplit(url).hostname
        time.sleep(max(0.0, last_asked.get(host, 0.0) + PAUSE - time.monotonic()))
        left = ends - time.monotonic()
        if left <= 0:
            return
        yield url, _fault_of(url, min(left, SECONDS_EACH))
        last_asked[host] = time.monotonic()


def _fault_of(url: str, seconds: float) -> str:
    """Return what is wrong; the body is not waited for: it is too large at once."""
    try:
        fetch(url, accept=["*/*"], most_bytes=0, seconds=seconds)
    except OutboundError as error:
        return error.code if error.code in FAULTS else ""
    return ""


def _is_offline(faults: dict[str, str]) -> bool:
    servers = {urlsplit(url).hostname for url in faults}
    return len(servers) >= ENOUGH_SERVERS and set(faults.values()) <= OFFLINE


def _anything_answers() -> bool:
    """Tell whether an address that was in order lately answers now."""
    fine = LinkCheck.objects.filter(fault="").exclude(checked_at=None)
    urls = fine.order_by("-checked_at").values_list("url", flat=True)
    return any(
        _fault_of(url, SECONDS_EACH) not in OFFLINE for url in urls[:ENOUGH_SERVERS]
    )


def _note(rows: list[LinkCheck], faults: dict[str, str]) -> None:
    moment = now()
    for row in rows:
        row.fault, row.checked_at = faults[row.url], moment
        row.failed_since = (row.failed_since or moment) if row.fault else None
    fields: Any = ["fault", "checked_at", "failed_since"]
    LinkCheck.objects.bulk_update(rows, fields, batch_size=100)
