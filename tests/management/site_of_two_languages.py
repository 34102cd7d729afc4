"""What the commands find on a site: two home pages, an event in both languages."""

import json
from datetime import timedelta

from wagtail.models import Page

from wagtail_culture_social.conf import now
from wagtail_culture_social.pages.models import EventIndexPage, EventPage


def published_event(homes: tuple[Page, Page]) -> EventPage:
    """Return the English page of an event that has its twin."""
    day = (now() + timedelta(days=3)).date().isoformat()
    value = {"start_date": day, "start_time": "18:30", "end_time": "20:00"}
    raw = [{"type": "date", "id": "a", "value": value}]
    english, french = homes
    index = english.add_child(instance=EventIndexPage(title="Events"))
    index.copy_for_translation(french.locale).get_latest_revision().publish()
    event = index.add_child(
        instance=EventPage(title="Concert", schedule=json.dumps(raw))
    )
    event.save_revision().publish()
    event.copy_for_translation(french.locale).get_latest_revision().publish()
    return event
