"""JSON Feed by its own description: what must be there is, what is empty is not."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from wagtail_culture_social.domain.json_feed import Item, json_feed

FULL = Item(
    id="key@quais.example.org",
    url="https://quais.example.org/fr/concert/",
    title="Concert",
    text="samedi 28 novembre · Auditorium",
    image="https://quais.example.org/media/orgue.jpg",
    published=datetime(2026, 11, 1, 9, tzinfo=ZoneInfo("Europe/Paris")),
    modified=datetime(2026, 11, 2, 9, 30, 5, 7, tzinfo=UTC),
    tags=("Musique", "Orgue"),
)


def test_a_full_feed() -> None:
    feed = json_feed(
        [FULL],
        title="Programme",
        url="https://quais.example.org/fr/programme/",
        feed_url="https://quais.example.org/culture/fr.json",
        language="fr",
        description="Ce qui vient",
    )
    assert json.loads(json.dumps(feed)) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Programme",
        "home_page_url": "https://quais.example.org/fr/programme/",
        "feed_url": "https://quais.example.org/culture/fr.json",
        "description": "Ce qui vient",
        "language": "fr",
        "items": [
            {
                "id": "key@quais.example.org",
                "content_text": "samedi 28 novembre · Auditorium",
                "url": "https://quais.example.org/fr/concert/",
                "title": "Concert",
                "image": "https://quais.example.org/media/orgue.jpg",
                "date_published": "2026-11-01T09:00:00+01:00",
                "date_modified": "2026-11-02T09:30:05+00:00",
                "tags": ["Musique", "Orgue"],
            }
        ],
    }


def test_what_is_empty_is_left_out_but_for_what_must_be_there() -> None:
    bare = Item(id="a", url="https://a.fr", title="", text="")
    feed = json_feed([bare], title="A", url="https://a.fr", feed_url="https://a.fr/f")
    assert set(feed) == {"version", "title", "home_page_url", "feed_url", "items"}
    assert feed["items"] == [{"id": "a", "content_text": "", "url": "https://a.fr"}]


def test_what_only_our_readers_understand_has_an_object_of_its_own() -> None:
    item = Item(id="a", url="https://a.fr", title="", text="", more={"network": "x"})
    feed = json_feed([item], title="A", url="https://a.fr", feed_url="https://a.fr/f")
    assert feed["items"][0]["_culture_social"] == {"network": "x"}
