"""Where the suites of others are: beside the checkout, never in it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

SUITES = Path(__file__).parents[3] / "shared/data/conformance"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a case for ``@pytest.mark.suite(file, group)``; none without files."""
    mark = metafunc.definition.get_closest_marker("suite")
    if mark is None:
        return
    cases = [
        (group, case) for group in mark.args[1:] for case in read(mark.args[0], group)
    ]
    metafunc.parametrize(
        "case",
        [case for _group, case in cases] or [None],
        ids=[f"{group}-{number}" for number, (group, _case) in enumerate(cases)]
        or ["absent"],
    )


@pytest.fixture(autouse=True)
def _suite_is_here(request: pytest.FixtureRequest) -> None:
    mark = request.node.get_closest_marker("suite")
    if mark and not (SUITES / mark.args[0]).exists():
        pytest.skip("the suites of others are not here (../shared)")


def read(name: str, group: str) -> list[dict[str, Any]]:
    """Return the cases of one group of a file in YAML."""
    if not (SUITES / name).exists():
        return []
    return parsed(name)["tests"].get(group, [])


@cache
def parsed(name: str) -> dict[str, Any]:
    import yaml

    return yaml.safe_load((SUITES / name).read_text(encoding="utf-8"))
