"""The built distribution; without one these tests are skipped."""

import os
from pathlib import Path

import pytest

DIST = os.environ.get("CULTURE_SOCIAL_DIST", "")


@pytest.fixture(scope="session")
def dist() -> Path:
    if not DIST:
        pytest.skip("no wheel: `make wheel`, then CULTURE_SOCIAL_DIST=dist pytest")
    return Path(DIST).resolve()


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))
