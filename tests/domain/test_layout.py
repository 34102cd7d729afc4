"""What gives way, and in which order, when a post is too long."""

from dataclasses import replace

from tests.domain.drafts import CAMPAIGN, CREDIT, EVENT, URL, lines
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.domain.snippets import compose

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
    when = compose(replace(EVENT, date="un jour " * 60), "x")
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
