"""Public files are called by their contest, and no word of an author."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry

from tests.participation.moderation.deciders import waiting, with_picture
from wagtail_culture_social.participation.models import Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.deciding import (
    decide,
    public_title,
)

pytestmark = pytest.mark.django_db

APPROVED, REFUSED = EntryStatus.APPROVED, EntryStatus.REFUSED
FLAGGED = EntryStatus.FLAGGED


def again(entry: Entry) -> Entry:
    return Entry.objects.get(pk=entry.pk)


def test_the_picture_is_called_by_its_contest_and_described_by_its_author(
    admin_client: Client,
) -> None:
    """So that histories keep no word of an author, whoever deletes the picture."""
    entry = waiting(title="Quay at two")
    upload = with_picture(entry)
    assert decide([entry], APPROVED, None) == 1
    upload.refresh_from_db()
    image, number = upload.image, entry.pk
    assert image.title == f"{entry.contest.title} – {number}"
    assert image.default_alt_text == "A quay under one lamp."
    admin_client.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert not get_image_model().objects.exists()
    again(entry).delete()
    labels = set(ModelLogEntry.objects.values_list("label", flat=True))
    assert "Quay at two" not in str(labels)
    assert f"The town by night – {number}" in labels


def test_the_name_of_a_picture_keeps_its_number() -> None:
    entry = waiting(title="Quay at two")
    entry.contest.title = "x" * 255
    assert public_title(entry).endswith(f"x – {entry.pk}")
    assert len(public_title(entry)) <= 255
