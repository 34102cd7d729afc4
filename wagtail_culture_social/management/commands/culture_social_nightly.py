"""The one periodic command: it writes the dated rows of live events again."""

from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_culture_social.events.projection import live_events, rebuild_event
from wagtail_culture_social.models import NightlyRun
from wagtail_culture_social.social.twins import twin_key


class Command(BaseCommand):
    """Run it once a night."""

    help = "Writes the dated rows of live events again; run it once a night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild every event once, whatever its languages, and remember the run."""
        run = NightlyRun.objects.create(started_at=timezone.now())
        seen = set()
        for page in live_events():
            key = twin_key(page)
            if key in seen:
                continue
            seen.add(key)
            run.occurrences += rebuild_event(page)
        run.events, run.finished_at = len(seen), timezone.now()
        run.save()
        self.stdout.write(
            _("%(events)d events, %(occurrences)d dated rows.")
            % {"events": run.events, "occurrences": run.occurrences}
        )
