"""The field for a file in a form, and how it keeps the file for the next try."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import timezone, translation

from tests.participation.uploads.entering import entry
from tests.participation.uploads.sending import SOUNDS, jpeg, stored
from wagtail_culture_social.domain.uploads import IMAGE, Fault
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads.faults import MESSAGES
from wagtail_culture_social.participation.uploads.fields import HELP, VisitorFileField
from wagtail_culture_social.participation.uploads.keeping import claim

pytestmark = pytest.mark.django_db
WORD = re.compile(r'name="photo_kept" value="([^"]+)"')


class PhotoForm(forms.Form):
    title = forms.CharField()
    photo = VisitorFileField(label="Photo")


class SoundForm(forms.Form):
    photo = VisitorFileField(label="Voice", kind="sound", required=False)


class BlockForm(PhotoForm):
    photo = VisitorFileField(label="Photo", field="block")


class SafeForm(DefendedForm):
    purpose = "photo"
    photo = VisitorFileField(label="Photo")


def photo(content: bytes = b"", name: str = "a.jpg") -> dict[str, Any]:
    return {"photo": SimpleUploadedFile(name, content or jpeg())}


def word_in(form: forms.Form) -> str:
    """The word that the form brings back, as it stands on the page."""
    return WORD.search(str(form["photo"]))[1]


def code_of(form: forms.Form) -> str:
    (error,) = form.errors.as_data()["photo"]
    return str(error.code)


def first_try(form: type[forms.Form] = PhotoForm) -> forms.Form:
    """A form with a good file and a fault elsewhere."""
    sent = form({"title": ""}, photo(name="<i>Été.jpg"))
    assert not sent.is_valid()
    return sent


def test_its_value_is_an_upload() -> None:
    form = PhotoForm({"title": "Sea"}, photo())
    assert form.is_valid()
    upload = form.cleaned_data["photo"]
    assert (upload.field, upload.entry, upload.is_read) == ("photo", None, True)


def test_a_file_outlives_a_fault_elsewhere() -> None:
    first = first_try()
    assert "photo" not in first.errors
    html = str(first["photo"])
    assert "&lt;i&gt;Été.jpg" in html
    assert "required" not in html
    assert 'aria-describedby="id_photo_helptext id_photo_kept"' in html
    assert 'id="id_photo_kept"' in html
    second = PhotoForm({"title": "Sea", "photo_kept": word_in(first)}, {})
    assert second.is_valid()
    assert second.cleaned_data["photo"].name == "<i>Été.jpg"
    assert len(stored()) == 1


def test_another_file_takes_its_place(django_capture_on_commit_callbacks: Any) -> None:
    word = word_in(first_try())
    with django_capture_on_commit_callbacks(execute=True):
        form = PhotoForm({"title": "Sea", "photo_kept": word}, photo(name="b.jpg"))
        assert form.is_valid()
    assert form.cleaned_data["photo"].name == "b.jpg"
    assert Upload.objects.count() == len(stored()) == 1


def test_a_bad_file_leaves_the_good_one() -> None:
    word = word_in(first_try())
    form = PhotoForm({"title": "Sea", "photo_kept": word}, photo(b"<?php", "b.jpg"))
    assert code_of(form) == Fault.MISMATCH
    assert "Été" in str(form["photo"])


@pytest.mark.parametrize("word", ["", "x", "\0", "é\ud800", "a:b:c"])
def test_a_word_that_is_made_up_is_no_file(word: str) -> None:
    form = PhotoForm({"title": "Sea", "photo_kept": word}, {})
    assert code_of(form) == (Fault.GONE if word else "required")


def test_a_word_is_good_for_its_field_and_for_a_day() -> None:
    word = word_in(first_try())
    data = {"title": "Sea", "photo_kept": word}
    assert code_of(BlockForm(data, {})) == Fault.GONE
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert code_of(PhotoForm(data, {})) == Fault.GONE
    Upload.objects.all().delete()
    assert code_of(PhotoForm(data, {})) == Fault.GONE


def test_a_field_may_note_the_block_that_it_stands_for() -> None:
    form = BlockForm({"title": "Sea"}, photo())
    assert form.is_valid()
    assert form.cleaned_data["photo"].field == "block"


def test_a_sound_need_not_be_sent() -> None:
    assert SoundForm({}, {}).is_valid()
    form = SoundForm({}, photo(SOUNDS["ogg"], "a.ogg"))
    assert form.is_valid()
    assert form.cleaned_data["photo"].kind == "sound"
    assert code_of(SoundForm({}, photo())) == Fault.TYPE
    assert not SoundForm({}, {}).has_changed()
    assert SoundForm({}, photo()).has_changed()


def test_it_says_what_is_taken_in_the_language_of_the_page(settings: Any) -> None:
    settings.CULTURE_SOCIAL_UPLOAD_MEGABYTES = 7
    help_text = PhotoForm.base_fields["photo"].help_text
    for language in ("en", "fr"):
        with translation.override(language):
            assert str(help_text) == str(HELP[IMAGE]) % {"most": 7}
            error = PhotoForm({"title": "x"}, photo(bytes(7_000_001))).errors["photo"][
                0
            ]
            assert str(error) == str(MESSAGES[Fault.SIZE]) % {"most": 7}
    html = str(PhotoForm()["photo"])
    assert 'accept="image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp"' in html
    assert "required" in html
    assert PhotoForm().is_multipart()


def test_a_file_is_claimed_by_one_entry() -> None:
    form = PhotoForm({"title": "Sea"}, photo())
    assert form.is_valid()
    upload = form.cleaned_data["photo"]
    mine, other = entry(), entry()
    assert claim([upload], mine)
    assert not claim([upload], other)
    assert Upload.objects.get().entry == mine
    again = PhotoForm({"title": "Sea", "photo_kept": word_in(form)}, {})
    assert again.is_valid()  # a second click is answered as the first


def test_no_file_is_read_of_who_may_not_send_the_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_args: Any) -> None:
        raise AssertionError

    target = "wagtail_culture_social.participation.uploads.fields.receive"
    monkeypatch.setattr(target, never)
    for data, headers in (
        ({"token": "forged"}, {"Origin": "http://testserver"}),
        ({}, {"Origin": "http://elsewhere.example"}),
    ):
        request = RequestFactory().post("/", {**data, **photo()}, headers=headers)
        form = SafeForm.for_request(request, "page")
        assert not form.is_valid()
        assert form.non_field_errors()


def test_a_defended_form_takes_files() -> None:
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        token = SafeForm.for_request(RequestFactory().get("/"), "page")["token"].value()
    request = RequestFactory().post(
        "/",
        {"token": token, "more": "", **photo()},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    form = SafeForm.for_request(request, "page")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["photo"].name == "a.jpg"
