"""The project of the benchmark of votes, with the addresses of that of entries."""

from tests.benchmarks.vote_settings import *  # noqa: F403
from tests.benchmarks.vote_settings import MEDIA_ROOT as FOLDER

ROOT_URLCONF = "tests.benchmarks.entry_urls"
MEDIA_ROOT = FOLDER / "media"
"""Beside it is the folder of what waits: both go with the folder around them."""
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
"""How long a mail server takes is not ours; what is sent is written all the same."""
