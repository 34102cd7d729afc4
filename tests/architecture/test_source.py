"""How our Python is written: sizes, names, docstrings, annotations."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("wagtail_culture_social", "example_site", "tests", "scripts")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
# Django projects name their shared settings so.
ALLOWED_PATHS = {"example_site/settings/base.py"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    skipped = {"migrations", "var", "node_modules"}
    return sorted(path for path in found if skipped.isdisjoint(path.parts))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def unannotated(function: Function) -> list[str]:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [extra for extra in (arguments.vararg, arguments.kwarg) if extra]
    names = [one.arg for one in every if one.annotation is None]
    missing = [name for name in names if name not in {"self", "cls"}]
    return missing + ([] if function.returns or function.name == "__init__" else ["->"])


def test_no_file_over_300_lines() -> None:
    lines = {
        relative(f): f.read_text("utf-8").count("\n") for f in python_files(*FOLDERS)
    }
    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_no_function_over_50_lines() -> None:
    long = [
        f"{relative(path)}:{function.name} {function.end_lineno - function.lineno + 1}"
        for path in python_files(*FOLDERS)
        for function in functions(path)
        if function.end_lineno - function.lineno + 1 > 50
    ]
    assert long == []


def test_no_module_named_after_nothing() -> None:
    named = [
        relative(path)
        for path in python_files(*FOLDERS)
        if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES
    ]
    assert [name for name in named if name not in ALLOWED_PATHS] == []


def test_every_module_says_what_lives_here() -> None:
    silent = [
        relative(path)
        for path in python_files(*FOLDERS)
        if tree_of(path).body and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


def test_every_function_of_the_package_is_annotated() -> None:
    bare = [
        f"{relative(path)}:{function.lineno} {function.name} {missing}"
        for path in python_files("wagtail_culture_social", "example_site")
        for function in functions(path)
        if (missing := unannotated(function))
    ]
    assert bare == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_no_path_of_a_machine_is_tracked() -> None:
    pattern = "(^|[^A-Za-z0-9_.])/(work|home|root|Users)/[a-z]"
    command = ["git", "grep", "-nIE", pattern, "--", ".", ":!tests/architecture"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stdout == ""
