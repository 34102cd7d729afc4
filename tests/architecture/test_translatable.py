"""No word that a person reads stands in code or templates without translation."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [ROOT / "wagtail_culture_social", ROOT / "example_site" / "home"]
TEMPLATES = sorted(path for root in SOURCES for path in root.rglob("*.html"))
# Migrations repeat the models; domain/ knows no gettext: what it says stands in its
# data files, per language.
MODULES = sorted(
    path
    for root in SOURCES
    for path in root.rglob("*.py")
    if {"domain", "migrations"}.isdisjoint(path.parts)
)
READ_ATTRIBUTES = {"alt", "aria-label", "data-wcs-copied", "placeholder", "title"}
WORDS = {
    "description",
    "heading",
    "help_text",
    "label",
    "menu_label",
    "page_description",
    "verbose_name",
    "verbose_name_plural",
}
# The first argument of a relation is a model; of the others, the verbose name.
RELATIONS = {"ManyToManyField", "OneToOneField", "StreamField"}
MESSAGES = {"debug", "error", "info", "success", "warning"}
ALLOWED = {
    # The labels of apps are names, not words.
    ("apps.py", "wagtail_culture_social"),
    ("apps.py", "wagtail_culture_social_pages"),
    ("apps.py", "wagtail_culture_social_participation"),
    # Said in the terminal, before Django and its catalogues are there.
    ("demo.py", "A museum and library at work, in French and English."),
}
NOT_TEXT = re.compile(
    r"{#.*?#}"
    r"|{%\s*comment.*?{%\s*endcomment\s*%}"
    r"|{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}"
    r"|{%\s*block body_class.*?{%\s*endblock.*?%}"
    r"|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
LETTER = re.compile(r"[^\W\d_]")


class TextParser(HTMLParser):
    """Collects what a person reads or hears: text and a few attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in READ_ATTRIBUTES]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # neither style nor script
            self.found.append(data.strip())


def is_word(node: ast.expr | None) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(LETTER.search(node.value))
    ) or isinstance(node, ast.JoinedStr)


def plain_words(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the strings that would be shown as they stand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names = {name.id for name in node.targets if isinstance(name, ast.Name)}
            candidates = [node.value] if names & WORDS else []
        elif isinstance(node, ast.Call):
            candidates = shown_arguments(node)
        else:
            continue
        yield from filter(is_word, candidates)


def shown_arguments(call: ast.Call) -> list[ast.expr]:
    """Return the arguments of a call that a person may read."""
    function = call.func
    owner = getattr(getattr(function, "value", None), "id", "")
    name = getattr(function, "attr", "") or getattr(function, "id", "")
    named = [word.value for word in call.keywords if word.arg in WORDS]
    if name.endswith("ValidationError") or (owner == "messages" and name in MESSAGES):
        return [*named, *call.args]
    if owner == "models" and name.endswith("Field") and name not in RELATIONS:
        return [*named, *call.args[:1]]
    return named


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_translates_every_word(path: Path) -> None:
    parser = TextParser()
    parser.feed(NOT_TEXT.sub("", path.read_text(encoding="utf-8")))
    assert [text for text in parser.found if LETTER.search(text)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_translates_every_word(path: Path) -> None:
    words = map(ast.unparse, plain_words(ast.parse(path.read_text(encoding="utf-8"))))
    allowed = {repr(text) for name, text in ALLOWED if name == path.name}
    assert [word for word in words if word not in allowed] == []


def test_the_search_finds_what_is_forgotten() -> None:
    parser = TextParser()
    parser.feed(NOT_TEXT.sub("", '{% if a %}<p title="Bad">{{ b }} bad</p>{% endif %}'))
    assert [text for text in parser.found if text] == ["Bad", "bad"]
    code = """
name = models.CharField("bad", help_text=_("good"))
raise ValidationError("bad")
messages.error(request, f"bad {name}")
class Meta:
    verbose_name = "bad"
"""
    assert len(list(plain_words(ast.parse(code)))) == 4
