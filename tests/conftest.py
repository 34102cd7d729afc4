"""Fixtures for every test: Chromium, a signed-in editor, a private media folder."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from tests.indexes import _indexes, _no_search_index  # noqa: F401
from tests.leftovers import (  # noqa: F401
    pytest_runtest_call,
    pytest_runtest_teardown,
)
from tests.migrated_database import (  # noqa: F401
    django_db_keepdb,
    django_db_setup,
    turn,
)

# Playwright's sync API keeps an event loop in this thread; Django would refuse it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSER_FIXTURES = {"page", "context", "browser", "new_context"}
DEMO_FIXTURES = {"demo_folder", "built"}
CHECKS = "axe.run results"
"""How Wagtail's checks tell the console what they tell the editor."""

SLOW_FILES = (
    "contracts/test_round_trip",
    "events/importers/",
    "events/test_filters",
    "events/test_newsletter",
    "events/test_places",
    "events/test_season",
    "outbound/test_limits",
    "outbound/test_nonsense",
    "social/test_addresses",
    "social/test_preview",
    "social/kit/",
    "conformance/test_imported",
)
"""Files whose tests import, serve or list for long: marked slow as a whole."""
MASS_FILES = (
    "benchmarks/",
    "conformance/test_imported",
    "events/importers/test_files",
    "outbound/test_limits",
    "outbound/test_nonsense",
    "participation/entries/test_entry_limits",
    "participation/polls/test_crowds",
    "participation/uploads/test_big_pictures",
    "participation/uploads/test_corpus",
    "participation/registrations/test_seat_races",
)
"""Files that run thousands of cases, for which coverage would double the time."""


@pytest.hookimpl(tryfirst=True)  # before -m selects
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow; skip browser tests with a reason where Chromium is absent."""
    absent = "no Chromium: apt-get install chromium, or set CHROMIUM"
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & DEMO_FIXTURES:
            item.add_marker(pytest.mark.demo)
        file = item.path.relative_to(Path(__file__).parent).as_posix()
        if file.startswith(SLOW_FILES):
            item.add_marker(pytest.mark.slow)
        if file.startswith(MASS_FILES):
            item.add_marker(pytest.mark.mass)
        if fixtures & BROWSER_FIXTURES or item.get_closest_marker("editor"):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason=absent))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what is loaded now: it stays to the end.

    Looking through all of that again and again took a fifth of the time of page tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": CHROMIUM_ARGS,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Europe/Paris",
        "reduced_motion": "reduce",
        "viewport": {"width": 1400, "height": 1000},
    }


@pytest.fixture(autouse=True)
def _private_state(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Keep uploads out of the work tree, and one test's cache from the next."""
    needs = {"db", "transactional_db"} & set(request.fixturenames)
    if needs or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("settings").MEDIA_ROOT = tmp_path / "media"
        # Wagtail caches the addresses of sites that the last test has rolled back.
        cache.clear()


@pytest.fixture(autouse=True)
def _site_language() -> Iterator[None]:
    """Start in the site's language: a request leaves its own behind."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def admin(client: Any, django_user_model: Any) -> Any:
    """An administrator, signed in with ``client``."""
    user = django_user_model.objects.create_superuser(
        "admin", "admin@example.org", "pw"
    )
    client.force_login(user)
    return user


@pytest.fixture
def editor_page(
    page: Any, live_server: Any, client: Any, admin: Any, settings: Any
) -> Iterator[Any]:
    """A browser page signed in as superuser; fails on any error it met.

    Tests that use it need ``django_db(transaction=True, serialized_rollback=True)``:
    the live server's flush takes the root page, the site and the locales away.
    """
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "url": live_server.url,
                "value": session,
            }
        ]
    )
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(f"JS: {error}"))
    page.on(
        "response",
        lambda answer: (
            answer.status >= 400 and problems.append(f"{answer.status} {answer.url}")
        ),
    )
    page.on(
        "console",
        lambda message: (
            message.type == "error"
            and not message.text.startswith(CHECKS)
            and problems.append(f"{message.text} {message.location}")
        ),
    )
    yield page
    seen = list(problems)
    # Stop autosave, previews and pings before the tables are flushed.
    page.context.close()
    assert seen == []
