"""Posts: complete, and never longer than their network allows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.drafts import CAMPAIGN, CREDIT, EVENT, URL, lines
from wagtail_culture_social.domain.hashtags import extract, key_of
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import NETWORKS, UnknownNetwork
from wagtail_culture_social.domain.snippets import (
    Contributor,
    Draft,
    UnknownPhase,
    compose,
    compose_all,
)


def test_an_event_in_full() -> None:
    snippet = compose(EVENT, "mastodon")
    assert lines(snippet) == [
        "Concert de midi : l’orgue des Quais",
        "Samedi 28 novembre, de 18 h 30 à 20 h · Auditorium · Entrée libre",
        "Une heure de musique. Entrez sans frapper ! Tout le monde est attendu.",
        f"Image : {CREDIT}",
        URL,
        "#MusiqueAuxQuais #Orgue",
    ]
    assert snippet.warnings == ()
    assert snippet.hashtags == ("MusiqueAuxQuais", "Orgue")
    assert (snippet.credit, snippet.link) == (CREDIT, URL)
    assert snippet.measure == measure(snippet.text, "mastodon")
    assert snippet.length == snippet.measure.length
    assert snippet.share_url is not None


def test_a_campaign_day() -> None:
    french = compose(CAMPAIGN, "mastodon")
    assert lines(french) == [
        "Aujourd’hui, #SecretsMW : Secrets, coulisses",
        "Montrez-nous l’envers du décor : un atelier, une réserve.",
        URL,
        "#MuseumWeek #Quais",
    ]
    assert french.hashtags == ("MuseumWeek", "SecretsMW", "Quais")
    english = replace(
        CAMPAIGN, language="en", theme="Behind the scenes", prompt="Show us a store."
    )
    assert lines(compose(english, "x")) == [
        "Today, #SecretsMW: Behind the scenes",
        "Show us a store.",
        URL,
        "#MuseumWeek",
    ]


def test_one_hashtag_on_threads_is_the_day_s() -> None:
    snippet = compose(CAMPAIGN, "threads")
    assert extract(snippet.text, "threads") == ("SecretsMW",)
    assert snippet.warnings == ("tags-dropped",)


def test_unknown_network_and_phase() -> None:
    with pytest.raises(UnknownNetwork):
        compose(EVENT, "orkut")
    with pytest.raises(UnknownPhase):
        compose(EVENT, "x", phase="afterwards")


def test_tags_written_in_the_text_are_not_repeated() -> None:
    draft = replace(EVENT, summary="Partagez avec #orgue !")
    assert lines(compose(draft, "mastodon"))[-1] == "#MusiqueAuxQuais"


def test_tags_in_the_text_count_on_networks_with_a_maximum() -> None:
    draft = replace(CAMPAIGN, prompt="Avec #Un et #Deux et #SecretsMW", theme="")
    snippet = compose(draft, "threads")
    assert extract(snippet.text, "threads") == ("SecretsMW", "SecretsMW")
    assert "Avec Un et Deux" in snippet.text
    assert "#Un" in compose(draft, "mastodon").text


@pytest.mark.parametrize("tag", ["2026", "🎨", "a" * 60])
def test_a_tag_no_network_detects_is_left_out(tag: str) -> None:
    snippet = compose(replace(EVENT, tags=(tag, "Orgue")), "mastodon")
    assert snippet.hashtags == ("Orgue",)
    assert snippet.warnings == ("tag-unusable",)


def test_a_phrase_becomes_a_tag_and_a_tag_stays() -> None:
    tags = ("Nuit des musées", "museumweek")
    snippet = compose(replace(EVENT, tags=tags), "mastodon")
    assert snippet.hashtags == ("NuitDesMusées", "museumweek")


def test_what_the_editor_should_know() -> None:
    draft = replace(EVENT, url="", alt_text="", title="")
    assert compose(draft, "instagram").warnings == ("no-title", "no-link", "no-alt")
    assert compose(EVENT, "instagram").warnings == ("link-not-clickable",)


def test_all_networks_by_default_in_the_order_of_the_table() -> None:
    assert [snippet.network for snippet in compose_all(EVENT)] == list(NETWORKS)
    chosen = compose_all(EVENT, ["threads", NETWORKS["x"]])
    assert [snippet.network for snippet in chosen] == ["threads", "x"]


PIECES = st.sampled_from(
    [
        "Nuit des musées",
        "l’été",
        "e\u0301te\u0301",
        "日本語の本",
        "مكتبة",
        "👨‍👩‍👧‍👦",
        "🇫🇷",
        "#Tag",
        "@musee@example.social",
        "https://example.org/a?b=c",
        ". Et",
        "\ud800",
        "\x00",
        "\u202e",
        "\n\n",
        "antidisestablishmentarianism" * 3,
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=400)
URLS = st.integers(min_value=0, max_value=700).map(
    lambda count: f"https://quais.example.org/{'a' * count}"
)


@settings(max_examples=60)
@given(
    draft=st.builds(
        Draft,
        kind=st.sampled_from(["event", "tutorial", "spotlight", "campaign", "page"]),
        language=st.sampled_from(["fr", "en", "ja"]),
        title=TEXTS,
        summary=TEXTS,
        url=URLS,
        place=TEXTS,
        theme=TEXTS,
        prompt=TEXTS,
        date=TEXTS,
        credit=TEXTS,
        alt_text=TEXTS,
        state=st.sampled_from(["scheduled", "cancelled", "full"]),
        campaign_tag=st.sampled_from(["", "MuseumWeek"]),
        day_tag=st.sampled_from(["", "SecretsMW", "LartEstPartoutMW"]),
        tags=st.lists(st.sampled_from(["Été", "Quais", "2026"]), max_size=3).map(tuple),
    )
)
def test_every_post_fits_and_loses_nothing_silently(draft: Draft) -> None:
    snippets = compose_all(draft)
    assert snippets == compose_all(draft)
    for snippet in snippets:
        network = NETWORKS[snippet.network]
        assert measure(snippet.text, network).fits
        assert len(snippet.alt_text) <= (network.alt_limit or 5_000)
        assert "\x00" not in snippet.text
        snippet.text.encode()
        assert draft.url in snippet.text or "link-dropped" in snippet.warnings
        found = {key_of(tag) for tag in extract(snippet.text, network)}
        wanted = {key_of(draft.campaign_tag), key_of(draft.day_tag)} - {""}
        if network.hashtags:
            assert wanted <= found or "tags-dropped" in snippet.warnings
        moved = "credit-moved-to-alt" in snippet.warnings
        assert snippet.credit in (snippet.alt_text if moved else snippet.text) or (
            moved and "alt-shortened" in snippet.warnings
        )


def test_tags_in_credit_and_names_count_too() -> None:
    draft = replace(
        CAMPAIGN, credit="Fonds #Orgue", people=(Contributor("Ensemble #Quais"),)
    )
    snippet = compose(draft, "threads")
    assert extract(snippet.text, "threads") == ("SecretsMW",)
    assert "Fonds Orgue" in snippet.text
    assert "Fonds #Orgue" in compose(draft, "mastodon").text


def test_one_tag_in_two_spellings_is_not_missing() -> None:
    draft = replace(CAMPAIGN, campaign_tag="Médiathèque", day_tag="Mediatheque")
    assert "tags-dropped" not in compose(draft, "x").warnings
    assert len(compose(draft, "x").hashtags) < len(compose(draft, "bluesky").hashtags)


@pytest.mark.parametrize("network", ["email", "whatsapp"])
def test_where_there_are_no_hashtags_tags_are_words(network: str) -> None:
    snippet = compose(CAMPAIGN, network)
    assert snippet.hashtags == ()
    assert snippet.text.startswith("Aujourd’hui, SecretsMW")
    assert "#" not in snippet.text


def test_a_field_beyond_any_post_is_cut_and_told() -> None:
    endless = "une phrase sans fin " * 50_000
    draft = replace(CAMPAIGN, title=endless, theme="", summary=endless, prompt=endless)
    for snippet in compose_all(draft):
        assert snippet.measure.fits
        said = {"title-shortened", "summary-shortened", "prompt-shortened"}
        assert said <= set(snippet.warnings)


def test_tags_of_ten_thousand_letters_are_left_out_and_told() -> None:
    draft = replace(CAMPAIGN, day_tag="a" * 10_000, tags=("b" * 10_000,))
    for snippet in compose_all(draft):
        assert "a" * 60 not in snippet.text
        assert "tag-unusable" in snippet.warnings


def test_an_address_longer_than_the_post_is_left_out_and_told() -> None:
    draft = replace(EVENT, url=f"https://quais.example.org/{'a' * 700}")
    for network in ("bluesky", "threads"):
        snippet = compose(draft, network)
        assert snippet.measure.fits
        assert "link-dropped" in snippet.warnings
    assert "link-dropped" not in compose(draft, "x").warnings
