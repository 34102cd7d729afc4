"""The demo as a site to look at: its address and its pages by type and language."""

import fcntl
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.quality import demo_server, nu
from tests.quality.crawling import Crawl

LIST_PAGES = """
import json
from wagtail.models import Page
from wagtail_culture_social.models import Hashtag
rows = []
for page in Page.objects.live().public().filter(depth__gt=1).specific().iterator():
    kind, url = page.specific_class.__name__, page.get_full_url()
    if not url:
        continue
    if kind == "EventPage" and page.event_facts.state != "scheduled":
        kind = "EventPage cancelled or moved"
    rows.append((kind, page.locale.language_code, url))
    if kind == "HashtagHubPage":
        used = {"page_items__content_object__locale_id": page.locale_id}
        slug = Hashtag.objects.filter(**used).first().slug
        rows.append(("Hashtag", page.locale.language_code, f"{url}{slug}/"))
    if getattr(page, "wcs_has_poster", False):
        rows.append(("Poster", page.locale.language_code, f"{url}poster/"))
print(json.dumps(rows))
"""


class DemoPage(NamedTuple):
    kind: str
    language: str
    path: str


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    return demo_server.built_once(tmp_path_factory.getbasetemp(), worker_id)


@pytest.fixture(scope="session")
def demo_url(
    demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve a copy: a server writes its own port into the database."""
    own = tmp_path_factory.getbasetemp() / "served"
    with demo_server.served(demo_server.copied(demo_folder, own)) as address:
        yield address


@pytest.fixture(scope="session")
def demo_pages(demo_folder: Path) -> list[DemoPage]:
    command = [sys.executable, "example_site/manage.py", "shell", "-v", "0"]
    run = subprocess.run(
        [*command, "-c", LIST_PAGES],
        cwd=demo_server.ROOT,
        env=demo_server.environment(demo_folder),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    rows = json.loads(run.stdout.strip().splitlines()[-1])
    return [
        DemoPage(kind, language, "/" + url.split("/", 3)[3])
        for kind, language, url in rows
    ]


@pytest.fixture(scope="session")
def crawl(demo_url: str, demo_folder: Path) -> Crawl:
    """Crawl the demo once, whichever worker comes first; each serves it elsewhere."""
    file = demo_folder / "crawl.json"
    with (demo_folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_text(Crawl(demo_url).run().told())
    return Crawl.of(file.read_text(), demo_url)


@pytest.fixture(scope="session")
def checker() -> str:
    return nu.found()
