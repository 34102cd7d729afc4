"""The full test project with the floor beside it."""

from tests.projects.full.settings import *  # noqa: F403
from tests.projects.full.settings import INSTALLED_APPS

INSTALLED_APPS = ["tests.benchmarks.floor", *INSTALLED_APPS]
