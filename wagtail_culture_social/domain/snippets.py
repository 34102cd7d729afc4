"""From a draft to a ready post for each network; layout and wording live beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail_culture_social.domain.drafts import Draft, Kind
from wagtail_culture_social.domain.hashtags import extract, key_of, merge
from wagtail_culture_social.domain.layout import Post, fitted
from wagtail_culture_social.domain.measure import Measure, measure
from wagtail_culture_social.domain.networks import NETWORKS, Network, network_for
from wagtail_culture_social.domain.share import share_url
from wagtail_culture_social.domain.typography import ellipsis_cut
from wagtail_culture_social.domain.wording import PHASES, Worded, worded

__all__ = [
    "Draft",
    "Kind",
    "Snippet",
    "UnknownPhase",
    "compose",
    "compose_all",
]


class UnknownPhase(ValueError):
    """Raised for a phase that no wording knows."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One ready post; `warnings` are codes of what the editor should know.

    no-pattern, no-title, no-link, no-alt, link-not-clickable, tag-unusable,
    tags-dropped, summary-shortened, prompt-shortened, details-shortened,
    title-shortened, alt-shortened, credit-moved-to-alt, link-dropped.
    """

    network: str
    language: str
    text: str
    hashtags: tuple[str, ...]
    measure: Measure
    alt_text: str
    credit: str
    link: str
    share_url: str | None
    warnings: tuple[str, ...]


def compose(
    draft: Draft,
    network: str | Network,
    language: str | None = None,
    phase: str | None = None,
) -> Snippet:
    """The post for one network; the same draft always gives the same post.

    Without `phase`, a draft that is live now says so. Raises `UnknownNetwork` and
    `UnknownPhase`; everything else is a warning.
    """
    return _composed(draft, [network_for(network)], language, phase)[0]


def compose_all(
    draft: Draft, networks: Iterable[str | Network] | None = None
) -> tuple[Snippet, ...]:
    """One post for each network, in the order given; all of them by default."""
    chosen = NETWORKS.values() if networks is None else map(network_for, networks)
    return _composed(draft, list(chosen), None, None)


def _composed(
    draft: Draft, networks: list[Network], language: str | None, phase: str | None
) -> tuple[Snippet, ...]:
    if phase not in (None, *PHASES):
        raise UnknownPhase(f"Unknown phase: {phase!r}")
    language = language or draft.language
    said = {
        narrow: worded(draft, language, phase, narrow=narrow)
        for narrow in {network.narrow_spaces for network in networks}
    }
    return tuple(
        _snippet(draft, said[network.narrow_spaces], network) for network in networks
    )


def _snippet(draft: Draft, words: Worded, network: Network) -> Snippet:
    post, shed = fitted(_laid_out(words, network))
    alt_text, alt_cut = _alt_text(words, network, credited=post.credit_moved)
    text = post.text
    found = {
        "link-not-clickable": bool(words.link) and not network.link_in_text,
        "no-alt": bool(draft.image_url) and not words.alt_text,
        "alt-shortened": alt_cut,
        "tags-dropped": _lacks_campaign_tag(words, post),
    }
    warnings = (*words.warnings, *(code for code, yes in found.items() if yes), *shed)
    return Snippet(
        network=network.id,
        language=words.language,
        text=text,
        hashtags=post.hashtags,
        measure=measure(text, network),
        alt_text=alt_text,
        credit=words.credit,
        link=words.link,
        share_url=share_url(network, text, words.link, post.hashtags),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _laid_out(words: Worded, network: Network) -> Post:
    tags = merge(words.campaign_tag, words.day_tag, words.tags, network)
    fixed = {key_of(words.campaign_tag), key_of(words.day_tag)}
    title, prompt, summary = (
        _without_other_tags(text, tags, network)
        for text in (words.title, words.prompt, words.summary)
    )
    return Post(
        network=network,
        headline=words.headline,
        title=title,
        details=words.details,
        note=words.note,
        prompt=prompt,
        summary=summary,
        credit_line=words.credit_line,
        link=words.link,
        campaign_tags=tuple(tag for tag in tags if key_of(tag) in fixed),
        own_tags=tuple(tag for tag in tags if key_of(tag) not in fixed),
    )


def _without_other_tags(text: str, tags: tuple[str, ...], network: Network) -> str:
    """The same words, but only `tags` as hashtags: the network counts them all."""
    if network.hashtag_max is None:
        return text
    kept = {key_of(tag) for tag in tags}
    for tag in extract(text, network):
        if key_of(tag) not in kept:
            text = text.replace(f"#{tag}", tag).replace(f"＃{tag}", tag)
    return text


def _lacks_campaign_tag(words: Worded, post: Post) -> bool:
    wanted = {key_of(words.campaign_tag), key_of(words.day_tag)} - {""}
    return not wanted <= {key_of(tag) for tag in post.campaign_tags}


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
