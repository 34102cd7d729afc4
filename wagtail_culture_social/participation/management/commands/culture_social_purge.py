"""Erases what has had its time, as the nightly command does, or only counts it."""

from typing import Any

from django.core.management import BaseCommand, CommandParser

from wagtail_culture_social.conf import settings
from wagtail_culture_social.participation.privacy.retention import purge
from wagtail_culture_social.participation.privacy.words import (
    RULE_WORDS,
    period_words,
)


class Command(BaseCommand):
    """Count by rule what visitors sent and has had its time, and erase it."""

    help = "Erases what visitors sent and has had its time; the nightly command does."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to look first."""
        parser.add_argument(
            "--dry-run", action="store_true", help="count, and erase nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell of each rule how many rows it ends."""
        counts = purge(is_dry_run=options["dry_run"])
        for name, rule in settings.retention.items():
            words = f"{RULE_WORDS[name]} ({period_words(rule)})"
            self.stdout.write(f"{counts[name]:6d}  {words}")
