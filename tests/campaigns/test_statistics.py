"""The figures of a campaign: by edition, from its pages or counted, never twice."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from tests import factories
from tests.campaign_parts import statistic
from tests.drafts import as_draft
from wagtail_culture_social import registry
from wagtail_culture_social.campaigns.beside import beside
from wagtail_culture_social.campaigns.statistic_blocks import StatisticsBlock
from wagtail_culture_social.campaigns.statistics import statistics_of
from wagtail_culture_social.models import Hashtag
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.social.charts import Chart, Source
from wagtail_culture_social.social.services import merge_hashtags
from wagtail_culture_social.social.twins import twin_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _nothing_counts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_services", {})


@pytest.fixture
def tag() -> Hashtag:
    return factories.hashtag("MuseumWeek")


def edition(year: int, *figures: dict[str, Any], **fields: Any) -> CampaignPage:
    days = [("day", {"date": date(year, 6, 1), "theme": "Secrets"})]
    values = {"days": days, "title": f"Week {year}", **fields}
    statistics = [("statistic", figure) for figure in figures]
    return factories.add_page(
        CampaignPage, factories.home(), statistics=statistics, **values
    )


def shown(page: CampaignPage) -> list[Chart]:
    return statistics_of(page, beside(page).edition_pages).charts


def figures(page: CampaignPage) -> dict[str, list[tuple[str, Any]]]:
    """Title of each chart, and its bars as (edition, figure)."""
    return {
        chart.title: [(bar.label, bar.value) for bar in chart.bars]
        for chart in shown(page)
    }


def counting(monkeypatch: pytest.MonkeyPatch, counts: dict[UUID, int]) -> None:
    """Let a register count these institutions, each in a country of its own."""

    def counted(keys: list[UUID]) -> dict[UUID, tuple[int, int]]:
        return {key: (counts[key], counts[key]) for key in keys if key in counts}

    service = SimpleNamespace(counts=counted)
    monkeypatch.setattr(registry, "_services", {"register": service})


def test_figures_of_one_name_are_one_chart_by_edition() -> None:
    page = edition(
        2021,
        statistic(2015, 2000),
        statistic(2014, 630, note="More than"),
        statistic(2014, 260000, measure="other", label="Tweets", unit="tweets"),
        statistic(None, 6000),
    )
    assert figures(page) == {
        "Institutions taking part": [("2014", 630), ("2015", 2000), ("2021", 6000)],
        "Tweets": [("2014", 260000)],
    }
    institutions = shown(page)[0]
    assert [bar.is_marked for bar in institutions.bars] == [False, False, True]
    assert institutions.bars[0].note == "More than"


def test_one_source_is_named_once_and_several_say_what_they_are_about() -> None:
    alike = edition(2021, statistic(2014, 630), statistic(2015, 2000))
    source = Source(
        "Glamour.fr", "https://www.glamour.example/museumweek", date(2015, 3, 20)
    )
    assert shown(alike)[0].sources == (source,)
    mixed = edition(
        2022,
        statistic(2014, 630),
        statistic(2015, 2000),
        statistic(2021, 6000, source="Press kit", source_url="", day=None),
    )
    assert [(one.name, one.about) for one in shown(mixed)[0].sources] == [
        ("Glamour.fr", "2014, 2015"),
        ("Press kit", "2021"),
    ]


def test_history_comes_from_the_pages_of_earlier_editions(tag: Hashtag) -> None:
    edition(2024, statistic(None, 40), campaign_hashtag=tag)
    edition(2025, statistic(None, 50), statistic(2014, 630), campaign_hashtag=tag)
    edition(2025, statistic(None, 9), campaign_hashtag=factories.hashtag("Else"))
    page = edition(2026, statistic(None, 60), campaign_hashtag=tag)
    assert figures(page) == {
        "Institutions taking part": [
            ("2014", 630),
            ("2024", 40),
            ("2025", 50),
            ("2026", 60),
        ]
    }


def test_archive_says_nothing_of_later_editions(tag: Hashtag) -> None:
    archive = edition(2024, statistic(None, 40), campaign_hashtag=tag)
    edition(2025, statistic(None, 50), campaign_hashtag=tag)
    assert figures(archive) == {"Institutions taking part": [("2024", 40)]}


def test_editions_are_known_by_a_hashtag_that_was_merged(tag: Hashtag) -> None:
    other = factories.hashtag("MuseumsWeek")
    edition(2024, statistic(None, 40), campaign_hashtag=other)
    merge_hashtags(tag, other)
    page = edition(2025, campaign_hashtag=tag)
    assert figures(page) == {"Institutions taking part": [("2024", 40)]}


def test_history_leaves_out_what_not_everybody_may_read(tag: Hashtag) -> None:
    edition(2024, statistic(None, 40), campaign_hashtag=tag).unpublish()
    closed = edition(2025, statistic(None, 50), campaign_hashtag=tag)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    page = edition(2026, statistic(None, 60), campaign_hashtag=tag)
    assert figures(page) == {"Institutions taking part": [("2026", 60)]}


def test_site_counts_what_nobody_entered(
    tag: Hashtag, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = edition(2025, statistic(None, 50), campaign_hashtag=tag)
    page = edition(2026, campaign_hashtag=tag)
    counting(monkeypatch, {twin_key(past): 49, twin_key(page): 60})
    assert figures(page) == {
        "Institutions taking part": [("2025", 50), ("2026", 60)],
        "Countries taking part": [("2025", 49), ("2026", 60)],
    }
    assert shown(page)[0].bars[1].note == "Counted by this site"


def test_nothing_counted_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    page = edition(2026)
    counting(monkeypatch, {twin_key(page): 0})
    assert shown(page) == []


def test_figures_are_named_in_the_language_of_the_page(
    client: Client, tag: Hashtag
) -> None:
    past = edition(2025, statistic(None, 5000), campaign_hashtag=tag)
    page = edition(2026, statistic(None, 6000), campaign_hashtag=tag)
    factories.twin(past, "fr")
    french = factories.twin(page, "fr")
    html = client.get(french.url).content.decode()
    assert "6\u202f000" in html
    assert "5\u202f000" in html
    with override("fr"):
        assert next(iter(figures(french))) in html


def test_alias_shows_the_figures_of_its_words_in_their_language(
    client: Client, tag: Hashtag
) -> None:
    edition(2025, statistic(None, 50), campaign_hashtag=tag)
    page = edition(2026, statistic(None, 60), campaign_hashtag=tag)
    alias = page.copy_for_translation(
        factories.locale("fr"), copy_parents=True, alias=True
    )
    assert alias.url.startswith("/fr/")
    charts = client.get(alias.url).context_data["charts"]
    assert [chart.title for chart in charts] == ["Institutions taking part"]
    assert [bar.value for bar in charts[0].bars] == [50, 60]


def test_campaign_without_a_date_or_an_edition_shows_its_figures(
    client: Client,
) -> None:
    page = edition(2026, statistic(None, 7), days=[])
    assert figures(page) == {
        "Institutions taking part": [("Institutions taking part", 7)]
    }
    assert "wcs-chart" in client.get(page.url).content.decode()


def test_campaign_without_figures_has_no_section(client: Client) -> None:
    html = client.get(edition(2026).url).content.decode()
    assert "wcs-statistics" not in html
    assert "wcs-charts.css" not in html


def test_figure_that_nobody_can_name_is_refused_unless_a_draft_waits() -> None:
    block = StatisticsBlock().child_blocks["statistic"]
    value = block.normalize({"measure": "other", "value": Decimal(3)})
    with pytest.raises(ValidationError):
        block.clean(value)
    assert block.clean(block.normalize({**value, "label": "Visits"}))
    with as_draft(block):
        assert block.clean(value)
