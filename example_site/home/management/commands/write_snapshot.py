"""Writes the snapshot of the migrated database; see ``home.snapshot``."""

from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from home.models import HomePage
from home.snapshot import FILE, snapshot


class Command(BaseCommand):
    """Run it with the oldest supported Wagtail and Django, in an empty folder."""

    help = "Migrates an empty database and writes it to home/snapshot.sql."

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate from nothing, then write."""
        call_command("migrate", verbosity=0, interactive=False)
        if HomePage.objects.exists():
            raise CommandError("Choose an empty folder with CULTURE_SOCIAL_DEMO_DIR.")
        FILE.write_text(snapshot(connection.connection), encoding="utf-8")
        self.stdout.write(f"{FILE.name}: {FILE.stat().st_size // 1024} KiB")
