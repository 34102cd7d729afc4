"""Patterns: placeholders, parts that disappear, and an institution's own words."""

from dataclasses import replace

import pytest

from tests.domain.drafts import CAMPAIGN, CREDIT, EVENT, URL, lines
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.patterns import (
    PLACEHOLDERS,
    UnknownPlaceholder,
    parse,
    pattern_key,
)
from wagtail_culture_social.domain.snippets import Contributor, compose


def test_a_part_without_its_value_is_left_out() -> None:
    pattern = parse("{title}\n{date} · at {place} · {price}\n\n{summary}\nEnd")
    assert pattern.render({"title": "T", "place": "Quay", "summary": "S"}) == (
        "T\nat Quay\n\nS\nEnd"
    )
    assert pattern.render({"title": "T"}) == "T\n\nEnd"
    assert pattern.render({}) == "End"


def test_the_first_headline_that_is_filled_is_said() -> None:
    pattern = parse("{title}\nRest", "{day_tag}: {theme}", "Today, {day_tag}")
    assert pattern.render({"title": "T", "day_tag": "#A"}) == "Today, #A\nRest"
    assert pattern.render({"title": "T"}) == "T\nRest"


def test_a_line_that_opens_with_the_date_opens_with_a_capital() -> None:
    pattern = parse("{date} · {place}\nOn {date}")
    values = {"date": "samedi 5 juin", "place": "quai"}
    assert pattern.render(values) == "Samedi 5 juin · quai\nOn samedi 5 juin"


def test_tags_bring_their_own_hash_sign() -> None:
    assert parse("#{day_tag} and {campaign_tag}").render(
        {"day_tag": "#A", "campaign_tag": "#B"}
    ) == ("#A and #B")


def test_braces_alone_are_text() -> None:
    assert parse("{ title } { {a\nb}").render({"title": "T"}) == "T { {a\nb}"


@pytest.mark.parametrize("text", ["{titre} {title} {foo}", "{titre}\n{foo}"])
def test_unknown_placeholders_are_named(text: str) -> None:
    with pytest.raises(UnknownPlaceholder, match="foo, titre") as error:
        parse(text)
    assert error.value.names == ("foo", "titre")


def test_keys() -> None:
    assert pattern_key("event", "j7") == "event.j7"
    assert pattern_key("event", "j7", "x") == "event.j7.x"


def test_own_words_come_before_ours_and_those_of_one_network_first() -> None:
    own = {
        "event.announcement": "Rendez-vous {date} : {title}",
        "event.announcement.x": "Sur X : {title}",
    }
    assert lines(compose(EVENT, "mastodon", patterns=own))[0] == (
        "Rendez-vous samedi 28 novembre, de 18 h 30 à 20 h : "
        "Concert de midi : l’orgue des Quais"
    )
    assert lines(compose(EVENT, "x", patterns=own))[0].startswith("Sur X : Concert")
    assert compose(EVENT, "x", phase="j1", patterns=own).text.startswith("Demain")


def test_own_words_are_spaced_for_the_network() -> None:
    own = {"event.announcement": "Venez ! {title}"}
    assert compose(EVENT, "x", patterns=own).text.startswith("Venez\u00a0!")
    assert compose(EVENT, "mastodon", patterns=own).text.startswith("Venez\u202f!")


def test_what_a_pattern_places_is_not_said_twice() -> None:
    own = {"campaign.day": "{day_tag} {campaign_tag} {title} {link} Photo {credit}"}
    draft = replace(CAMPAIGN, credit=CREDIT, tags=())
    text = compose(draft, "mastodon", patterns=own).text
    assert text == f"#SecretsMW #MuseumWeek MuseumWeek aux Quais {URL} Photo {CREDIT}"


def test_a_tag_beyond_the_maximum_stays_a_word() -> None:
    own = {"campaign.day": "{day_tag} {campaign_tag} {title}"}
    text = compose(CAMPAIGN, "threads", patterns=own).text
    assert text.startswith("#SecretsMW MuseumWeek MuseumWeek aux Quais")


def test_every_placeholder_can_be_filled() -> None:
    own = {"event.announcement": "\n".join(f"{n}={{{n}}}" for n in PLACEHOLDERS)}
    draft = replace(
        EVENT,
        time="18 h",
        organisation="Les Quais",
        people=(Contributor("Mel Bonis"),),
        theme="Thème",
        prompt="Venez",
        campaign_tag="Semaine",
        day_tag="Jour",
    )
    said = compose(draft, "facebook", patterns=own).text
    assert [n for n in PLACEHOLDERS if f"{n}=" not in said] == []
    assert "{" not in said


def test_a_pattern_that_says_nothing_or_makes_no_sense_gives_way_to_ours() -> None:
    empty = {"event.announcement": "{theme}"}
    assert compose(EVENT, "x", patterns=empty) == compose(EVENT, "x")
    assert compose(EVENT, "x", patterns={"event.announcement": " "}) == compose(
        EVENT, "x"
    )
    broken = compose(EVENT, "x", patterns={"event.announcement": "{titre}"})
    assert broken.text == compose(EVENT, "x").text
    assert broken.warnings == ("pattern-unusable",)


def test_a_state_is_said_over_own_words() -> None:
    own = {"event.announcement": "Courez-y : {title}\nDemain aussi {date}"}
    cancelled = compose(replace(EVENT, state="cancelled"), "x", patterns=own)
    assert cancelled.text.startswith("Annulé")
    moved = lines(compose(replace(EVENT, state="moved_online"), "x", patterns=own))
    assert moved[0].startswith("Désormais en ligne")
    assert moved[1].startswith("Demain aussi samedi")


def test_a_long_pattern_gives_way_but_keeps_credit_link_and_tags() -> None:
    own = {"campaign.day": "Très long. " * 60 + "{title}"}
    draft = replace(CAMPAIGN, credit=CREDIT)
    for network in ("x", "bluesky", "mastodon", "threads"):
        snippet = compose(draft, network, patterns=own)
        assert snippet.measure == measure(snippet.text, network)
        assert snippet.measure.fits
        assert "title-shortened" in snippet.warnings


def test_a_credit_in_the_pattern_moves_to_the_alt_text_too() -> None:
    own = {"event.announcement": "{title}\nPhoto {credit}"}
    draft = replace(EVENT, credit="Fonds " * 45)
    snippet = compose(draft, "x", patterns=own)
    assert "credit-moved-to-alt" in snippet.warnings
    assert "Fonds" in snippet.alt_text
    assert "Photo" not in snippet.text


def test_details_within_the_first_line_stay_with_the_title() -> None:
    own = {"event.announcement": "{title} à {place}, {date}, {price}"}
    draft = replace(EVENT, summary="", tags=(), title="Très long titre " * 20)
    snippet = compose(draft, "x", patterns=own)
    assert snippet.measure.fits
    assert "Auditorium" in snippet.text
    assert "title-shortened" in snippet.warnings


def test_two_gaps_become_one() -> None:
    pattern = parse("{title}\n\n{prompt}\n\n{summary}")
    assert pattern.render({"title": "T", "summary": "S"}) == "T\n\nS"
