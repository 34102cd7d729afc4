"""The typed settings and the one clock."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from wagtail_culture_social.conf import default_time_zone, now, settings
from wagtail_culture_social.domain.networks import NETWORKS


def test_defaults_cover_seven_networks_and_the_whole_head() -> None:
    assert len(settings.networks) == 7
    assert settings.head == {"og": True, "json_ld": True, "hreflang": True}
    assert settings.peertube_hosts == settings.owncast_hosts == frozenset()


def test_the_site_changes_the_table_of_networks(settings: object) -> None:
    from wagtail_culture_social.conf import settings as ours

    assert ours.network_table is NETWORKS
    settings.CULTURE_SOCIAL_NETWORK_TABLE = {"mastodon": {"limit": 1000}}
    assert ours.network_table["mastodon"].limit == 1000
    settings.CULTURE_SOCIAL_NETWORK_TABLE = {"mastodon": {"limit": "many"}}
    assert ours.network_table is NETWORKS


def test_one_part_of_the_head_can_be_switched_off(settings: object) -> None:
    from wagtail_culture_social.conf import settings as ours

    settings.CULTURE_SOCIAL_HEAD = {"og": False}
    assert ours.head == {"og": False, "json_ld": True, "hreflang": True}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-28T18:30:00Z", datetime(2026, 11, 28, 18, 30, tzinfo=UTC)),
        ("2026-11-28T19:30:00", datetime(2026, 11, 28, 18, 30, tzinfo=UTC)),
    ],
)
def test_the_clock_can_be_fixed(
    settings: object, value: str, expected: datetime
) -> None:
    settings.CULTURE_SOCIAL_NOW = value
    assert now() == expected


def test_the_clock_runs_by_default() -> None:
    before = timezone.now()
    assert before <= now() <= timezone.now()


def test_the_default_zone_is_the_site_s(settings: object) -> None:
    settings.TIME_ZONE = "America/Miquelon"
    assert default_time_zone() == "America/Miquelon"


def test_there_is_no_map_without_tiles(settings: object) -> None:
    from wagtail_culture_social.conf import settings as ours

    assert ours.map_tiles is None
    settings.CULTURE_SOCIAL_MAP_TILES = {"url": "https://t.example.org/{z}.png"}
    assert ours.map_tiles is None


@pytest.mark.parametrize("host", ["tile.example.org", "{s}.tile.example.org"])
def test_a_visitor_is_told_the_host_of_the_tiles(settings: object, host: str) -> None:
    from wagtail_culture_social.conf import settings as ours

    url = f"https://{host}/{{z}}/{{x}}/{{y}}.png?key=a"
    settings.CULTURE_SOCIAL_MAP_TILES = {"url": url, "attribution": "© Example"}
    assert ours.map_tiles.host == "tile.example.org"
    assert ours.map_tiles.url == url
