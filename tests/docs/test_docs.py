"""The documentation names what exists, all of it, and nothing else."""

import ast
import json
import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "wagtail_culture_social"
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^(```+).*?^\1\s*$", re.M | re.S)
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
TEST_NAME = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
FEATURES = {"E": 70, "C": 31, "T": 25, "P": 51, "B": 15}
RGAA_THEMES = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
GUIDELINES = 39


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(path: Path) -> str:
    return FENCE.sub("", read(path))


def rows(name: str, first_cell: str) -> list[list[str]]:
    """Cells of the table rows of a ledger whose first cell matches."""
    text = prose(REFERENCE / name)
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if re.match(rf"\| {first_cell} \|", line)
    ]


@cache
def anchors(path: Path) -> frozenset[str]:
    """The anchors that forges give to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.M)
    return frozenset(anchor(heading) for heading in headings)


def anchor(heading: str) -> str:
    text = unicodedata.normalize("NFC", heading.lower()).replace("`", "")
    return re.sub(r"[^\w\- ]", "", text).strip().replace(" ", "-")


def broken(page: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return False
    name, _hash, fragment = target.partition("#")
    file = (page.parent / name).resolve() if name else page
    if not file.exists():
        return True
    return bool(fragment) and file.suffix == ".md" and fragment not in anchors(file)


@pytest.mark.parametrize(
    "document", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_links_lead_somewhere(document: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(prose(document))]
    assert [target for target in targets if broken(document, target)] == []


def test_every_page_is_reached_from_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    seen, waiting = set(), [index]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        for match in LINK.finditer(prose(page)):
            if not re.match(r"[a-z]+:|#", match["target"]):
                waiting.append((page.parent / match["target"].split("#")[0]).resolve())
    lost = set((ROOT / "docs").rglob("*.md")) - seen
    assert sorted(page.relative_to(ROOT).as_posix() for page in lost) == []


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_readme_is_short(name: str) -> None:
    assert read(ROOT / name).count("\n") <= 120


def test_decisions_fit_one_page() -> None:
    long = {
        page.name: read(page).count("\n")
        for page in (ROOT / "docs" / "decisions").glob("0*.md")
        if read(page).count("\n") > 60
    }
    assert long == {}


def test_every_setting_is_documented() -> None:
    names = re.findall(r'_get\(\s*"([A-Z_]+)"', read(PACKAGE / "conf.py"))
    headings = re.findall(
        r"^## `CULTURE_SOCIAL_([A-Z_]+)`$", read(REFERENCE / "settings.md"), re.M
    )
    assert sorted(headings) == sorted(names)


def test_every_check_is_documented() -> None:
    files = [
        *(PACKAGE / "checks").glob("*.py"),
        *(PACKAGE / "participation").rglob("checks.py"),
    ]
    code = "".join(map(read, files))
    calls = re.findall(r"\b(error|warning)\(\s*(\d+)", code)
    ids = {f"{level[0].upper()}{int(number):03}" for level, number in calls}
    listed = [row[0].strip("`") for row in rows("checks.md", r"`[EW]\d{3}`")]
    assert sorted(listed) == sorted(ids)


def test_every_command_is_documented() -> None:
    folder = PACKAGE / "management" / "commands"
    names = {path.stem for path in folder.glob("[a-z]*.py")}
    text = read(REFERENCE / "commands.md")
    assert set(re.findall(r"^## `manage\.py (\w+)", text, re.M)) == names


def test_every_template_is_documented() -> None:
    folder = PACKAGE / "templates" / "wagtail_culture_social"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    listed = set(re.findall(r"`([\w/]+\.html)`", read(REFERENCE / "templates.md")))
    assert listed == names


def test_every_dependency_is_documented() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    named = {re.split(r"[><=]", line)[0] for line in project["dependencies"]}
    table = rows("dependencies.md", r"[\w-]+ \| [\d.]+")
    assert {row[0] for row in table} == named
    extras = {row[0].strip("`") for row in rows("dependencies.md", r"`\w+`")}
    assert extras == set(project["optional-dependencies"])


def test_every_vendored_package_is_documented() -> None:
    listed = json.loads(
        read(PACKAGE / "static/wagtail_culture_social/vendor/VENDORED.json")
    )
    text = read(REFERENCE / "dependencies.md")
    for one in listed.values():
        assert f"(`{one['package']}`) | {one['version']} | {one['licence']} |" in text


def test_every_feature_is_judged_once() -> None:
    found = [row[0] for row in rows("features.md", r"[ECTPB]\d+")]
    wanted = [f"{k}{n}" for k, last in FEATURES.items() for n in range(1, last + 1)]
    assert Counter(found) == Counter(wanted)


def test_every_feature_done_names_its_test() -> None:
    judged = rows("features.md", r"[ECTPB]\d+")
    states = {row[0]: row[2].split()[0].strip(":") for row in judged}
    assert set(states.values()) <= {"done", "partly", "not"}
    bare = [row[0] for row in judged if row[2] == "done" and "`tests/" not in row[3]]
    assert bare == []


def test_every_rgaa_criterion_is_judged_once() -> None:
    found = [row[0] for row in rows("rgaa.md", r"\d+\.\d+")]
    wanted = [
        f"{theme}.{number}"
        for theme, last in enumerate(RGAA_THEMES, start=1)
        for number in range(1, last + 1)
    ]
    assert found == wanted
    assert len(found) == 106


def test_every_guideline_is_answered() -> None:
    answers = rows("guidelines.md", r"\d+")
    assert [int(row[0]) for row in answers] == list(range(1, GUIDELINES + 1))
    assert [row[0] for row in answers if not (row[2] and row[3])] == []


@pytest.mark.parametrize(
    "document", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_tests_that_are_named_exist(document: Path) -> None:
    missing = []
    for file, name in TEST_NAME.findall(prose(document)):
        path = ROOT / file
        if not path.exists() or (name and name not in functions(path)):
            missing.append(f"{file}::{name}")
    assert missing == []


@cache
def functions(path: Path) -> frozenset[str]:
    nodes = ast.walk(ast.parse(read(path)))
    return frozenset(n.name for n in nodes if isinstance(n, ast.FunctionDef))


def test_decisions_are_dated() -> None:
    undated = [
        page.name
        for page in (ROOT / "docs" / "decisions").glob("0*.md")
        if not re.search(r"^\d{4}-\d{2}-\d{2} · \w+", read(page), re.M)
    ]
    assert undated == []
