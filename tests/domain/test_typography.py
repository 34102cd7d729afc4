"""French spaces, quotes and apostrophes; where a text may be cut."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.measure import graphemes
from wagtail_culture_social.domain.typography import (
    ellipsis_cut,
    quotation_closed,
    spaced,
)

WORDS = st.sampled_from(
    [
        "l'été",
        "Venez",
        "!",
        "?",
        ";",
        ":",
        "18h30",
        "18:30",
        '"Nuit des musées"',
        "«Été»",
        "...",
        "https://example.org/a:b?c=d;e!f",
        "#Tag",
        "@musee",
        "a.b@example.org",
        "`a ; b`",
        "1er mars",
        "50 %",
        "🎨",
        "e\u0301",
        "\u202f",
        "\u00a0",
        "\n",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)
N, S = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Venez!", f"Venez{N}!"),
        ("Venez !", f"Venez{N}!"),
        ("Vraiment ?!", f"Vraiment{N}?!"),
        ("Oui ; non", f"Oui{N}; non"),
        ("Ouvert : oui", f"Ouvert{S}: oui"),
        ("Ouvert:\noui", f"Ouvert{S}:\noui"),
        ("a:b", "a:b"),
        ("«Été»", f"«{N}Été{N}»"),
        ("« Été »", f"«{N}Été{N}»"),
        ('La "Nuit des musées" !', f"La «{N}Nuit des musées{N}»{N}!"),
        ('le 5" et le 6', 'le 5" et le 6'),
        ("l'été", "l’été"),
        ("l'#Été", "l’#Été"),
        ("Quoi...", "Quoi…"),
        ("....", "...."),
        ("à 18h30", f"à 18{S}h{S}30"),
        ("à 18h", f"à 18{S}h"),
        ("de 9h à 12H", f"de 9{S}h à 12{S}h"),
        ("18 h 30", f"18{S}h{S}30"),
        ("30h", "30h"),
        ("le 1er mars", f"le 1er{S}mars"),
        ("la 1re fois, au 2e étage", f"la 1re{S}fois, au 2e{S}étage"),
        ("du XIXe siècle, les 1ers pas", f"du XIXe{S}siècle, les 1ers{S}pas"),
        ("au XIXᵉ siècle, au 2ᵉ étage", f"au XIXᵉ{S}siècle, au 2ᵉ{S}étage"),
        ("Ce soir, 1er #Mars", "Ce soir, 1er #Mars"),
        ("12 € et 50 %", f"12{S}€ et 50{S}%"),
        ("18:30 ?", f"18:30{N}?"),
        ("https://example.org/a;b?c=d!", f"https://example.org/a;b?c=d{N}!"),
        ("example.org/a?b=c ?", f"example.org/a?b=c{N}?"),
        ("#Tag!", f"#Tag{N}!"),
        ("@musee@example.social ?", f"@musee@example.social{N}?"),
        ("a.b@example.org;", f"a.b@example.org{N};"),
        ("`a ; b` ;", f"`a ; b`{N};"),
        ("``a ; `b` !``", "``a ; `b` !``"),
        ("```\nl'art ;\n```\nOui !", f"```\nl'art ;\n```\nOui{N}!"),
        ("! seul", "! seul"),
        ("(!)", "(!)"),
        ("", ""),
    ],
)
def test_french(typed: str, printed: str) -> None:
    assert spaced(typed, "fr") == printed
    assert spaced(typed, "fr", narrow=False) == printed.replace(N, S)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("It's the museum's...", "It’s the museum’s…"),
        ('"Hello" ! 18h30 : yes', '"Hello" ! 18h30 : yes'),
        ("https://example.org/it's", "https://example.org/it's"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert spaced(typed, "en-GB") == printed


def test_other_languages_are_left_alone() -> None:
    assert spaced("Wie geht's ?...", "de") == "Wie geht's ?..."


@given(
    TEXTS | st.text(alphabet="1eErsIhH0 .,ab'#\u00a0"), st.sampled_from(["fr", "en"])
)
def test_texts_passed_over_needed_nothing(text: str, language: str) -> None:
    assert spaced(f"{text}\n%", language) == spaced(text, language) + "\n%"


@given(TEXTS, st.sampled_from(["fr", "en"]), st.booleans())
def test_twice_is_once(text: str, language: str, narrow: bool) -> None:
    once = spaced(text, language, narrow=narrow)
    assert spaced(once, language, narrow=narrow) == once


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_addresses_tags_and_times_are_untouched(text: str) -> None:
    pattern = r"https://\S+|#Tag|@musee|a\.b@example\.org|18:30|`[^`]*`"
    printed = spaced(text, "fr")
    assert regex.findall(pattern, printed) == regex.findall(pattern, text)


@given(TEXTS)
def test_only_spaces_quotes_apostrophes_and_dots_change(text: str) -> None:
    def letters(value: str) -> str:
        return regex.sub(r"[\s'’ʼ\"«»….]", "", value).lower()

    assert letters(spaced(text, "fr")) == letters(text)


def up_to(limit: int) -> object:
    return lambda text: len(text) <= limit


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("Un texte court", 20, "Un texte court"),
        ("Un texte trop long", 15, "Un texte trop…"),
        ("Un texte trop long", 12, "Un texte…"),
        ("Venez, l’été arrive", 9, "Venez…"),
        ("Venez voir qu’", 13, "Venez voir…"),
        ("Venez voir l’ orgue neuf", 14, "Venez voir…"),
        ("Voir https://example.org/abc ici", 30, "Voir https://example.org/abc …"),
        ("Voir https://example.org/abc", 20, "Voir…"),
        ("Suivez #NuitDesMusées demain", 15, "Suivez…"),
        ("Suivez @musee@example.social demain", 15, "Suivez…"),
        ("Musées – et médiathèques", 9, "Musées…"),
        ("日本語の本を読みます", 5, "日本語の…"),
        ("a" * 40, 10, "a" * 9 + "…"),
        ("👨‍👩‍👧‍👦" * 10, 14, "👨‍👩‍👧‍👦…"),
        ("Mot", 2, ""),
        ("https://example.org/abc", 10, ""),
        ("Un texte", 0, ""),
    ],
)
def test_cut(text: str, limit: int, cut: str) -> None:
    assert ellipsis_cut(text, up_to(limit)) == cut


def test_a_long_text_is_cut_like_a_short_one() -> None:
    text = "Venez à l’orgue 👨‍👩‍👧‍👦 https://example.org/abc " * 2000
    for limit in (50, 4095, 20_000, 70_000):
        cut = ellipsis_cut(text, up_to(limit))
        assert limit - 32 < len(cut) <= limit
        assert cut == ellipsis_cut(text[: limit + 64], up_to(limit))


@given(TEXTS, st.integers(min_value=0, max_value=80))
def test_a_cut_keeps_what_may_not_break(text: str, limit: int) -> None:
    cut = ellipsis_cut(text, up_to(limit))
    assert len(cut) <= limit
    if cut and cut != text:
        kept = cut.removesuffix("…").removesuffix(" ")
        assert cut.endswith("…")
        assert text.startswith(kept)
        assert graphemes(text)[: len(graphemes(kept))] == graphemes(kept)
        assert not regex.search(r"(?i)(?<!\w)(?:[cdjlmnst]|qu)[’']$", kept)
        for whole in regex.findall(r"https://\S+", kept):
            assert whole in text.split()


@pytest.mark.parametrize(
    ("cut", "closed"),
    [
        ("«\u202fLa mer.", "«\u202fLa mer.\u202f»"),
        ("«\u00a0La mer…", "«\u00a0La mer…\u00a0»"),
        ("«La mer", "«La mer»"),
        ("“The sea…", "“The sea…”"),
        ("“The sea” and", "“The sea” and"),
        ("«\u202fLa mer.\u202f»", "«\u202fLa mer.\u202f»"),
        ("", ""),
    ],
)
def test_a_quotation_that_a_cut_left_open_is_closed(cut: str, closed: str) -> None:
    assert quotation_closed(cut) == closed
