"""The one periodic command: it writes the dated rows of live events again."""

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_culture_social.events.projection import live_events
from wagtail_culture_social.events.renewal import try_rebuild
from wagtail_culture_social.models import NightlyRun
from wagtail_culture_social.social.twins import twin_key


class Command(BaseCommand):
    """Run it once a night; exit code 1 when an event could not be written."""

    help = "Writes the dated rows of live events again; run it once a night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild every event once, whatever its languages, and remember the run."""
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
        if failed:
            message = _("Not written, see the log: %(titles)s.")
            raise CommandError(message % {"titles": ", ".join(failed)})
