"""The fields and panels of an event's streams; the other ones are in ``mixins``."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from wagtail_culture_social.events.live_blocks import BroadcastsBlock, ReplaysBlock
from wagtail_culture_social.events.live_panel import LivePanel
from wagtail_culture_social.models.codes import CodesField
from wagtail_culture_social.models.live import CAPTION_LANGUAGES, LIVE_ACCESS

LIVE_FACTS = (
    "stream_url",
    "streams",
    "caption_languages",
    "live_access",
    "fallback_url",
    "fallback_phone",
    "replays",
)
"""Facts of the lead; the note on what to do when a stream fails is in words."""

LIVE_PANELS: list[Any] = [
    "stream_url",
    LivePanel(heading=_("Now")),
    MultiFieldPanel(
        [
            "streams",
            "caption_languages",
            "live_access",
            FieldRowPanel(["fallback_url", "fallback_phone"]),
            "replays",
        ],
        heading=_("Streams by day, access, replay"),
        classname="collapsed",
    ),
]


class LiveFields(models.Model):
    """What an event that can be watched from home needs, before, during and after."""

    stream_url = models.URLField(
        _("live stream address"),
        blank=True,
        help_text=_("Nothing is loaded from there before the visitor clicks."),
    )
    streams = StreamField(
        BroadcastsBlock(),
        verbose_name=_("streams"),
        blank=True,
        help_text=_("Where each day has its own address; they switch by themselves."),
    )
    caption_languages = CodesField(_("captions of the stream"), codes=CAPTION_LANGUAGES)
    live_access = CodesField(
        _("access to the stream"),
        codes=LIVE_ACCESS,
        help_text=_("What is offered live, so that people can count on it."),
    )
    fallback_url = models.URLField(
        _("other address"),
        blank=True,
        help_text=_("Shown beside the player, in case the stream fails."),
    )
    fallback_phone = models.CharField(
        _("telephone"),
        max_length=40,
        blank=True,
        help_text=_("Whom to call if the stream fails."),
    )
    fallback_note = models.CharField(
        _("if the stream fails"),
        max_length=250,
        blank=True,
        help_text=_("For example: we start again at 19:00; the replay will be whole."),
    )
    replays = StreamField(
        ReplaysBlock(),
        verbose_name=_("replays"),
        blank=True,
        help_text=_("They take the place of the stream, at the same address."),
    )

    class Meta:
        abstract = True
