"""The support matrix: every Python, Django and Wagtail that we claim, and main."""

import itertools

import nox

PYTHONS = ("3.11", "3.12", "3.13")
DJANGOS = ("5.2", "6.0", "6.1")
WAGTAILS = ("7.4", "8.0")

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["tests"]


def supported(python: str, django: str, wagtail: str) -> bool:
    if django.startswith("6") and python == "3.11":
        return False
    return not (django == "6.1" and wagtail == "7.4")


ALL = {"CULTURE_SOCIAL_EACH_EVENT": "1"}
"""What the matrix has time for, and `make test` has not."""

CELLS = [
    cell for cell in itertools.product(PYTHONS, DJANGOS, WAGTAILS) if supported(*cell)
]


@nox.session
@nox.parametrize("python,django,wagtail", CELLS)
def tests(session: nox.Session, django: str, wagtail: str) -> None:
    """Run all tests but the browser's; they start the other site set-ups too."""
    session.install(f"django~={django}.0", f"wagtail~={wagtail}.0", "-e", ".[test]")
    session.run("pytest", "-n", "auto", "-m", "not browser", *session.posargs, env=ALL)


@nox.session(python=PYTHONS[-1])
def wagtail_main(session: nox.Session) -> None:
    """Run the same against the main branches of Django and Wagtail."""
    session.install("-e", ".[test]")
    session.install(
        "https://github.com/django/django/archive/main.zip",
        "https://github.com/wagtail/wagtail/archive/main.zip",
    )
    session.run("pytest", "-n", "auto", "-m", "not browser", *session.posargs, env=ALL)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the same on the lowest versions that pyproject.toml allows."""
    project = nox.project.load_toml("pyproject.toml")["project"]
    floors = [line.replace(">=", "==") for line in project["dependencies"]]
    session.install(*floors, "-e", ".[test]")
    session.run("pytest", "-n", "auto", "-m", "not browser", *session.posargs, env=ALL)
