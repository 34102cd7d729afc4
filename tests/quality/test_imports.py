"""An import in the browser: it goes on by itself, and its screens are accessible."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests import factories
from tests.events.importers.sources import source
from tests.events.importers.test_bad_files import vevents
from tests.page_forms import speak
from tests.quality.accessibility import violations
from wagtail_culture_social.pages.models import EventPage

pytestmark = [
    pytest.mark.editor,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def ours(page: Any) -> list[str]:
    """What axe finds; headings and landmarks of the admin are Wagtail's."""
    found = violations(page)
    return [one for one in found if not one.startswith(("region", "landmark"))]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_long_import_goes_on_by_itself(
    editor_page: Any, live_server: Any, tmp_path: Path, language: str
) -> None:
    speak(User.objects.get(username="admin"), language)
    origin = source()
    file = tmp_path / "agenda.ics"
    events = [f"UID:{n}\r\nSUMMARY:Organ {n}\r\nDTSTART:20261205" for n in range(55)]
    file.write_bytes(vevents(*events, "UID:x\r\nSUMMARY:Nothing"))
    page = editor_page
    address = reverse("culture_social_imports:import", args=[origin.pk])
    page.goto(live_server.url + address)
    assert ours(page) == []
    page.set_input_files("input[type=file]", str(file))
    page.locator("form[enctype] button[type=submit]").click()
    page.locator("button[name=real]").wait_for(timeout=60_000)
    assert ours(page) == []
    assert EventPage.objects.count() == 0
    page.locator("button[name=real]").click()
    page.locator(".messages .success").wait_for(timeout=60_000)
    assert EventPage.objects.count() == 55
