"""The catalogues are complete, without doubt marks, and compiled as written."""

import gettext
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[2] / "wagtail_culture_social"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")
LANGUAGES = ["en", "fr"]


def folder_of(language: str, package: Path = PACKAGE) -> Path:
    return package / "locale" / language / "LC_MESSAGES"


def catalogue(language: str, package: Path = PACKAGE) -> Catalog:
    with (folder_of(language, package) / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def keys(messages: Catalog) -> set[tuple[str, str | None]]:
    pairs = ((message.id, message.context) for message in messages if message.id)
    return {
        (one if isinstance(one, str) else one[0], context) for one, context in pairs
    }


def strings(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def test_french_has_every_message() -> None:
    missing = [
        message.id
        for message in catalogue("fr")
        if message.id and not all(strings(message.string))
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_fuzzy_or_obsolete(language: str) -> None:
    messages = catalogue(language)
    assert [message.id for message in messages if message.id and message.fuzzy] == []
    assert list(messages.obsolete) == []


def test_french_keeps_every_placeholder() -> None:
    wrong = [
        (message.id, text)
        for message in catalogue("fr")
        for text in strings(message.string)
        if message.id
        and not isinstance(message.id, tuple)
        and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(message.id))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_matches(language: str) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue(language))
    fresh.seek(0)
    with (folder_of(language) / "django.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)._catalog
    expected = gettext.GNUTranslations(fresh)._catalog
    shipped.pop("", None)
    expected.pop("", None)
    assert shipped == expected


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_catalogues_hold_what_the_source_says(tmp_path: Path) -> None:
    copy = tmp_path / PACKAGE.name
    shutil.copytree(
        PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static")
    )
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "fr"]
    subprocess.run(
        [*command, "--locale", "en", "--no-obsolete"],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    for language in LANGUAGES:
        assert keys(catalogue(language)) == keys(catalogue(language, copy)), (
            "run: make messages"
        )
