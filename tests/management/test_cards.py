"""The command that draws image cards: what was live before them, and every night."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.management.site_of_two_languages import published_event
from wagtail_culture_social.models import ShareCard
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.social.share_cards import services
from wagtail_culture_social.social.share_cards.services import forms_of_site

pytestmark = pytest.mark.django_db


def drawn(command: str = "culture_social_cards") -> str:
    output = StringIO()
    call_command(command, stdout=output)
    return output.getvalue()


def test_pages_of_before_get_their_cards_once(two_homes: Any) -> None:
    event = published_event(two_homes)
    assert drawn() == "Image cards are up to date.\n"
    first = list(ShareCard.objects.values("page", "form", "file"))
    pages = {card["page"] for card in first}
    assert {event.pk, event.get_translations().get().pk} <= pages
    assert len(first) == len(pages) * len(forms_of_site())
    drawn()
    assert list(ShareCard.objects.values("page", "form", "file")) == first


def test_the_night_draws_too(two_homes: Any) -> None:
    published_event(two_homes)
    assert "Image cards are up to date." in drawn("culture_social_nightly")
    assert ShareCard.objects.exists()


@pytest.mark.parametrize("command", ["culture_social_cards", "culture_social_nightly"])
def test_page_that_fails_is_named_and_the_others_are_drawn(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        factories.add_page(TutorialPage, factories.home(), title=f"How to {number}")

    def draw(facts: Any, form: Any, draw: Any = services.draw) -> Any:
        if facts.title == "How to 1":
            raise OSError("no space left")
        return draw(facts, form)

    monkeypatch.setattr(services, "draw", draw)
    with pytest.raises(CommandError, match="How to 1"):
        drawn(command)
    pages = {card.page.title for card in ShareCard.objects.select_related("page")}
    assert pages == {"How to 0", "How to 2"}
