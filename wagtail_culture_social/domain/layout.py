"""One post as parts, and what gives way when it is too long; no wording here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import regex

from wagtail_culture_social.domain.hashtags import extract, key_of
from wagtail_culture_social.domain.measure import graphemes, measure
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.typography import ellipsis_cut

SHORTEST_TITLE = 30
SHORTEST_TEXT = 20
"""Graphemes: a shorter remnant says nothing and is left out."""

_SENTENCE_END = regex.compile(
    r"(?<=[.!?…][»”\")\u00a0\u202f]*)\s+(?=[\p{Lu}«“\"\d])|\n+"
)


@dataclass(frozen=True, slots=True)
class Post:
    """The parts of one post on one network, already worded and spaced."""

    network: Network
    headline: str
    title: str
    details: tuple[str, ...]
    note: str
    prompt: str
    summary: str
    credit_line: str
    link: str
    campaign_tags: tuple[str, ...]
    own_tags: tuple[str, ...]
    credit_moved: bool = False

    @property
    def body(self) -> str:
        """What is said before credit, link and tags; `headline` frames the title."""
        first = self.headline.replace("{}", self.title)
        if not self.title:
            first = first.rstrip(" \u00a0\u202f:")
        opening = "\n".join(filter(None, (first, " · ".join(self.details))))
        said = (opening, self.note, self.prompt, self.summary)
        return "\n\n".join(filter(None, said))

    @property
    def hashtags(self) -> tuple[str, ...]:
        """The tags of the post, whether in its sentences or at its end."""
        return (*self.campaign_tags, *self.own_tags)

    @property
    def text(self) -> str:
        """The whole post."""
        body = self.body
        said = {key_of(tag) for tag in extract(body, self.network)}
        closing = [f"#{tag}" for tag in self.hashtags if key_of(tag) not in said]
        sources = "\n".join(filter(None, (self.credit_line, self.link)))
        return "\n\n".join(filter(None, (body, sources, " ".join(closing))))

    def fits(self) -> bool:
        """Whether the network takes the whole post."""
        return measure(self.text, self.network).fits


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


def _with_fewer_tags(post: Post) -> Post:
    kept = 0 if post.campaign_tags else 1
    while len(post.own_tags) > kept and not post.fits():
        post = replace(post, own_tags=post.own_tags[:-1])
    return post


def _with_fewer_sentences(post: Post) -> Post:
    """The first sentence, and as many more whole ones as there is room for."""
    ends = [found.start() for found in _SENTENCE_END.finditer(post.summary)]
    if not ends:
        return post
    shorter = replace(post, summary=post.summary[: ends[0]])
    for end in ends[1:]:
        longer = replace(post, summary=post.summary[:end])
        if not longer.fits():
            break
        shorter = longer
    return shorter


def _with_short_summary(post: Post) -> Post:
    return replace(post, summary=_cut(post.summary, lambda s: replace(post, summary=s)))


def _with_short_prompt(post: Post) -> Post:
    return replace(post, prompt=_cut(post.prompt, lambda s: replace(post, prompt=s)))


def _with_fewer_details(post: Post) -> Post:
    while len(post.details) > 1 and not post.fits():
        post = replace(post, details=post.details[:-1])
    return post


def _with_short_title(post: Post) -> Post:
    title = _cut(post.title, lambda s: replace(post, title=s), SHORTEST_TITLE)
    return replace(post, title=title or post.title)


def _with_credit_moved(post: Post) -> Post:
    return replace(post, credit_line="", credit_moved=bool(post.credit_line))


def _with_details_cut(post: Post) -> Post:
    whole = " · ".join(post.details)
    cut = _cut(whole, lambda s: replace(post, details=(s,)))
    return replace(post, details=tuple(filter(None, (cut,))))


def _with_any_title(post: Post) -> Post:
    cut = _cut(post.title, lambda s: replace(post, title=s), 0)
    shorter = replace(post, title=cut)
    return shorter if cut or shorter.fits() else post


def _without_link(post: Post) -> Post:
    return replace(post, link="")


def _without_campaign_tags(post: Post) -> Post:
    return replace(post, campaign_tags=(), own_tags=())


def _with_title_only(post: Post) -> Post:
    bare = replace(post, headline="{}", details=(), note="", prompt="", summary="")
    return _with_any_title(bare)


def _cut(text: str, placed: Callable[[str], Post], least: int = SHORTEST_TEXT) -> str:
    if not text:
        return ""
    cut = ellipsis_cut(text, lambda shorter: placed(shorter).fits())
    return cut if len(graphemes(cut)) >= least else ""


_STEPS: tuple[tuple[Callable[[Post], Post], str], ...] = (
    (_with_fewer_tags, "tags-dropped"),
    (_with_fewer_sentences, "summary-shortened"),
    (_with_short_summary, "summary-shortened"),
    (_with_short_prompt, "prompt-shortened"),
    (_with_fewer_details, "details-shortened"),
    (_with_short_title, "title-shortened"),
    (_with_credit_moved, "credit-moved-to-alt"),
    (_with_short_title, "title-shortened"),
    (_with_details_cut, "details-shortened"),
    (_with_any_title, "title-shortened"),
    (_without_link, "link-dropped"),
    (_without_campaign_tags, "tags-dropped"),
    (_with_title_only, "title-shortened"),
)
