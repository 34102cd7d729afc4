"""The full test project as a site would run it for votes, with the views compared."""

from tests.projects.full.settings import *  # noqa: F403
from tests.projects.full.settings import DATABASES

ROOT_URLCONF = "tests.benchmarks.vote_urls"
ALLOWED_HOSTS = ["*"]
DATABASES["default"]["CONN_MAX_AGE"] = None
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # As the example site has it; the tests themselves forgo the disk.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    )
CULTURE_SOCIAL_TRUSTED_PROXIES = 1  # each vote of the crowd has a network of its own
