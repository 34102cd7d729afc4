"""The command that plans the posts of all live pages, the old ones included."""

from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail_culture_social.social.posts.planning import live_pages, plan_pages


class Command(BaseCommand):
    """Run it once after an upgrade; the nightly command does the same."""

    help = "Plans the posts of all live pages; a second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, do nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan the pages, some of one type at a time; say how far it is with ``-v 2``.

        Each lot is a transaction of its own.
        """
        read = written = 0
        for pages in live_pages():
            with transaction.atomic():
                written += plan_pages(pages)
                transaction.set_rollback(options["dry_run"])
            read += len(pages)
            if options["verbosity"] > 1:
                self.stdout.write(f"{pages[0]._meta.verbose_name}: {read}")
        self.stdout.write(_("%(posts)d planned posts written.") % {"posts": written})
        if options["dry_run"]:
            self.stdout.write(_("This was a dry run: nothing has been changed."))
