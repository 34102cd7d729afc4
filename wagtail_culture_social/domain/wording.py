"""A draft put into the words of a language; lengths are none of its business."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from wagtail_culture_social.domain.contributors import named
from wagtail_culture_social.domain.drafts import Contributor, Draft, Kind
from wagtail_culture_social.domain.hashtags import from_phrase, lint
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.patterns import (
    Pattern,
    Patterns,
    UnknownPlaceholder,
    parse,
    pattern_key,
)
from wagtail_culture_social.domain.phases import NEWS
from wagtail_culture_social.domain.plain_text import (
    LONGEST,
    address,
    one_line,
    paragraphs,
)
from wagtail_culture_social.domain.schedule import Attendance, State
from wagtail_culture_social.domain.tables import rows
from wagtail_culture_social.domain.typography import NARROW, NBSP, spaced

LANGUAGES = ("fr", "en")
"""Languages that have wording; any other gets title, date, link and tags."""

_UNUSABLE = {"empty", "digits-only", "too-long"}
_OFF = (State.CANCELLED, State.POSTPONED)
_AHEAD = ("announcement", "new_season", "j7", "j1", "today", "last_date", *NEWS)
_WITHOUT_WORDING = "{title}\n{date}"


@dataclass(frozen=True, slots=True)
class Worded:
    """What a draft says in one language, before a network comes in.

    ``values`` fill the placeholders of a pattern, each cleaned and spaced.
    """

    draft: Draft
    language: str
    narrow: bool
    values: Mapping[str, str]
    credit: str
    credit_line: str
    link: str
    alt_text: str
    image_url: str
    campaign_tag: str
    day_tag: str
    tags: tuple[str, ...]
    holds_tags: bool
    warnings: tuple[str, ...]

    @property
    def all_values(self) -> dict[str, str]:
        """Every value that a pattern can hold on any network."""
        tags = {"campaign_tag": self.campaign_tag, "day_tag": self.day_tag}
        return {**self.values, **tags, "credit": self.credit, "link": self.link}

    @property
    def is_known(self) -> bool:
        """Whether the language has wording of ours."""
        return self.language in LANGUAGES

    def with_plain_spaces(self) -> "Worded":
        """The same words for a network on which narrow spaces cost more."""
        values = {n: text.replace(NARROW, NBSP) for n, text in self.values.items()}
        credit_line = self.credit_line.replace(NARROW, NBSP)
        return replace(self, narrow=False, values=values, credit_line=credit_line)


def worded(draft: Draft, language: str) -> Worded:
    """The draft in words: cleaned and spaced for one language."""
    tongue = language.lower().replace("_", "-").partition("-")[0]

    def line(text: str) -> str:
        return spaced(one_line(text), tongue) if text else ""

    def lines(text: str) -> str:
        return spaced(paragraphs(text), tongue) if text else ""

    words = wording(tongue, narrow=True)
    credit = one_line(draft.credit)
    tags = tuple(_tag(tag, tongue) for tag in draft.tags)
    campaign_tag, day_tag = (
        _tag(tag, tongue) for tag in (draft.campaign_tag, draft.day_tag)
    )
    values = {
        "title": line(draft.title),
        "date": line(draft.date),
        "time": line(draft.time),
        "place": _place(draft, line(draft.place), words),
        "price": line(draft.price),
        "organisation": line(draft.organisation),
        "summary": lines(draft.summary),
        "theme": line(draft.theme),
        "prompt": lines(draft.prompt),
    }
    texts = (*values.values(), credit, *(one.name for one in draft.people))
    return Worded(
        draft=draft,
        language=tongue,
        narrow=True,
        values=values,
        credit=credit,
        credit_line=words["credit"].format(credit=credit) if credit else "",
        link=address(draft.url),
        alt_text=one_line(draft.alt_text),
        image_url=address(draft.image_url),
        campaign_tag=campaign_tag,
        day_tag=day_tag,
        tags=tuple(filter(None, tags)),
        holds_tags=any("#" in text or "＃" in text for text in texts),
        warnings=_warnings(draft, tongue, (campaign_tag, day_tag, *tags)),
    )


def pattern_for(
    words: Worded, phase: str, network: Network, patterns: Patterns
) -> tuple[Pattern, tuple[str, ...]]:
    """The pattern of a post, and a warning when the institution's own was no use.

    A state comes before any phase and any own pattern: nobody announces what is
    cancelled. News have the words of an announcement. A language without wording says
    a state in English rather than not.
    """
    draft = words.draft
    said_as = "announcement" if phase in NEWS else phase
    own, warnings = _own_pattern(words, said_as, network, patterns)
    default = wording(words.language, narrow=words.narrow)
    state = default["states"].get(draft.state)
    if state and draft.state in _OFF:
        return _state_pattern(state, words), warnings
    if own is None:
        own = _default_pattern(default, words, said_as)
    if state and (phase in _AHEAD or draft.kind != "event"):
        if "rest" in state:
            return _state_pattern(state, words), warnings
        return Pattern(_parsed(state["headline"]).headlines, own.lines), warnings
    return own, warnings


def state_headline(words: Worded) -> str:
    """The title with the state of the draft before it, if it has one to say."""
    default = wording(words.language, narrow=words.narrow)
    state = default["states"].get(words.draft.state)
    return _parsed(state["headline"] if state else "{title}").render(words.values)


def people(words: Worded, network: Network) -> str:
    """The contributors with their accounts on that network: `A (@a), B et C`."""
    if not words.draft.people:
        return ""
    joint = wording(words.language, narrow=words.narrow)["and"]
    names = [named(one, network) for one in words.draft.people]
    names = [
        spaced(name, words.language, narrow=words.narrow) for name in names if name
    ]
    return f" {joint} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def default_text(kind: str, phase: str, language: str) -> str:
    """The text an editor starts from when rewriting a pattern; plain spaces."""
    kinds = _texts(language if language in LANGUAGES else "en")["patterns"]
    texts = kinds.get(kind, kinds["page"])[phase]
    if isinstance(texts, str):
        return texts.strip()
    _first, *rest = texts[-1].strip().split("\n")
    return "\n".join([texts[0], *rest])


def example_draft(kind: Kind, language: str) -> Draft:
    """A draft with every field filled, for an editor who tries a pattern."""
    tongue = language if language in LANGUAGES else "en"
    example = dict(_texts(tongue)["example"])
    people = tuple(Contributor(name) for name in example.pop("people"))
    tags = tuple(example.pop("tags"))
    url = f"https://www.example.org/{tongue}/"
    return Draft(
        kind=kind, language=language, url=url, people=people, tags=tags, **example
    )


def _own_pattern(
    words: Worded, phase: str, network: Network, patterns: Patterns
) -> tuple[Pattern | None, tuple[str, ...]]:
    kind = words.draft.kind
    for key in (pattern_key(kind, phase, network.id), pattern_key(kind, phase)):
        text = patterns.get(key, "").strip()
        if not text:
            continue
        try:
            text = spaced(paragraphs(text), words.language, narrow=words.narrow)
            pattern = parse(text)
        except UnknownPlaceholder:
            return None, ("pattern-unusable",)
        if pattern.render(words.all_values):
            return pattern, ()
    return None, ()


def _default_pattern(default: Mapping[str, Any], words: Worded, phase: str) -> Pattern:
    if not words.is_known:
        return parse(_WITHOUT_WORDING)
    kinds = default["patterns"]
    phases = kinds.get(words.draft.kind, kinds["page"])
    draft = words.draft
    on_site = draft.attendance == Attendance.ON_SITE and not draft.live_now
    if phase == "live_now" and on_site:
        phase = "live_now_on_site"
    return _parsed(phases[phase])


def _state_pattern(state: Mapping[str, Any], words: Worded) -> Pattern:
    rest = state["rest"] if words.is_known else "{date}"
    *others, last = state["headline"]
    return _parsed([*others, f"{last}\n{rest.strip()}"])


def _parsed(texts: str | list[str]) -> Pattern:
    """The pattern of a text, or of first lines to try and then the whole text."""
    if isinstance(texts, str):
        return parse(texts)
    return parse(texts[-1], *texts[:-1])


def _place(draft: Draft, place: str, words: Mapping[str, Any]) -> str:
    if draft.attendance == Attendance.ONLINE or draft.state == State.MOVED_ONLINE:
        return str(words["online"])
    if draft.attendance == Attendance.MIXED:
        both: str = words["on_site_and_online"]
        return both.format(place=place) if place else str(words["online"])
    return place


def _tag(text: str, language: str) -> str:
    """The tag if every network can detect it, else ""; never recased."""
    written = from_phrase(f"#{one_line(text).lstrip('#＃')}", language) if text else ""
    return "" if not written or _UNUSABLE.intersection(lint(written)) else written


def _warnings(draft: Draft, language: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    given = (draft.campaign_tag, draft.day_tag, *draft.tags)
    found = {
        "no-pattern": language not in LANGUAGES,
        "no-title": not one_line(draft.title),
        "no-link": not address(draft.url),
        "tag-unusable": any(
            was and not is_ for was, is_ in zip(given, tags, strict=True)
        ),
        "title-shortened": len(draft.title) > LONGEST,
        "summary-shortened": len(draft.summary) > LONGEST,
        "prompt-shortened": len(draft.prompt) > LONGEST,
    }
    return tuple(code for code, yes in found.items() if yes)


def wording(language: str, *, narrow: bool) -> Mapping[str, Any]:
    """Our wording with the language's spaces; English for a language without."""
    return _spaced_texts(language if language in LANGUAGES else "en", narrow)


@lru_cache(maxsize=4)
def _texts(language: str) -> Mapping[str, Any]:
    return rows(f"wording/{language}.toml")


@lru_cache(maxsize=8)
def _spaced_texts(language: str, narrow: bool) -> Mapping[str, Any]:  # noqa: FBT001
    def set_(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: set_(text) for key, text in value.items()}
        if isinstance(value, list):
            return [set_(text) for text in value]
        return spaced(value, language, narrow=narrow)

    words: Mapping[str, Any] = set_(_texts(language))
    return words
