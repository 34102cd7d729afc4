"""What has to hold in every site set-up; the database itself proves ``migrate``."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, Site

pytestmark = pytest.mark.django_db


def test_system_checks_pass() -> None:
    call_command("check", "--fail-level", "WARNING")


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run")


def test_admin_home_opens(admin_client: Client) -> None:
    assert admin_client.get("/admin/").status_code == 200


def test_site_without_site_record_gives_no_error(client: Client) -> None:
    Site.objects.all().delete()
    assert client.get("/culture/nothing-here/", follow=True).status_code == 404


def test_site_without_the_other_locale_gives_no_error(client: Client) -> None:
    assert Locale.objects.count() == 1
    for language in ("en", "fr"):
        assert client.get(f"/{language}/").status_code in {200, 404}
