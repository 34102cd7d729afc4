"""Each project's own tests run under its own settings, and under no other."""

from pathlib import Path

import pytest
from django.conf import settings

HERE = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over the folders of the projects that are not running."""
    folder = collection_path.relative_to(HERE).parts[:1]
    active = settings.SETTINGS_MODULE.split(".")[-2]
    return True if (HERE / folder[0]).is_dir() and folder[0] != active else None
