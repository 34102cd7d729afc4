"""The doctor: one line to paste for everything that is missing, and exit code 1."""

from contextlib import suppress
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from tests.management.site_of_two_languages import published_event
from tests.test_checks import templates_in
from wagtail_culture_social.management.commands import culture_social_doctor as command
from wagtail_culture_social.models import NightlyRun, Occurrence

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
GOOD_BASE = "".join(f"{{% block {name} %}}{{% endblock %}}" for name in command.BLOCKS)


def doctor() -> str:
    """Return the findings; empty when there are none."""
    output = StringIO()
    with suppress(CommandError):
        call_command("culture_social_doctor", stdout=output)
        return ""
    return output.getvalue()


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A healthy base.html, which a test may spoil, on a site that keeps connections."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", None)
    file = tmp_path / "base.html"
    file.write_text(GOOD_BASE)
    with override_settings(TEMPLATES=templates_in(tmp_path)):
        yield file


@pytest.fixture
def healthy(base: Path, two_homes: tuple[Page, Page]) -> tuple[Page, Page]:
    Site.objects.update(hostname="quays.example.org")
    return two_homes


def test_healthy_site(healthy: Any) -> None:
    assert doctor() == ""


def test_setting_found_by_a_check(healthy: Any) -> None:
    with override_settings(CULTURE_SOCIAL_NETWORK=["x"]):
        assert "W006" in doctor()


def test_block_missing_in_base(healthy: Any, base: Path) -> None:
    base.write_text(GOOD_BASE.replace("extra_css", "styles"))
    assert "{% block extra_css %}{% endblock %}" in doctor()


def test_blocks_of_an_extended_base(healthy: Any, base: Path) -> None:
    base.with_name("root.html").write_text(GOOD_BASE)
    base.write_text("{% extends 'root.html' %}")
    assert doctor() == ""


def test_base_that_does_not_compile(healthy: Any, base: Path) -> None:
    base.write_text("{% nonsense %}")
    assert doctor() == ""


@pytest.mark.parametrize("content", ["{% extends layout %}", "{% extends 'no.html' %}"])
def test_base_that_extends_the_unknown(healthy: Any, base: Path, content: str) -> None:
    base.write_text(content)
    assert "extra_css" in doctor()


def test_no_site(healthy: Any) -> None:
    Site.objects.all().delete()
    assert "no default site" in doctor()


def test_no_home_page(healthy: Any) -> None:
    Site.objects.update(root_page=Page.get_first_root_node())
    assert "no home page" in doctor()


@override_settings(DEBUG=False)
def test_address_that_nobody_can_open(healthy: Any) -> None:
    Site.objects.update(hostname="localhost")
    assert "localhost" in doctor()


def test_language_without_row(base: Path, home: Page) -> None:
    Site.objects.update(hostname="quays.example.org")
    Locale.objects.filter(language_code="fr").delete()
    assert "culture_social_setup --languages en,fr" in doctor()


def test_language_without_home(healthy: tuple[Page, Page]) -> None:
    healthy[1].unpublish()
    assert "no published home page" in doctor()


def test_nightly_never_ran(healthy: Any) -> None:
    published_event(healthy)
    assert "culture_social_nightly" in doctor()


@pytest.mark.parametrize(("hours", "ill"), [(1, False), (35, False), (37, True)])
def test_age_of_the_nightly_run(healthy: Any, hours: int, ill: bool) -> None:
    published_event(healthy)
    then = timezone.now() - timedelta(hours=hours)
    NightlyRun.objects.create(started_at=then, finished_at=then)
    assert bool(doctor()) is ill


def test_event_in_no_list(healthy: Any) -> None:
    published_event(healthy)
    call_command("culture_social_nightly", stdout=StringIO())
    Occurrence.objects.all().delete()
    assert "Concert" in doctor()


def test_image_model_that_does_not_exist(
    healthy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The setting itself has receivers that would meet the model before we do.
    monkeypatch.setattr(
        "wagtail.images.get_image_model_string", lambda: "nowhere.Image"
    )
    findings = [line for finding in command.image_model() for line in finding]
    assert "WAGTAILIMAGES_IMAGE_MODEL" in "".join(findings)


def test_tables_not_up_to_date(healthy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        command.MigrationExecutor, "migration_plan", lambda *_args: ["one"]
    )
    assert "python manage.py migrate" in doctor()


def test_exit_code(healthy: Any) -> None:
    output = StringIO()
    call_command("culture_social_doctor", stdout=output)
    assert output.getvalue().strip()
    Site.objects.all().delete()
    with pytest.raises(CommandError) as found:
        call_command("culture_social_doctor", stdout=StringIO())
    assert found.value.returncode == 1
