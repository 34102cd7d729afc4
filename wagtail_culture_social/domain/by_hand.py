"""What a post says that a person wrote without a page: words, link, campaign tags."""

from wagtail_culture_social.domain.hashtags import extract, key_on, merge
from wagtail_culture_social.domain.networks import Network


def handwritten(
    text: str, link: str, campaign_tag: str, day_tag: str, network: Network
) -> str:
    """The text, then the link and the tags that it does not hold yet, line by line.

    Tags come without '#', only as many as the network takes; nothing is shortened.
    """
    present = {key_on(network, tag) for tag in extract(text, network)}
    tags = merge(campaign_tag, day_tag, (), network)
    missing = (f"#{tag}" for tag in tags if key_on(network, tag) not in present)
    lines = (text.strip(), "" if link in text else link, " ".join(missing))
    return "\n".join(filter(None, lines))
