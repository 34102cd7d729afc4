"""The catalogues are complete, beyond doubt, typeset, and compiled as written."""

import gettext
import io
import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

import django
import pytest
import wagtail
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
APPS = ["wagtail_culture_social", "example_site/home"]
LANGUAGES = ["en", "fr"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")
TAG = re.compile(r"<[^>]+>")
ADDRESS = re.compile(r"https?://\S+|\bark:\S+")
MISPRINT = re.compile(
    r"'|\.\.\."  # ’ and … are the signs of print
    r"|(?<!\u202f)(?<!&lt)(?<!&amp)[;!?»]|«(?!\u202f)"  # a narrow no-break space
    r"|(?<!\u00a0):(?!\d|//)"  # a no-break space, except in 3:42 and https://
    r"|\s\s|^\s|\s$"
)


def folder_of(app: str, language: str, root: Path = ROOT) -> Path:
    return root / app / "locale" / language / "LC_MESSAGES"


def catalogue(app: str, language: str, root: Path = ROOT) -> Catalog:
    with (folder_of(app, language, root) / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(app: str, language: str) -> list[Message]:
    return [message for message in catalogue(app, language) if message.id]


def keys(messages: Catalog) -> set[tuple[str, str | None]]:
    return {
        (strings(message.id)[0], message.context) for message in messages if message.id
    }


def strings(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def placeholders(value: str | tuple[str, ...]) -> list[set[str]]:
    return [set(PLACEHOLDER.findall(text)) for text in strings(value)]


@pytest.mark.parametrize("app", APPS)
def test_french_has_every_message(app: str) -> None:
    missing = [one.id for one in messages(app, "fr") if not all(strings(one.string))]
    assert missing == []


@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_fuzzy_or_obsolete(app: str, language: str) -> None:
    assert [one.id for one in messages(app, language) if one.fuzzy] == []
    assert list(catalogue(app, language).obsolete) == []


@pytest.mark.parametrize("app", APPS)
def test_french_keeps_every_placeholder_and_tag(app: str) -> None:
    wrong = [
        one.id
        for one in messages(app, "fr")
        if placeholders(one.string) != placeholders(one.id)
        or TAG.findall(strings(one.string)[0]) != TAG.findall(strings(one.id)[0])
    ]
    assert wrong == []


@pytest.mark.parametrize("app", APPS)
def test_french_is_typeset(app: str) -> None:
    wrong = [
        text
        for one in messages(app, "fr")
        for text in strings(one.string)
        if MISPRINT.search(ADDRESS.sub("x", TAG.sub("", text)))
    ]
    assert wrong == []


def test_french_agrees_with_django_and_wagtail() -> None:
    """Django merges all catalogues: ours must not change a word of theirs."""
    theirs: dict[str, set[str]] = {}
    homes = (Path(one.__file__).parent for one in (django, wagtail))
    for path in chain(*(home.rglob("locale/fr/*/django.mo") for home in homes)):
        with path.open("rb") as file:
            for key, text in gettext.GNUTranslations(file)._catalog.items():
                if isinstance(key, str) and key and text:
                    theirs.setdefault(key, set()).add(text.casefold())
    differing = {
        one.id: one.string
        for one in messages(APPS[0], "fr")
        if not one.context
        and isinstance(one.id, str)
        and one.id in theirs
        and one.string.casefold() not in theirs[one.id]
    }
    assert differing == {}, "give the message a context, or Wagtail's translation"


@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_matches(app: str, language: str) -> None:
    source = catalogue(app, language)
    for one in messages(app, language):
        if not all(strings(one.string)):
            source.delete(one.id, one.context)
    fresh = io.BytesIO()
    write_mo(fresh, source)
    fresh.seek(0)
    with (folder_of(app, language) / "django.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)._catalog
    expected = gettext.GNUTranslations(fresh)._catalog
    shipped.pop("", None)
    expected.pop("", None)
    assert shipped == expected


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
@pytest.mark.parametrize("app", APPS)
def test_catalogues_hold_what_the_source_says(app: str, tmp_path: Path) -> None:
    copy = tmp_path / app
    shutil.copytree(
        ROOT / app, copy, ignore=shutil.ignore_patterns("__pycache__", "static")
    )
    command = [sys.executable, "-m", "django", "makemessages", "--no-obsolete"]
    subprocess.run(
        [*command, "--locale", "en", "--locale", "fr"],
        cwd=copy,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
        check=True,
        capture_output=True,
    )
    for language in LANGUAGES:
        found = keys(catalogue(app, language, tmp_path))
        assert keys(catalogue(app, language)) == found, "run: make messages"
