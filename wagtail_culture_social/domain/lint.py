"""What an editor should know of a text that a person wrote for one network."""

from wagtail_culture_social.domain import hashtags
from wagtail_culture_social.domain.detection import extract
from wagtail_culture_social.domain.links import find_links
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import Network, network_for


def lint(text: str, network: str | Network) -> tuple[str, ...]:
    """Codes of what is wrong or unwise; none when the text is good.

    "too-long" where the network would refuse it, "link-not-clickable" where it shows
    addresses as plain words, "too-many-tags" over what it minds, "tag-hard-to-read"
    for several words in small letters, which screen readers cannot part. Raises
    `UnknownNetwork`.
    """
    target = network_for(network)
    tags = set(extract(text, target))
    most = target.hashtag_max
    found = {
        "too-long": not measure(text, target).fits,
        "link-not-clickable": not target.link_in_text and bool(find_links(text)),
        "too-many-tags": most is not None and len(tags) > most,
        "tag-hard-to-read": any(
            "lower-case-run" in hashtags.lint(tag, target) for tag in tags
        ),
    }
    return tuple(code for code, present in found.items() if present)
