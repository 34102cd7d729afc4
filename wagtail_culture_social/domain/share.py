"""Addresses that open a network's own composer; nothing is sent or loaded by us."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from wagtail_culture_social.domain.hashtags import extract, key_of
from wagtail_culture_social.domain.networks import Network, network_for
from wagtail_culture_social.domain.plain_text import (
    address,
    paragraphs,
    percent_encoded,
)


def share_url(
    network: str | Network,
    text: str,
    url: str,
    hashtags: Iterable[str] = (),
    *,
    title: str = "",
    image: str = "",
) -> str | None:
    """The share address, or None where a text can only be copied.

    What the text already holds is not repeated; what the network's address has no
    place for is added to the text. ``title`` is a mail's subject, ``image`` the address
    of the picture to pin. Encoding: RFC 3986, spaces as %20.
    """
    target = network_for(network)
    text = paragraphs(text)
    present = {key_of(tag) for tag in extract(text, target)}
    missing = [tag for tag in hashtags if key_of(tag) not in present]
    return share_address(
        target, text, address(url), missing, title=title, image=address(image)
    )


def share_address(
    network: Network,
    text: str,
    url: str,
    missing: Sequence[str] = (),
    *,
    title: str = "",
    image: str = "",
) -> str | None:
    """The same for parts that are clean already, and tags that the text lacks."""
    template = network.share_template
    if template is None or (not url and "{text}" not in template):
        return None
    if network.share_link_apart:
        text = paragraphs(text.replace(url, "")) if url else text
    elif "{text}" in template and url in text:
        url = ""
    if "{url}" not in template and url:
        text = f"{text}\n{url}"
    if missing and "{hashtags}" not in template and "{tag}" not in template:
        text = f"{text}\n{' '.join(f'#{tag}' for tag in missing)}"
    values = {
        "text": text.strip(),
        "url": url,
        "hashtags": ",".join(missing),
        "tag": missing[0] if missing else "",
        "title": title,
        "image": image,
    }
    return _filled(template, values)


def _filled(template: str, values: dict[str, str]) -> str:
    if template.startswith("mailto:"):
        values = {**values, "text": values["text"].replace("\n", "\r\n")}  # RFC 6068
    mark = "?" if "?" in template else "#"
    base, _, query = template.partition(mark)
    pairs = (pair.partition("=") for pair in query.split("&"))
    filled = [
        f"{name}={percent_encoded(values[field.strip('{}')])}"
        for name, _, field in pairs
        if values[field.strip("{}")]
    ]
    return f"{base}{mark}{'&'.join(filled)}"


def with_query(url: str, parameters: Mapping[str, str]) -> str:
    """The address with more query parameters; its own ones and its fragment stay."""
    if not url or not parameters:
        return url
    base, mark, fragment = url.partition("#")
    return f"{base}{'&' if '?' in base else '?'}{urlencode(parameters)}{mark}{fragment}"


def parameters_for(
    utm: Mapping[str, Mapping[str, str]], channel: str
) -> Mapping[str, str]:
    """The query parameters of links in one channel: a network's id, or "poster".

    Those under "*" are for every channel without its own; ``{network}`` becomes the id.
    """
    parameters = utm.get(channel, utm.get("*", {}))
    return {
        name: value.replace("{network}", channel) for name, value in parameters.items()
    }
