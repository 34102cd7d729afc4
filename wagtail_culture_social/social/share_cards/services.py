"""The cards of pages in the database: drawing what changed, reading what is there."""

import logging
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from wagtail_culture_social.conf import now, site_networks
from wagtail_culture_social.domain.card_forms import (
    CARD_FORMS,
    LINK_FORM,
    CardForm,
    form_for,
)
from wagtail_culture_social.models.cards import ShareCard
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.share_cards.drawing import Drawn, draw
from wagtail_culture_social.social.share_cards.facts import CardFacts, card_facts
from wagtail_culture_social.social.share_cards.faults import (
    LETTERS,
    LOGO,
    PHOTO,
    Fault,
)
from wagtail_culture_social.social.share_cards.fonts import missing_signs
from wagtail_culture_social.social.share_cards.photos import Picture, Unreadable
from wagtail_culture_social.social.twins import twin_key, twin_set

logger = logging.getLogger(__name__)


def draw_cards(page: Any, forms: Iterable[str] | None = None) -> dict[str, ShareCard]:
    """Draw the cards of a page in some formats, all by default, where they changed.

    The page is taken as it is in the database: give the live one. A card of which
    nothing changed is left as it is.
    """
    facts, kept = card_facts(page), cards_of(page)
    wanted = CARD_FORMS if forms is None else forms
    return {key: _card(page, facts, CARD_FORMS[key], kept.get(key)) for key in wanted}


def cards_of(page: Any) -> dict[str, ShareCard]:
    """Return the cards that were drawn of a page, by format; nothing is drawn."""
    return {card.form: card for card in ShareCard.objects.filter(page_id=page.pk)}


def faults_of(page: Any) -> list[Fault]:
    """Return what the cards of a page lack, or will once they are drawn."""
    facts = card_facts(page)
    signs = missing_signs("".join((*facts.words, facts.credit)))
    faults = [Fault(LETTERS, signs)] if signs else []
    pictures = ((PHOTO, facts.photo), (LOGO, facts.logo))
    faults += [Fault(code) for code, one in pictures if one and not _is_readable(one)]
    return faults


def forms_of_site() -> tuple[str, ...]:
    """Return the formats that are drawn ahead: of links, and of the site's networks."""
    return tuple(dict.fromkeys((LINK_FORM, *map(form_for, site_networks()))))


def draw_published(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Have the cards of a published page and its twins drawn, once all is written.

    A receiver of ``page_published``, to be connected after those that write facts.
    """
    if has_posts(instance):
        key = twin_key(instance)
        transaction.on_commit(lambda: draw_twins(key), robust=True)


def draw_twins(key: UUID) -> None:
    """Draw what changed on the cards of all live pages that tell of one thing."""
    twins = twin_set(key).live().filter(alias_of=None).specific()
    draw_ahead(page for page in twins if has_posts(page))


def draw_ahead(pages: Iterable[Any]) -> list[Any]:
    """Draw what changed on the cards that visitors see; return the pages that failed.

    These are logged, and hold up no other.
    """
    return [page for page in pages if not _try_draw(page)]


def delete_file(sender: Any, instance: ShareCard, **kwargs: Any) -> None:
    """Delete the file of a card that is gone; a receiver of ``post_delete``."""
    _delete_later(instance.file.name)


def _try_draw(page: Any) -> bool:
    try:
        draw_cards(page, forms_of_site())
    except Exception:
        logger.exception("The image cards of “%s” could not be drawn.", page)
        return False
    return True


def _card(
    page: Any, facts: CardFacts, form: CardForm, kept: ShareCard | None
) -> ShareCard:
    if kept is not None and kept.digest == facts.digest(form.key):
        return kept
    drawn = draw(facts, form)
    if kept is not None and kept.digest == drawn.digest:
        return kept
    return _save(page, form, drawn, kept)


def _save(page: Any, form: CardForm, drawn: Drawn, kept: ShareCard | None) -> ShareCard:
    storage = ShareCard._meta.get_field("file").storage
    folder = ShareCard._meta.get_field("file").upload_to
    path = f"{folder}/{page.pk}-{form.key}-{drawn.digest[:16]}.jpg"
    name = storage.save(path, ContentFile(drawn.content))
    card, _created = ShareCard.objects.update_or_create(
        page_id=page.pk,
        form=form.key,
        defaults={
            "digest": drawn.digest,
            "file": name,
            "width": form.width,
            "height": form.height,
            "alt": drawn.alt,
            "drawn_at": now(),
        },
    )
    if kept is not None:
        _delete_later(kept.file.name)
    return card


def _delete_later(name: str) -> None:
    """Delete a file once nothing names it any more."""
    storage = ShareCard._meta.get_field("file").storage
    transaction.on_commit(lambda: storage.delete(name), robust=True)


def _is_readable(picture: Picture) -> bool:
    try:
        picture.read((1, 1))
    except Unreadable:
        return False
    return True
