"""A starting point for a public server; every secret comes from the environment."""

import os
from pathlib import Path

from settings.base import *  # noqa: F403
from settings.base import MIDDLEWARE, sqlite

DATA = Path(os.environ["DATA_DIR"])
HOST = os.environ["SITE_HOST"]

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = [HOST]

DATABASES = sqlite(DATA / "db.sqlite3")
MEDIA_ROOT = DATA / "media"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")

WAGTAILADMIN_BASE_URL = f"https://{HOST}"
CULTURE_SOCIAL_TRUSTED_PROXIES = 1  # that of the next line
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 3600
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
