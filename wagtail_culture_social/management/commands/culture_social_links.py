"""The command that asks the links of pages whether they still lead somewhere."""

from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from wagtail_culture_social.social.care.checked_links import (
    MOST,
    SECONDS,
    check_links,
)


class Command(BaseCommand):
    """The nightly command does the same; a report in the admin lists what it finds."""

    help = "Asks the links of live pages, a few at a time, the oldest answers first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let a site ask more or fewer at a time."""
        parser.add_argument(
            "--most", type=int, default=MOST, help=_("links to ask at most")
        )
        parser.add_argument(
            "--seconds", type=float, default=SECONDS, help=_("time to spend at most")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask and say how many answered."""
        asked = check_links(options["most"], options["seconds"])
        if asked.is_offline:
            self.stdout.write(_("No server answers: links are left for the next time."))
            return
        self.stdout.write(
            _("%(checked)d links asked, %(failed)d failed, %(waiting)d wait.")
            % asked._asdict()
        )
