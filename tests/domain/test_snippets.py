"""Posts: worded, complete, and never longer than their network allows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wagtail_culture_social.domain.hashtags import extract, key_of
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import NETWORKS, UnknownNetwork
from wagtail_culture_social.domain.snippets import (
    Draft,
    Snippet,
    UnknownPhase,
    compose,
    compose_all,
)

URL = "https://quais.example.org/fr/concert/"
CREDIT = "Camille Exemple, L'orgue, Musée — CC0"
EVENT = Draft(
    kind="event",
    language="fr",
    title="Concert de midi : l'orgue des Quais",
    url=URL,
    summary="Une heure de musique. Entrez sans frapper ! Tout le monde est attendu.",
    when="samedi 28 novembre, de 18\u00a0h\u00a030 à 20\u00a0h",
    place="Auditorium",
    price="Entrée libre",
    tags=("MusiqueAuxQuais", "Orgue"),
    credit=CREDIT,
    alt_text="Un buffet d'orgue en chêne",
    image_url="https://quais.example.org/orgue.jpg",
)
CAMPAIGN = Draft(
    kind="campaign",
    language="fr",
    title="MuseumWeek aux Quais",
    url=URL,
    theme="Secrets, coulisses",
    prompt="Montrez-nous l'envers du décor : un atelier, une réserve.",
    campaign_tag="MuseumWeek",
    day_tag="SecretsMW",
    tags=("Quais",),
)


def lines(snippet: Snippet) -> list[str]:
    text = snippet.text.replace("\u00a0", " ").replace("\u202f", " ")
    return [line for line in text.split("\n") if line]


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


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({"theme": ""}, "Aujourd’hui, #SecretsMW"),
        ({"day_tag": ""}, "Aujourd’hui : Secrets, coulisses"),
        ({"day_tag": "", "theme": ""}, "MuseumWeek aux Quais"),
    ],
)
def test_a_campaign_without_its_day(changes: dict[str, str], first: str) -> None:
    assert lines(compose(replace(CAMPAIGN, **changes), "mastodon"))[0] == first


def test_one_hashtag_on_threads_is_the_day_s() -> None:
    snippet = compose(CAMPAIGN, "threads")
    assert extract(snippet.text, "threads") == ("SecretsMW",)
    assert snippet.warnings == ("tags-dropped",)


@pytest.mark.parametrize(
    ("kind", "french", "english"),
    [
        ("event", "Titre", "Titre"),
        ("tutorial", "Pas à pas : Titre", "Step by step: Titre"),
        ("spotlight", "À découvrir : Titre", "To discover: Titre"),
        ("page", "Titre", "Titre"),
    ],
)
def test_first_line_of_each_kind(kind: str, french: str, english: str) -> None:
    for language, first in (("fr", french), ("en", english)):
        draft = Draft(kind=kind, language=language, title="Titre", url=URL)
        assert lines(compose(draft, "linkedin"))[0] == first


@pytest.mark.parametrize(
    ("state", "french", "english"),
    [
        ("cancelled", "Annulé : T", "Cancelled: T"),
        ("postponed", "Reporté : T", "Postponed: T"),
        ("rescheduled", "Nouvelle date : T", "New date: T"),
        ("moved_online", "Désormais en ligne : T", "Now online: T"),
        ("full", "Complet : T", "Fully booked: T"),
        ("nonsense", "T", "T"),
    ],
)
def test_the_state_comes_first(state: str, french: str, english: str) -> None:
    for language, first in (("fr", french), ("en", english)):
        draft = Draft("event", language, "T", url=URL, state=state)
        assert lines(compose(draft, "mastodon"))[0] == first


def test_what_does_not_take_place_is_not_advertised() -> None:
    cancelled = compose(replace(EVENT, state="cancelled"), "mastodon").text
    assert "Une heure de musique" not in cancelled
    assert "Entrée libre" not in cancelled
    assert "Cet événement n’aura pas lieu." in cancelled
    postponed = compose(replace(EVENT, state="postponed"), "mastodon").text
    assert "Date initiale\u00a0: samedi 28 novembre" in postponed


@pytest.mark.parametrize(
    ("changes", "details"),
    [
        ({"attendance": "online"}, "18 h · En ligne"),
        ({"attendance": "mixed"}, "18 h · Auditorium et en ligne"),
        ({"attendance": "mixed", "place": ""}, "18 h · En ligne"),
        ({"state": "moved_online"}, "18 h · En ligne"),
        ({}, "18 h · Auditorium"),
    ],
)
def test_where(changes: dict[str, str], details: str) -> None:
    draft = Draft("event", "fr", "T", when="18 h", place="Auditorium")
    assert lines(compose(replace(draft, **changes), "mastodon"))[1] == details


def test_live_now() -> None:
    live = replace(EVENT, live_now=True)
    assert compose(live, "x").text.startswith("En direct maintenant\u00a0: Concert")
    assert compose(EVENT, "x", phase="live").text.startswith("En direct")
    assert compose(live, "x", phase="published").text.startswith("Concert")
    assert compose(replace(live, state="full"), "x").text.startswith("En direct")
    assert compose(replace(live, state="cancelled"), "x").text.startswith("Annulé")
    page = Draft("page", "fr", "T", live_now=True)
    assert compose(page, "x").text == "T"


def test_unknown_network_and_phase() -> None:
    with pytest.raises(UnknownNetwork):
        compose(EVENT, "orkut")
    with pytest.raises(UnknownPhase):
        compose(EVENT, "x", phase="afterwards")


def test_a_language_without_wording() -> None:
    snippet = compose(replace(EVENT, language="de", state="cancelled"), "mastodon")
    assert lines(snippet) == [
        "Cancelled: Concert de midi : l'orgue des Quais",
        "samedi 28 novembre, de 18 h 30 à 20 h",
        f"Image: {CREDIT}",
        URL,
        "#MusiqueAuxQuais #Orgue",
    ]
    assert snippet.warnings == ("no-pattern",)
    bare = compose(Draft("event", "", ""), "x")
    assert bare.text == ""
    assert bare.warnings == ("no-pattern", "no-title", "no-link")


def test_the_language_can_be_chosen() -> None:
    assert compose(EVENT, "mastodon", language="en").language == "en"
    assert "Image: " in compose(EVENT, "mastodon", language="en_GB").text


def test_spaces_follow_the_network() -> None:
    assert "\u202f" not in compose(EVENT, "x").text
    assert "frapper\u202f!" in compose(EVENT, "mastodon").text


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


LONG = replace(
    EVENT,
    tags=("Orgue", "Musique"),
    summary="Première phrase assez courte. " + "Une autre phrase bien longue. " * 9,
)


def test_what_gives_way_first() -> None:
    snippet = compose(LONG, "x")
    assert snippet.warnings == ("tags-dropped", "summary-shortened")
    assert snippet.hashtags == ("Orgue",)
    assert "Première phrase assez courte." in snippet.text
    for kept in (CREDIT, URL, "Auditorium", "#Orgue"):
        assert kept in snippet.text


def test_a_summary_is_cut_at_a_word() -> None:
    endless = " ".join(["abcdefghi"] * 60)
    snippet = compose(replace(EVENT, tags=(), summary=endless), "x")
    assert "abcdefghi…" in snippet.text
    assert snippet.warnings == ("summary-shortened",)


def test_a_long_title_is_cut_and_the_rest_stays() -> None:
    snippet = compose(replace(EVENT, title="Très long titre " * 30), "x")
    assert lines(snippet)[0].endswith(("Très…", "long…", "titre…"))
    assert CREDIT in snippet.text
    assert "title-shortened" in snippet.warnings


def test_a_long_credit_moves_to_the_alt_text() -> None:
    draft = replace(EVENT, credit="Fonds " * 45)
    snippet = compose(draft, "x")
    assert "credit-moved-to-alt" in snippet.warnings
    assert snippet.alt_text.startswith(draft.alt_text)
    assert draft.credit.strip() in snippet.alt_text
    assert "Fonds" not in snippet.text


def test_a_credit_in_the_alt_text_outlasts_the_description() -> None:
    draft = replace(EVENT, credit="Fonds " * 45, alt_text="mot " * 400)
    snippet = compose(draft, "x")
    assert len(snippet.alt_text) <= NETWORKS["x"].alt_limit
    assert snippet.alt_text.endswith("Fonds Fonds")
    assert "alt-shortened" in snippet.warnings


def test_a_long_alt_text_is_cut() -> None:
    snippet = compose(replace(EVENT, alt_text="mot " * 400), "mastodon")
    assert len(snippet.alt_text) <= 1500
    assert snippet.warnings == ("alt-shortened",)
    unlimited = replace(NETWORKS["mastodon"], alt_limit=None)
    assert compose(replace(EVENT, alt_text="mot " * 400), unlimited).warnings == ()


def test_a_long_prompt_and_long_details() -> None:
    prompt = compose(replace(CAMPAIGN, prompt="Montrez tout " * 40), "x")
    assert prompt.warnings == ("prompt-shortened",)
    details = compose(replace(EVENT, place="Salle " * 60), "x")
    assert "details-shortened" in details.warnings
    when = compose(replace(EVENT, when="un jour " * 60), "x")
    assert when.measure.fits
    assert "un jour…" in when.text


def test_a_link_longer_than_the_network() -> None:
    url = "https://quais.example.org/" + "a" * 400
    snippet = compose(replace(EVENT, url=url), "bluesky")
    assert snippet.measure.fits
    assert "link-dropped" in snippet.warnings
    assert snippet.link == url
    assert url in compose(replace(EVENT, url=url), "x").text


def test_a_title_that_cannot_be_cut_gives_way_alone() -> None:
    title = "https://example.org/" + "a" * 600
    snippet = compose(replace(EVENT, title=title, state="cancelled"), "bluesky")
    assert lines(snippet)[0] == "Annulé"
    assert URL in snippet.text
    assert snippet.hashtags == ("MusiqueAuxQuais",)


def test_a_network_with_hardly_any_room() -> None:
    tiny = replace(NETWORKS["mastodon"], limit=14)
    snippet = compose(replace(CAMPAIGN, credit=CREDIT), tiny)
    assert snippet.text == "Secrets…"
    assert {"link-dropped", "tags-dropped", "credit-moved-to-alt"} <= set(
        snippet.warnings
    )


def test_a_state_is_said_without_title() -> None:
    assert lines(compose(replace(EVENT, title="", state="full"), "x"))[0] == "Complet"


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


@settings(max_examples=60, deadline=None)
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
        when=TEXTS,
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
        assert len(snippet.alt_text) <= network.alt_limit
        assert "\x00" not in snippet.text
        snippet.text.encode()
        assert draft.url in snippet.text or "link-dropped" in snippet.warnings
        found = {key_of(tag) for tag in extract(snippet.text, network)}
        wanted = {key_of(draft.campaign_tag), key_of(draft.day_tag)} - {""}
        assert wanted <= found or "tags-dropped" in snippet.warnings
        moved = "credit-moved-to-alt" in snippet.warnings
        assert snippet.credit in (snippet.alt_text if moved else snippet.text) or (
            moved and "alt-shortened" in snippet.warnings
        )
