"""Where words stand on a card: in order, apart, inside, whatever they say."""

import pytest

from tests.social.cards.drawn import facts
from wagtail_culture_social.domain.card_forms import CARD_FORMS, CardForm
from wagtail_culture_social.social.share_cards.facts import CardFacts
from wagtail_culture_social.social.share_cards.layout import laid_out

LONG = "Nuit européenne de la lecture, contes et musiques des collections du musée "
forms = pytest.mark.parametrize("form", CARD_FORMS.values(), ids=CARD_FORMS)
most = facts(
    title=LONG * 3,
    state="Désormais en ligne",
    tag="#NuitEuropéenneDesMuséesEtDesMédiathèques",
    theme=LONG * 2,
    when="du mercredi 30 septembre 2026 au vendredi 31 décembre 2027, à midi",
    where=LONG * 2,
    organisation=LONG,
    credit=f"Image\u00a0: {LONG}",
)
longest_word = facts(title="Donaudampfschifffahrtsgesellschaftskapitän" * 2)


@forms
@pytest.mark.parametrize("with_photo", [True, False])
@pytest.mark.parametrize("shown", [facts(), most, longest_word])
def test_lines_stand_apart_and_inside(
    form: CardForm, shown: CardFacts, with_photo: bool
) -> None:
    given = shown if with_photo else facts_without_photo(shown)
    layout = laid_out(given, form)
    area = form.words if with_photo else form.safe
    lines = sorted(layout.lines, key=lambda line: line.baseline)
    for line in lines:
        assert line.face.width(line.text) <= area.width + 1
        assert line.left == area.left
    for above, below in zip(lines, lines[1:], strict=False):
        assert below.baseline - above.baseline >= below.face.size * 0.9, below.text
    assert lines[-1].baseline <= area.bottom


def facts_without_photo(shown: CardFacts) -> CardFacts:
    values = {name: getattr(shown, name) for name in ("title", "state", "tag", "theme")}
    more = {name: getattr(shown, name) for name in ("when", "where", "organisation")}
    return facts(**values, **more, photo=None, credit="")


@forms
def test_title_is_larger_than_all_but_the_hashtag_of_a_day(form: CardForm) -> None:
    layout = laid_out(facts(), form)
    title, *others = sorted({line.face.size for line in layout.lines}, reverse=True)
    assert title >= 1.6 * others[0]


@forms
def test_hashtag_of_a_day_is_the_largest(form: CardForm) -> None:
    day = facts(tag="#CoulissesMW", theme="Dans les coulisses", title="MuseumWeek")
    layout = laid_out(day, form)
    largest = max(layout.lines, key=lambda line: line.face.size)
    assert largest.text == "#CoulissesMW"
