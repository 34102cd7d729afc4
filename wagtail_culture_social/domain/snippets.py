"""From a draft to a ready post for each network; layout and wording live beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from wagtail_culture_social.domain.drafts import Contributor, Draft, Kind
from wagtail_culture_social.domain.hashtags import extract, key_on, merge
from wagtail_culture_social.domain.layout import Post, fitted
from wagtail_culture_social.domain.measure import Measure, measure
from wagtail_culture_social.domain.networks import NETWORKS, Network, network_for
from wagtail_culture_social.domain.patterns import Patterns
from wagtail_culture_social.domain.phases import PHASES, UnknownPhase, phase_of
from wagtail_culture_social.domain.share import (
    parameters_for,
    share_address,
    with_query,
)
from wagtail_culture_social.domain.thread import replies
from wagtail_culture_social.domain.typography import ellipsis_cut
from wagtail_culture_social.domain.wording import (
    Worded,
    pattern_for,
    people,
    worded,
)

__all__ = [
    "PHASES",
    "Contributor",
    "Draft",
    "Kind",
    "Snippet",
    "UnknownPhase",
    "compose",
    "compose_all",
    "compose_thread",
]

NO_PATTERNS: Patterns = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Snippet:
    """One ready post; `warnings` are codes of what the editor should know.

    no-pattern, pattern-unusable, no-title, no-link, no-alt, link-not-clickable,
    tag-unusable, tags-dropped, summary-shortened, prompt-shortened,
    details-shortened, title-shortened, alt-shortened, credit-moved-to-alt,
    link-dropped, too-long, thread-shortened.
    """

    network: str
    language: str
    phase: str
    text: str
    hashtags: tuple[str, ...]
    measure: Measure
    alt_text: str
    credit: str
    link: str
    share_url: str | None
    warnings: tuple[str, ...]

    @property
    def length(self) -> int:
        """The length of the text, as its network counts."""
        return self.measure.length


def compose(
    draft: Draft,
    network: str | Network,
    language: str | None = None,
    phase: str | None = None,
    patterns: Patterns = NO_PATTERNS,
) -> Snippet:
    """The post for one network; the same draft always gives the same post.

    Without `phase`, what the draft says of the present. `patterns` are the
    institution's own, by `pattern_key`, in that language. Raises `UnknownNetwork` and
    `UnknownPhase`; everything else is a warning.
    """
    return compose_all(draft, [network], language, phase, patterns)[0]


def compose_all(
    draft: Draft,
    networks: Iterable[str | Network] | None = None,
    language: str | None = None,
    phase: str | None = None,
    patterns: Patterns = NO_PATTERNS,
) -> tuple[Snippet, ...]:
    """One post for each network, in the order given; all of them by default."""
    wanted = NETWORKS.values() if networks is None else map(network_for, networks)
    chosen, phase = list(wanted), phase_of(draft, phase)
    said = _said(draft, chosen, language)
    return tuple(
        _snippet(said[network.narrow_spaces], network, phase, patterns)
        for network in chosen
    )


def compose_thread(
    draft: Draft,
    network: str | Network,
    language: str | None = None,
    phase: str | None = None,
    patterns: Patterns = NO_PATTERNS,
) -> tuple[Snippet, ...]:
    """The same post, with what found no room in replies that follow it.

    The first post holds title, credit, link and tags; each reply is numbered and
    ends after a sentence, or after a word where a sentence is too long for one.
    """
    first = compose(draft, network, language, phase, patterns)
    target = network_for(network)
    words = _said(draft, [target], language)[target.narrow_spaces]
    summary = _laid_out(words, target, first.phase, patterns)[0].placed("summary")
    if "summary-shortened" not in first.warnings or not summary:
        return (first,)
    alone = replace(words, values={**words.values, "summary": ""})
    first = _snippet(alone, target, first.phase, patterns)
    texts, is_whole = replies(summary, target)
    answers = tuple(_reply(first, text, target) for text in texts)
    if not is_whole:
        first = replace(first, warnings=(*first.warnings, "thread-shortened"))
    return (first, *answers)


def _said(
    draft: Draft, networks: list[Network], language: str | None
) -> Mapping[bool, Worded]:
    tongue = language or draft.language
    words = worded(draft, tongue)
    plain = not all(network.narrow_spaces for network in networks)
    return {True: words, False: words.with_plain_spaces() if plain else words}


def _snippet(
    words: Worded, network: Network, phase: str, patterns: Patterns
) -> Snippet:
    laid_out, unusable = _laid_out(words, network, phase, patterns)
    post, shed = fitted(laid_out)
    alt_text, alt_cut = _alt_text(words, network, credited=post.credit_moved)
    text, link = post.text, laid_out.link or laid_out.values["link"]
    found = {
        "link-not-clickable": bool(link) and not network.link_in_text,
        "no-alt": bool(words.draft.image_url) and not words.alt_text,
        "alt-shortened": alt_cut,
        "tags-dropped": _lacks_campaign_tag(words, post),
        "too-long": not post.measure.fits,
    }
    said = (*words.warnings, *unusable, *(code for code, yes in found.items() if yes))
    return Snippet(
        network=network.id,
        language=words.language,
        phase=phase,
        text=text,
        hashtags=post.hashtags,
        measure=post.measure,
        alt_text=alt_text,
        credit=words.credit if post.credit_moved else laid_out.values["credit"],
        link=link,
        share_url=share_address(
            network, text, link, title=words.values["title"], image=words.image_url
        ),
        warnings=tuple(dict.fromkeys((*said, *shed))),
    )


def _laid_out(
    words: Worded, network: Network, phase: str, patterns: Patterns
) -> tuple[Post, tuple[str, ...]]:
    pattern, warnings = pattern_for(words, phase, network, patterns)
    tags = merge(words.campaign_tag, words.day_tag, words.tags, network)
    keys = {key_on(network, tag) for tag in tags}
    link = with_query(words.link, parameters_for(words.draft.utm, network.id))
    names = {"people": people(words, network), "credit": words.credit}
    values = {**words.values, **names}
    credit_line = "" if "credit" in pattern.names else words.credit_line
    if words.holds_tags and network.hashtag_max is not None:
        for name, text in values.items():
            values[name] = _without_other_tags(text, keys, network)
        credit_line = _without_other_tags(credit_line, keys, network)
    fixed = set()
    for name, tag in (("campaign_tag", words.campaign_tag), ("day_tag", words.day_tag)):
        key = key_on(network, tag)
        values[name] = f"#{tag}" if key in keys else tag
        fixed.add(key)
    values["link"] = link
    post = Post(
        network=network,
        pattern=pattern,
        values=values,
        credit_line=credit_line,
        link="" if "link" in pattern.names else link,
        campaign_tags=tuple(tag for tag in tags if key_on(network, tag) in fixed),
        own_tags=tuple(tag for tag in tags if key_on(network, tag) not in fixed),
    )
    return post, warnings


def _without_other_tags(text: str, keys: set[str], network: Network) -> str:
    """The same words, but only `keys` as hashtags: the network counts them all."""
    for tag in extract(text, network):
        if key_on(network, tag) not in keys:
            text = text.replace(f"#{tag}", tag).replace(f"＃{tag}", tag)
    return text


def _lacks_campaign_tag(words: Worded, post: Post) -> bool:
    network = post.network
    tags = [tag for tag in (words.campaign_tag, words.day_tag) if tag]
    if not network.hashtags or not tags:
        return False
    wanted = {key_on(network, tag) for tag in tags}
    return not wanted <= {key_on(network, tag) for tag in post.campaign_tags}


def _alt_text(words: Worded, network: Network, *, credited: bool) -> tuple[str, bool]:
    """The description, and the credit that found no room in the post."""
    credit = words.credit_line if credited else ""
    whole = "\n".join(filter(None, (words.alt_text, credit)))
    limit = network.alt_limit
    if limit is None or len(whole) <= limit:
        return whole, False
    room = max(0, limit - len(credit) - 1) if credit else limit
    cut = ellipsis_cut(words.alt_text, lambda text: len(text) <= room)
    kept = "\n".join(filter(None, (cut, credit)))
    return ellipsis_cut(kept, lambda text: len(text) <= limit), True


def _reply(first: Snippet, text: str, network: Network) -> Snippet:
    return replace(
        first,
        text=text,
        hashtags=(),
        measure=measure(text, network),
        alt_text="",
        link="",
        share_url=share_address(network, text, ""),
        warnings=(),
    )
