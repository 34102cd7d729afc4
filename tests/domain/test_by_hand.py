"""What a post says that a person wrote without a page."""

import pytest

from wagtail_culture_social.domain.by_hand import handwritten
from wagtail_culture_social.domain.networks import NETWORKS

MASTODON, THREADS = NETWORKS["mastodon"], NETWORKS["threads"]
LINK = "https://quays.example.org/"


@pytest.mark.parametrize(
    ("text", "link", "tags", "said"),
    [
        (" Closed. ", "", ("", ""), "Closed."),
        ("Closed.", LINK, ("", ""), f"Closed.\n{LINK}"),
        (f"See {LINK}!", LINK, ("", ""), f"See {LINK}!"),
        ("Hi", "", ("MuseumWeek", "SecretsMW"), "Hi\n#MuseumWeek #SecretsMW"),
        (
            "Hi #museumweek",
            "",
            ("MuseumWeek", "SecretsMW"),
            "Hi #museumweek\n#SecretsMW",
        ),
        ("", LINK, ("MuseumWeek", ""), f"{LINK}\n#MuseumWeek"),
    ],
)
def test_link_and_tags_come_once_at_the_end(
    text: str, link: str, tags: tuple[str, str], said: str
) -> None:
    assert handwritten(text, link, *tags, MASTODON) == said


def test_a_network_of_one_tag_gets_that_of_the_day() -> None:
    said = handwritten("Hi", "", "MuseumWeek", "SecretsMW", THREADS)
    assert said == "Hi\n#SecretsMW"
