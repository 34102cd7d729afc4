"""Each project's own tests run under its own settings, and under no other."""

from pathlib import Path

import pytest
from django.conf import settings


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over the folders of the projects that are not running."""
    folder = collection_path.relative_to(Path(__file__).parent).parts[0]
    active = settings.SETTINGS_MODULE.split(".")[-2]
    return True if folder != active else None
