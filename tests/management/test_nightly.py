"""The periodic command: rows of live events, once per event, and its own record."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from tests.management.site_of_two_languages import published_event
from wagtail_culture_social.models import NightlyRun, Occurrence

pytestmark = pytest.mark.django_db


def nightly() -> str:
    output = StringIO()
    call_command("culture_social_nightly", stdout=output)
    return output.getvalue()


def test_no_event_is_no_error() -> None:
    assert nightly().startswith("0 ")
    assert NightlyRun.objects.get().finished_at is not None


def test_lost_rows_come_back_for_every_twin(two_homes: Any) -> None:
    published_event(two_homes)
    before = Occurrence.objects.count()
    assert before == 2
    Occurrence.objects.all().delete()
    nightly()
    run = NightlyRun.objects.get()
    assert (run.events, run.occurrences) == (1, before)
    assert Occurrence.objects.count() == before


def test_second_run_changes_nothing(two_homes: Any) -> None:
    published_event(two_homes)
    nightly()
    rows = set(Occurrence.objects.values_list("page", "slot", "start"))
    nightly()
    assert set(Occurrence.objects.values_list("page", "slot", "start")) == rows
    assert NightlyRun.objects.count() == 2
