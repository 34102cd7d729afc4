#!/usr/bin/env python
"""Django's command line for the example site."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path


def main() -> None:
    """Run a management command with the demo's settings, unless others are named."""
    if find_spec("wagtail_culture_social") is None:  # a checkout, not installed
        sys.path.append(str(Path(__file__).parents[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
