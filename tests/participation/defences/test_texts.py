"""Fields for what visitors write: what they take, what they say of the rest."""

from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from wagtail_culture_social.participation.defences.texts import (
    MESSAGES,
    VisitorCharField,
    VisitorEmailField,
    VisitorNameField,
    VisitorTextField,
    clean_text,
)

CORPUS = Path(__file__).parents[4] / "shared/data/badinputs/text"
LISTS = sorted(CORPUS.glob("pat-[!L]*.txt"))


class Form(forms.Form):
    title = VisitorCharField(max_length=10)
    words = VisitorTextField(max_length=10, required=False)


def codes(form: forms.Form) -> dict[str, str]:
    return {name: found[0].code for name, found in form.errors.as_data().items()}


def test_texts_come_out_normalised() -> None:
    form = Form({"title": " Muse\u0301e ", "words": "a\r\nb\r\n"})
    assert form.is_valid()
    assert form.cleaned_data == {"title": "Musée", "words": "a\nb"}


def test_what_shows_nothing_does_not_fill_a_field() -> None:
    assert codes(Form({"title": "\u200b"})) == {"title": "required"}


def test_what_cannot_be_kept_is_refused() -> None:
    form = Form({"title": "a\ud800", "words": "a\u202e"})
    assert codes(form) == {"title": "surrogate", "words": "bidi"}
    assert codes(Form({"title": "a" * 11, "words": "\0"})) == {
        "title": "too_long",
        "words": "control",
    }


@pytest.mark.parametrize(
    "address",
    [f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org", "a@b\u202ec.org"],
)
def test_an_address_fits_its_column_and_hides_no_sign(address: str) -> None:
    forms.EmailField().clean(address)
    with pytest.raises(ValidationError):
        VisitorEmailField().clean(address)
    assert VisitorEmailField().clean(" ada@example.org ") == "ada@example.org"


@pytest.mark.parametrize(
    "name", ["Win at https://evil.example/x", "www.evil.com", "Ada, bit.ly/abc"]
)
def test_a_name_advertises_nothing(name: str) -> None:
    field = VisitorNameField(max_length=120)
    with pytest.raises(ValidationError, match="no web address"):
        field.clean(name)
    for honest in ("Ada Lace", "J.R.R. Tolkien", "Mme de La Tour", "Zoé d’Or, 12 ans"):
        assert field.clean(honest) == honest


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_refusal_has_words(language: str) -> None:
    with translation.override(language):
        said = {str(message) for message in MESSAGES.values()}
        assert len(said) == len(MESSAGES)
        with pytest.raises(ValidationError, match="3"):
            clean_text("abcd", most=3)


@pytest.mark.skipif(not LISTS, reason="the naughty strings are not here (../shared)")
@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_naughty_strings_are_kept_as_they_are_or_refused(file: Any) -> None:
    kept = 0
    for text in file.read_bytes().decode("utf-8", "surrogateescape").splitlines():
        try:
            found = clean_text(text, most=10_000)
        except ValidationError:
            continue
        assert found.split() == text.split()
        kept += 1
    assert kept > 5
