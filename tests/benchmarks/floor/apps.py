"""The app of the floor; only the benchmark installs it."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "tests.benchmarks.floor"
    label = "floor"
