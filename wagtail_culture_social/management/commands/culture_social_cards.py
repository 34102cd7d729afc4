"""The command that draws the image cards of all live pages, where they changed."""

from itertools import chain
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wagtail_culture_social.social.posts.planning import live_pages
from wagtail_culture_social.social.share_cards.services import draw_ahead


class Command(BaseCommand):
    """Run it once after an upgrade; the nightly command does the same."""

    help = "Draws the image cards of all live pages; a second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw page by page; name those that failed, the others are drawn."""
        failed = draw_ahead(chain.from_iterable(live_pages()))
        if failed:
            titles = ", ".join(f"“{page}”" for page in failed)
            message = _("Cards not drawn, see the log: %(titles)s.")
            raise CommandError(message % {"titles": titles})
        self.stdout.write(_("Image cards are up to date."))
