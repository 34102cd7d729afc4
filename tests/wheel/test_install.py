"""The README's five steps on a fresh ``wagtail start`` site, from the wheel."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```\w+ ci-(?P<name>[\w-]+)\n(?P<text>.*?)^```", re.M | re.S)
STEPS = ["install", "settings", "urls", "migrate", "setup"]


def readme_blocks() -> dict[str, str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return {match["name"]: match["text"] for match in BLOCK.finditer(text)}


class Site:
    """A virtualenv with Wagtail and the project that ``wagtail start`` makes."""

    def __init__(self, folder: Path, dist: Path) -> None:
        self.folder = folder
        self.project = folder / "mysite"
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DJANGO_", "PYTEST_", "PYTHON", "COV_", "VENV"))
        }
        self.environment["PATH"] = f"{folder / 'venv/bin'}:{os.environ['PATH']}"
        self.environment["PIP_FIND_LINKS"] = str(dist)
        self.environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"

    def run(self, command: str, **options: str) -> str:
        run = subprocess.run(
            ["bash", "-euc", command],
            cwd=self.project if self.project.exists() else self.folder,
            env={**self.environment, **options},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=400,
            check=False,
        )
        assert run.returncode == 0, f"{command}\n{run.stdout[-5000:]}"
        return run.stdout

    def append(self, name: str, text: str) -> None:
        with (self.project / name).open("a", encoding="utf-8") as file:
            file.write("\n" + text)


@pytest.fixture(scope="module")
def site(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("site"), dist)
    site.run(f"{sys.executable} -m venv venv")
    site.run("pip install -q wagtail && wagtail start mysite")
    blocks = readme_blocks()
    assert [name for name in STEPS if name not in blocks] == []
    site.run(blocks["install"])
    site.append("mysite/settings/base.py", blocks["settings"])
    site.append("mysite/urls.py", blocks["urls"])
    site.run(blocks["migrate"])
    site.run(blocks["setup"])
    return site


def test_checks_pass_and_no_migration_is_missing(site: Site) -> None:
    site.run("python manage.py check --fail-level WARNING")
    site.run("python manage.py makemigrations --check --dry-run")


def test_setup_may_run_twice(site: Site) -> None:
    site.run(readme_blocks()["setup"])


def test_event_made_in_the_admin_is_public_in_both_languages(site: Site) -> None:
    script = Path(__file__).with_name("event_in_both_languages.py")
    assert "public in both languages" in site.run(f"python {script}")


def test_demo_of_the_wheel_can_be_built(site: Site) -> None:
    folder = str(site.folder / "demo")
    site.run("culture-social-demo --no-serve", CULTURE_SOCIAL_DEMO_DIR=folder)
