"""Every template compiles, carries no inline script or style, and stays at home."""

import re
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "wagtail_culture_social"
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.*"))
PAGES = [path for path in TEMPLATES if path.suffix == ".html"]
DEMO_PAGES = sorted((ROOT / "example_site").rglob("*.html"))
ASSETS = sorted(
    path
    for folder in (PACKAGE / "static", ROOT / "example_site")
    for path in folder.rglob("*")
    if path.suffix in {".css", ".js", ".svg"} and "var" not in path.parts
)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
INLINE = {
    "script": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/(ld\+)?json)", re.IGNORECASE
    ),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=\s*[\"']", re.IGNORECASE),
    "event handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
MAILS = {"newsletter.html", "mail_line.html"}
"""Mail programs know no stylesheets: docs/decisions/0013-mail-html.md."""
STYLES = {"style element", "style attribute"}
ELSEWHERE = [
    re.compile(
        r"\b(?:src|srcset|poster|data)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE
    ),
    re.compile(
        r"<link\b(?=[^>]*stylesheet|[^>]*preload|[^>]*icon)[^>]*href=[\"']https?:"
    ),
    re.compile(r"url\(\s*[\"']?(?:https?:)?//", re.IGNORECASE),
    re.compile(r"@import\b"),
    re.compile(r"\bimport\b[^;\n]*[\"']https?:"),
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_compiles(path: Path) -> None:
    engines["django"].get_template(path.relative_to(PACKAGE / "templates").as_posix())


@pytest.mark.parametrize("path", [*PAGES, *DEMO_PAGES], ids=name_of)
def test_template_has_nothing_inline(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    found = {what for what, pattern in INLINE.items() if pattern.search(text)}
    is_mail = path.name in MAILS or path.parent.name == "mails"
    assert found - (STYLES if is_mail else set()) == set()


@pytest.mark.parametrize("path", [*PAGES, *DEMO_PAGES, *ASSETS], ids=name_of)
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert [match.group() for one in ELSEWHERE for match in one.finditer(text)] == []
