"""Who may speak to the network: one package of ours, and nobody else."""

import ast
from pathlib import Path

from tests.architecture.test_source import ROOT, python_files, relative, tree_of

PACKAGE = "wagtail_culture_social"
DOOR = ROOT / PACKAGE / "outbound"
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http.client",
    "httpx",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib.request",
    "urllib3",
}
# The demo looks for a port that is free.
ALLOWED = {(f"{PACKAGE}/demo.py", "socket")}


def imported(tree: ast.Module) -> set[str]:
    """Return the names of all modules that a module imports, wherever it does."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def network_modules(path: Path) -> set[str]:
    """Return which modules of the network a file imports, itself or parts of them."""
    names = imported(tree_of(path))
    return {
        module
        for module in NETWORK
        if any(name == module or name.startswith(f"{module}.") for name in names)
    }


def test_only_the_door_speaks_to_the_network() -> None:
    found = {
        (relative(path), module)
        for path in python_files(PACKAGE, "example_site")
        if DOOR not in path.parents
        for module in network_modules(path)
    }
    assert found == ALLOWED


def test_the_rule_sees_every_way_to_import() -> None:
    source = "import socket\nfrom urllib import request\nimport http.client as h\n"
    source += "def f():\n    from requests.adapters import HTTPAdapter\n"
    names = imported(ast.parse(source))
    assert {"socket", "urllib.request", "http.client", "requests.adapters"} <= names
    assert network_modules(DOOR / "connections.py") == {"http.client", "socket", "ssl"}
