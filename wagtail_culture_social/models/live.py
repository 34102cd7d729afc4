"""What the tables hold of an event's streams, true in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.models.choices import LANGUAGES
from wagtail_culture_social.models.codes import CodesField

SIGN_LANGUAGES = ("fsl", "bfi", "ils")
CAPTION_LANGUAGES = [one for one in LANGUAGES if one[0] not in SIGN_LANGUAGES]
"""Languages in which a stream may be captioned, by BCP 47 code."""

LIVE_ACCESS = [
    *(one for one in LANGUAGES if one[0] in SIGN_LANGUAGES),
    ("audio_description", _("Audio description")),
    ("hearing_loop", _("Hearing loop in the room")),
]
"""What else helps to follow: sign languages by code, description, hearing loop."""


class LiveColumns(models.Model):
    """The streams of an event as its lead published them, and what editors pressed.

    ``streams`` and ``replays`` are lists as ``events/live_facts.py`` writes them.
    ``switches`` holds, by recurrence id, whether it was "Live now", and when: it is
    written at once, and publishing leaves it alone.
    """

    streams = models.JSONField(default=list)
    replays = models.JSONField(default=list)
    caption_languages = CodesField(codes=CAPTION_LANGUAGES)
    live_access = CodesField(codes=LIVE_ACCESS)
    fallback_url = models.URLField(blank=True)
    fallback_phone = models.CharField(max_length=40, blank=True)
    switches = models.JSONField(default=dict)

    class Meta:
        abstract = True
