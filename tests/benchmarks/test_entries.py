"""The forms that the benchmark of entries compares are all taken and all kept."""

from typing import Any

import pytest
from django.test.client import ClientHandler

from tests.benchmarks import entries
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.models import Entry, Upload

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["", "image"])
def test_every_form_keeps_its_entry(
    settings: Any, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    settings.ROOT_URLCONF = "tests.benchmarks.entry_urls"
    monkeypatch.setattr(DefendedForm, "least_age", -1)
    photo = entries.photograph(0.01) if kind else b""
    contest = entries.called("choice", "long", kind)
    forms = entries.forms_of(contest, photo)
    for path, said in forms.values():
        (call,) = entries.requests(path, contest, said, photo, 1)
        assert ClientHandler()(call).status_code == 303, path
    assert Entry.objects.filter(contest=contest).count() == len(forms)
    assert Upload.objects.filter(image=None, width__gt=0).count() == 2 * bool(kind)
