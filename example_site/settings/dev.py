"""The demonstration on one's own machine: no secret, no mail, data in one folder."""

import os
import sys
from pathlib import Path

from settings.base import *  # noqa: F403
from settings.base import EXAMPLE_SITE, sqlite


def user_data_folder() -> Path:
    """Return where programs keep a user's data on this system."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home())
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def demo_folder() -> Path:
    """Return where database, pictures and stamp live.

    Beside the code in a checkout; with the user's data when the code sits in an
    installed wheel or cannot be written to.
    """
    if chosen := os.environ.get("CULTURE_SOCIAL_DEMO_DIR"):
        return Path(chosen).resolve()
    if EXAMPLE_SITE.name == "_demo" or not os.access(EXAMPLE_SITE, os.W_OK):
        return user_data_folder() / "wagtail-culture-social-demo"
    return EXAMPLE_SITE / "var"


DEMO_FOLDER = demo_folder()
DEMO_FOLDER.mkdir(parents=True, exist_ok=True)
DEMO_PORT = int(os.environ.get("PORT") or 8000)
IS_DEMO = True

DEBUG = True
SECRET_KEY = "demonstration-only-never-use-it-on-a-public-server"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

DATABASES = sqlite(DEMO_FOLDER / "db.sqlite3")
MEDIA_ROOT = DEMO_FOLDER / "media"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{DEMO_PORT}"
CULTURE_SOCIAL_NOW = os.environ.get("CULTURE_SOCIAL_DEMO_NOW")
