"""Writes ``docs/reference/networks.md`` from the table of networks.

    python -m scripts.document_networks

A test says when it must be run again.
"""

from dataclasses import fields
from pathlib import Path

from wagtail_culture_social.domain.networks import NETWORKS, PLACEHOLDERS, Network

PAGE = Path(__file__).parents[1] / "docs/reference/networks.md"
UNITS = {
    "x": "weights",
    "graphemes": "graphemes",
    "mastodon": "graphemes",
    "threads": "characters, emoji as bytes",
    "utf16": "UTF-16 units",
    "characters": "characters",
}
MEANINGS = {
    "name": "as people write it",
    "counter": "`x`, `graphemes`, `mastodon`, `threads`, `utf16` or `characters`",
    "limit": "longest text, in the units of the counter",
    "byte_limit": "longest text in UTF-8 bytes as well",
    "link_cost": "what each address counts, whatever its length; without it, all of it",
    "link_max": "how many addresses a post may have",
    "title_limit": "longest title, where there is one beside the text",
    "hashtags": "whether the network has hashtags",
    "hashtag_max": "how many it takes",
    "hashtag_advised": "how many we write",
    "hashtag_length": "longest hashtag in code points",
    "accents": "`keep`, or `both`: the tag without accents is added if there is room",
    "folds_accents": "whether `#été` and `#ete` are one tag there (`œ` never is)",
    "alt_limit": "longest alt text in code points",
    "image_width": "width of the card to make, in pixels",
    "image_height": "its height",
    "image_bytes": "its most bytes",
    "narrow_spaces": "whether French narrow spaces (U+202F) may stay",
    "link_in_text": "whether an address in the text can be followed",
    "share_link_apart": "whether the share address takes the link beside the text",
    "share_template": "address of its composer; without it, a text is copied",
    "tag_template": "address of a hashtag's page: `https://example.org/tags/{tag}`, "
    "with `{host}` where there are many servers",
    "source": "where the rule stands",
    "checked_on": "when it was read",
    "confidence": "`measured`, `documented` or `reported` (by others only)",
}
BEFORE = """\
# Networks

What each network takes, from `domain/data/networks.toml`. This page is written by
`scripts/document_networks.py`. How lengths are counted is
[explained](../explanation/counting.md).

"""
BETWEEN = """
Card: the picture to make, in pixels and at most so many bytes. "copy" means that no
address opens the network's composer with a text. Sure: *measured* on the network's own
code or server, *documented* by the network, *reported* by others only.

## Change a limit, add a network

With [`CULTURE_SOCIAL_NETWORK_TABLE`](settings.md#culture_social_network_table);
`manage.py check` refuses nonsense (`E007`). A new network needs `name`, `counter` and
`limit`.

```python
CULTURE_SOCIAL_NETWORK_TABLE = {
    "mastodon": {"limit": 1000},
    "peertube": {"name": "PeerTube", "counter": "characters", "limit": 10_000},
}
```

| key | meaning | default |
|---|---|---|
"""


def number(value: int | None) -> str:
    """Return a number in groups of three, or a dash for none."""
    return "–" if value is None else f"{value:,}"


def row(network: Network) -> str:
    """Return a network as a row of the table."""
    limit = f"{network.limit:,} {UNITS[network.counter]}"
    if network.byte_limit:
        limit += f" and {network.byte_limit:,} bytes"
    link = "in full" if network.link_cost is None else str(network.link_cost)
    if not network.link_in_text:
        link = "not followed"
    elif network.link_max:
        link += f", at most {network.link_max}"
    tags = f"{network.hashtag_advised} of {number(network.hashtag_max)}"
    card = f"{network.image_width} × {network.image_height}, {network.image_bytes:,}"
    shared = "yes" if network.share_template else "copy"
    cells = [
        f"`{network.id}`",
        network.name,
        limit,
        link,
        tags.replace(" of –", "") if network.hashtags else "none",
        number(network.alt_limit),
        card,
        shared,
        f"[{network.confidence}]({network.source}), {network.checked_on}",
    ]
    return f"| {' | '.join(cells)} |"


def page() -> str:
    """Return the whole page."""
    heads = "id|network|longest text|a link counts|hashtags|alt text|card|share|sure"
    columns = heads.split("|")
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [row(network) for network in NETWORKS.values()]
    needed = {"name", "counter", "limit"}
    keys = [
        f"| `{field.name}` | {MEANINGS[field.name]} | "
        f"{'needed' if field.name in needed else f'`{field.default!r}`'} |"
        for field in fields(Network)
        if field.name != "id"
    ]
    placeholders = ", ".join(f"`{{{name}}}`" for name in PLACEHOLDERS)
    after = (
        f"\nPlaceholders of `share_template`: {placeholders}, each the whole "
        "value of a field: `https://example.org/share?text={text}`. It needs `{text}` "
        "or `{url}`.\n"
    )
    return BEFORE + "\n".join(lines) + "\n" + BETWEEN + "\n".join(keys) + "\n" + after


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
