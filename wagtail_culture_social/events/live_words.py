"""The stream of an event in words, for its page and for the editors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.dates import format_time
from wagtail_culture_social.domain.language_names import languages_in_words
from wagtail_culture_social.domain.live import LiveState, phone_address
from wagtail_culture_social.events.facts import Facts, facts_of
from wagtail_culture_social.events.live import Sitting, sitting_of
from wagtail_culture_social.events.live_replays import replays_shown
from wagtail_culture_social.media.providers import Stream, stream_of
from wagtail_culture_social.models.choices import labels_of
from wagtail_culture_social.models.live import LIVE_ACCESS
from wagtail_culture_social.social.twins import content_language

STATES = {
    LiveState.ANNOUNCED: pgettext_lazy("live stream", "Announced"),
    LiveState.WAITING: gettext_lazy("Waiting room"),
    LiveState.LIVE: gettext_lazy("Live now"),
    LiveState.ENDED: gettext_lazy("The live stream has ended."),
    LiveState.REPLAY: gettext_lazy("Replay"),
}
OPEN = (LiveState.WAITING, LiveState.LIVE)
"""States in which somebody may be before the player."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """What to do if the stream fails."""

    url: str
    phone: str
    phone_url: str
    note: str


@dataclass(frozen=True, slots=True)
class LiveView:
    """The stream as the page shows it; ``fallback`` only before the player."""

    state: str
    stream: Stream | None
    when: str
    begins: str
    starts_at: datetime
    changes_at: datetime | None
    replay_follows: bool
    access: list[str]
    fallback: Fallback | None

    @property
    def host(self) -> str:
        """The site on which the stream can be watched, by its name."""
        return urlsplit(self.stream.url).hostname or "" if self.stream else ""

    @property
    def is_live(self) -> bool:
        """Tell whether the stream is running."""
        return self.state == LiveState.LIVE

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is to come any more."""
        return self.state in (LiveState.ENDED, LiveState.REPLAY)


def live_context(page: Any) -> dict[str, Any]:
    """Return what the page shows of its stream and replays, in the active language."""
    sitting = sitting_of(page)
    live = _view(page, sitting) if sitting else None
    return {
        "live": live,
        "live_now": bool(live and live.is_live),
        "replays": replays_shown(page),
        "frozen_now": settings.now,
    }


def live_words(page: Any) -> str:
    """Return where the stream of a page stands, ``""`` when nothing is streamed."""
    sitting = sitting_of(page)
    return f"{STATES[sitting.state]} ({sitting.date.when})" if sitting else ""


def access_words(facts: Facts, language: str) -> list[str]:
    """Return what helps to follow the stream, captions first."""
    words = [label for _code, label in labels_of(LIVE_ACCESS, facts.live.live_access)]
    codes = facts.live.caption_languages.split()
    if codes:
        named = {"languages": languages_in_words(codes, language)}
        words.insert(0, _("Captions in %(languages)s") % named)
    return words


def _view(page: Any, sitting: Sitting) -> LiveView:
    facts, language, state = facts_of(page), content_language(page), sitting.state
    return LiveView(
        state=state.value,
        stream=stream_of(sitting.broadcast.url),
        when=sitting.date.when,
        begins=format_time(sitting.window.start.time(), language),
        starts_at=sitting.window.start,
        changes_at=sitting.changes_at,
        replay_follows=sitting.broadcast.replay_follows,
        access=access_words(facts, language),
        fallback=_fallback(page, facts) if state in OPEN else None,
    )


def _fallback(page: Any, facts: Facts) -> Fallback | None:
    url, phone, note = (
        facts.live.fallback_url,
        facts.live.fallback_phone,
        page.fallback_note,
    )
    if not (url or phone or note):
        return None
    return Fallback(url, phone, phone_address(phone), note)
