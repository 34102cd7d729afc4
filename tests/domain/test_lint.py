"""A text by hand is measured, and read as its network reads it."""

import pytest

from wagtail_culture_social.domain.lint import lint
from wagtail_culture_social.domain.networks import UnknownNetwork


@pytest.mark.parametrize(
    ("text", "network", "codes"),
    [
        ("Concert #NuitDesMusées", "x", ()),
        ("a" * 281, "x", ("too-long",)),
        ("Voir https://quais.fr/", "instagram", ("link-not-clickable",)),
        ("Voir https://quais.fr/", "bluesky", ()),
        ("#Orgue #Voix", "threads", ("too-many-tags",)),
        ("#Orgue #Orgue", "threads", ()),
        ("#nuitdesmusees", "mastodon", ("tag-hard-to-read",)),
    ],
)
def test_codes_of_a_text(text: str, network: str, codes: tuple[str, ...]) -> None:
    assert lint(text, network) == codes


def test_unknown_network_is_refused() -> None:
    with pytest.raises(UnknownNetwork):
        lint("Concert", "myspace")
