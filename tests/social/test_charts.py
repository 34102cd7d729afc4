"""Charts of bars: the table says everything, the bars are out of the way."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from wagtail_culture_social.social.charts import Bar, Chart, Source

TEMPLATE = "wagtail_culture_social/social/includes/chart.html"
EDITIONS = Chart(
    title="Museums by edition",
    unit="museums",
    heading="Edition",
    bars=(Bar("2014", 630), Bar("2015", 2000, note="near 2,000", is_marked=True)),
    sources=(
        Source("Glamour <fr>", "https://www.glamour.example/mw", date(2015, 3, 20)),
    ),
)
VOTES = Chart(
    title="Which picture?",
    unit="votes",
    bars=(Bar("The sea", 2, share=2 / 3), Bar("The port", 1, share=1 / 3)),
)


def shown(chart: Chart, language: str = "en") -> str:
    with override(language):
        return re.sub(r"[ \n]+", " ", render_to_string(TEMPLATE, {"chart": chart}))


@pytest.mark.parametrize(
    ("language", "figure", "day"),
    [("en", "2,000", "20 March 2015"), ("fr", "2\u202f000", "20 mars 2015")],
)
def test_figures_and_days_are_in_the_language_of_the_page(
    language: str, figure: str, day: str
) -> None:
    html = shown(EDITIONS, language)
    assert f'<td class="wcs-chart__figure">{figure}</td>' in html
    assert day in html


def test_the_longest_bar_is_the_whole_where_figures_are_no_parts() -> None:
    lengths = [row.length for row in EDITIONS.rows]
    assert lengths == ["31.5", "100"]
    assert "Share" not in shown(EDITIONS)


def test_a_bar_is_its_share_where_figures_are_parts_of_a_whole() -> None:
    html = shown(VOTES)
    assert [row.length for row in VOTES.rows] == ["66.67", "33.33"]
    assert "Share</th>" in html
    assert "66.7%" in html


def test_the_length_of_a_bar_is_no_figure_of_a_language() -> None:
    assert 'width="66.67"' in shown(VOTES, "fr")


def test_bars_are_hidden_from_who_hears_the_table() -> None:
    html = shown(EDITIONS)
    assert html.count("<svg") == html.count('aria-hidden="true"') == 2
    assert '<caption class="wcs-chart__title">Museums by edition</caption>' in html
    assert html.count('<th scope="row">') == 2


def test_words_are_escaped_and_the_source_is_a_link() -> None:
    html = shown(EDITIONS)
    assert "Glamour &lt;fr&gt;</a>" in html
    assert 'href="https://www.glamour.example/mw"' in html


def test_nothing_counted_yet_has_bars_without_length() -> None:
    chart = Chart("Votes", "votes", (Bar("A", 0, share=0.0), Bar("B", 0, share=0.0)))
    assert [row.length for row in chart.rows] == ["0", "0"]
    assert "wcs-chart__sources" not in shown(chart)


def test_a_single_figure_has_no_bar_unless_it_is_a_share() -> None:
    alone = Chart("Tweets", "tweets", (Bar("2014", 260_000),))
    assert "<svg" not in shown(alone)
    assert "260,000" in shown(alone)
    assert "<svg" in shown(Chart("Votes", "votes", (Bar("Yes", 3, share=1.0),)))


def test_a_chart_without_bars_is_an_empty_table() -> None:
    assert list(Chart("Votes", "votes", ()).rows) == []
