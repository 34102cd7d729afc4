"""One post as parts, and what gives way when it is too long; no wording here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from wagtail_culture_social.domain.hashtags import extract, key_on
from wagtail_culture_social.domain.measure import Measure, graphemes, measure
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.patterns import Pattern, parse
from wagtail_culture_social.domain.typography import ellipsis_cut, quotation_closed

SHORTEST_TITLE = 30
SHORTEST_TEXT = 20
"""Graphemes: a shorter remnant says nothing and is left out."""

_DETAILS = ("price", "people", "place", "organisation", "time", "date")
_SENTENCE_END = regex.compile(
    r"(?<=[.!?…][»”\")\u00a0\u202f]*)\s+(?=[\p{Lu}«“\"\d])|\n+"
)


@dataclass(frozen=True)
class Post:
    """The parts of one post on one network, already worded and spaced.

    ``values`` fill the pattern; what the pattern does not place (credit line, link,
    tags) stands at the end.
    """

    network: Network
    pattern: Pattern
    values: Mapping[str, str]
    credit_line: str
    link: str
    campaign_tags: tuple[str, ...]
    own_tags: tuple[str, ...]
    credit_moved: bool = False

    @cached_property
    def body(self) -> str:
        """What the pattern says."""
        return self.pattern.render(self.values)

    @property
    def hashtags(self) -> tuple[str, ...]:
        """The tags of the post, whether in its sentences or at its end."""
        return (*self.campaign_tags, *self.own_tags)

    @cached_property
    def text(self) -> str:
        """The whole post."""
        body, tags = self.body, self.hashtags
        if not self.network.hashtags:
            tags = ()
        elif tags and ("#" in body or "＃" in body):
            said = {key_on(self.network, tag) for tag in extract(body, self.network)}
            tags = tuple(tag for tag in tags if key_on(self.network, tag) not in said)
        closing = " ".join([f"#{tag}" for tag in tags])
        sources = "\n".join(filter(None, (self.credit_line, self.link)))
        return "\n\n".join(filter(None, (body, sources, closing)))

    @cached_property
    def measure(self) -> Measure:
        """The length of the whole post, as the network counts."""
        return measure(self.text, self.network)

    @property
    def subject(self) -> str:
        """What the post is about: "theme" where it is said in place of the title."""
        title, theme = self.values.get("title", ""), self.values.get("theme", "")
        body = self.body if theme else ""
        return "theme" if theme and theme in body and title not in body else "title"

    def placed(self, name: str) -> str:
        """A value that the pattern has a place for, else ""."""
        return self.values.get(name, "") if name in self.pattern.names else ""

    def fits(self) -> bool:
        """Whether the network takes the whole post."""
        return self.measure.fits

    def saying(self, name: str, value: str) -> "Post":
        """The same post with another value in its pattern."""
        return replace(self, values={**self.values, name: value})


def fitted(post: Post) -> tuple[Post, tuple[str, ...]]:
    """The post made to fit, with a warning code for each thing that gave way.

    Order: secondary tags, last sentences, summary, prompt, details, title down to
    a readable length, credit (to the alt text), link, tags; nothing goes silently.
    """
    warnings: dict[str, None] = {}
    for step, code in _STEPS:
        if post.fits():
            break
        shorter = step(post)
        if shorter != post:
            warnings[code] = None
            post = shorter
    return post, tuple(warnings)


def sentences(text: str) -> list[str]:
    """A text in sentences, each with the space or line end that follows it."""
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in zip(ends, ends[1:], strict=False) if text[a:b]]


def _with_fewer_tags(post: Post) -> Post:
    kept = 0 if post.campaign_tags else 1
    while len(post.own_tags) > kept and not post.fits():
        post = replace(post, own_tags=post.own_tags[:-1])
    return post


def _with_fewer_sentences(post: Post) -> Post:
    """The first sentence, and as many more whole ones as there is room for."""
    parts = sentences(post.placed("summary"))
    if len(parts) < 2:
        return post
    shorter = post.saying("summary", quotation_closed(parts[0].rstrip()))
    for number in range(2, len(parts)):
        said = quotation_closed("".join(parts[:number]).rstrip())
        longer = post.saying("summary", said)
        if not longer.fits():
            break
        shorter = longer
    return shorter


def _with_short(name: str) -> Callable[[Post], Post]:
    def step(post: Post) -> Post:
        return post.saying(name, _cut(post, name)) if post.placed(name) else post

    return step


def _with_fewer_details(post: Post) -> Post:
    """Without price, people, place… one by one; the last of them stays."""
    for name in _DETAILS:
        left = [detail for detail in _DETAILS if post.placed(detail)]
        if len(left) < 2 or post.fits():
            break
        post = _without(post, name)
    return post


def _without(post: Post, name: str) -> Post:
    """The post without a value, unless its title or theme would go along."""
    if not post.placed(name):
        return post
    shorter = post.saying(name, "")
    subject = post.values.get(post.subject, "")
    return post if subject in post.body and subject not in shorter.body else shorter


def _with_short_title(post: Post) -> Post:
    subject = post.subject
    shorter = _cut(post, subject, SHORTEST_TITLE)
    return post.saying(subject, shorter) if shorter else post


def _with_credit_moved(post: Post) -> Post:
    if not post.credit_line and not post.placed("credit"):
        return post
    return replace(post.saying("credit", ""), credit_line="", credit_moved=True)


def _with_last_detail_cut(post: Post) -> Post:
    for name in _DETAILS:
        if post.placed(name):
            return post.saying(name, _cut(post, name))
    return post


def _with_any_title(post: Post) -> Post:
    subject = post.subject
    cut = _cut(post, subject, 0)
    shorter = post.saying(subject, cut)
    return shorter if cut or shorter.fits() else post


def _without_link(post: Post) -> Post:
    return replace(post.saying("link", ""), link="")


def _without_campaign_tags(post: Post) -> Post:
    untagged = post.saying("campaign_tag", "").saying("day_tag", "")
    return replace(untagged, campaign_tags=(), own_tags=())


def _with_title_only(post: Post) -> Post:
    title = post.values[post.subject]
    return _with_any_title(replace(post, pattern=_TITLE, values={"title": title}))


def _cut(post: Post, name: str, least: int = SHORTEST_TEXT) -> str:
    text = post.placed(name)
    if not text:
        return ""
    fits = _room_for(post, name)
    cut = ellipsis_cut(text, lambda part: fits(quotation_closed(part)))
    return quotation_closed(cut) if len(graphemes(cut)) >= least else ""


def _room_for(post: Post, name: str) -> Callable[[str], bool]:
    """Whether the post takes a value in that place.

    The post around it is put together once, unless the value may hold a tag that would
    then be missing at the end.
    """
    around = post.saying(name, _MARK).text.split(_MARK)
    if len(around) != 2 or "#" in post.values[name] or "＃" in post.values[name]:
        return lambda value: post.saying(name, value).fits()
    before, after = around
    return lambda value: measure(f"{before}{value}{after}", post.network).fits


_MARK = "\ue001"
_TITLE = parse("{title}")
_STEPS: tuple[tuple[Callable[[Post], Post], str], ...] = (
    (_with_fewer_tags, "tags-dropped"),
    (_with_fewer_sentences, "summary-shortened"),
    (_with_short("summary"), "summary-shortened"),
    (_with_short("prompt"), "prompt-shortened"),
    (_with_fewer_details, "details-shortened"),
    (_with_short_title, "title-shortened"),
    (_with_credit_moved, "credit-moved-to-alt"),
    (_with_short_title, "title-shortened"),
    (_with_last_detail_cut, "details-shortened"),
    (_with_any_title, "title-shortened"),
    (_without_link, "link-dropped"),
    (_without_campaign_tags, "tags-dropped"),
    (_with_title_only, "title-shortened"),
)
