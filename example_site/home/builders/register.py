"""The register of institutions of the demo, imported as an editor imports a file."""

from typing import Any

from home.builders.content import stable_id
from home.institution import CONTENT
from wagtail_culture_social.participation.models import RegisterImport
from wagtail_culture_social.participation.register import imports

FILE = CONTENT / "institutions.csv"


def build_register(campaign: str, user: Any) -> None:
    """Import the institutions into a campaign, unless that was done before."""
    if RegisterImport.objects.filter(file_name=FILE.name, is_dry_run=False).exists():
        return
    key = stable_id("CampaignPage", campaign)
    run, _guessed = imports.begin(FILE.read_bytes(), FILE.name, user=user, key=key)
    imports.make_real(run)
    run.refresh_from_db()
    while run.finished_at is None:
        imports.go_on(run)
