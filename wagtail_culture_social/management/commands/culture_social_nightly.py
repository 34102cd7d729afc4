"""The one periodic command: imports, dates, plans of posts, cards, links, purges."""

from itertools import chain
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_culture_social.events.importers.messages import summary
from wagtail_culture_social.events.importers.services import import_nightly, report_of
from wagtail_culture_social.events.projection import live_events
from wagtail_culture_social.events.renewal import try_rebuild
from wagtail_culture_social.models import NightlyRun
from wagtail_culture_social.registry import nightly_tasks
from wagtail_culture_social.social.posts.planning import live_pages
from wagtail_culture_social.social.renditions import make_renditions
from wagtail_culture_social.social.twins import twin_key


class Command(BaseCommand):
    """Run it once a night; exit code 1 when something failed."""

    help = "Imports again, writes dates, plans posts, draws cards; run it once a night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, rebuild every event once, plan, draw, ask links, purge; note it."""
        unread = self.import_programmes()
        failed = self.write_dates()
        call_command("culture_social_posts", stdout=self.stdout)
        undrawn = self.draw_cards()
        self.make_pictures()
        call_command("culture_social_links", stdout=self.stdout)
        for task in nightly_tasks():
            self.stdout.write(task())
        if failed:
            message = _("Not written, see the log: %(titles)s.")
            raise CommandError(message % {"titles": ", ".join(failed)})
        if unread:
            message = _("Not imported, see the reports: %(names)s.")
            raise CommandError(message % {"names": ", ".join(unread)})
        if undrawn:
            raise CommandError(undrawn)

    def import_programmes(self) -> list[str]:
        """Import what wants it every night; return the names of what failed."""
        unread = []
        for source, run in import_nightly():
            if run.fault:
                unread.append(f"“{source}”")
            else:
                self.stdout.write(f"{source}: {summary(report_of(run))}")
        return unread

    def draw_cards(self) -> str:
        """Draw the cards that changed; return what went wrong."""
        try:
            call_command("culture_social_cards", stdout=self.stdout)
        except CommandError as error:
            return str(error)
        return ""

    def make_pictures(self) -> None:
        """Make the sizes of pictures that publishing left, or a new version wants."""
        for page in chain.from_iterable(live_pages()):
            make_renditions(page)

    def write_dates(self) -> list[str]:
        """Rebuild every event once, whatever its languages; return what failed."""
        run = NightlyRun.objects.create(started_at=timezone.now())
        seen, failed = set(), []
        for page in live_events():
            key = twin_key(page)
            if key in seen:
                continue
            seen.add(key)
            dates = try_rebuild(page)
            if dates is None:
                failed.append(f"“{page}”")
            else:
                run.occurrences += dates
        run.events, run.finished_at = len(seen), timezone.now()
        run.save()
        self.stdout.write(
            _("%(events)d events, %(occurrences)d dated rows.")
            % {"events": run.events, "occurrences": run.occurrences}
        )
        return failed
