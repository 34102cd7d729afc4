"""Image cards of the demo are drawn when somebody wants them, not while it is built."""

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail.signals import page_published

from wagtail_culture_social.social.share_cards.services import draw_published

RECEIVER = "wagtail_culture_social.cards"


@contextmanager
def without_cards() -> Iterator[None]:
    """Draw no cards: several hundred would make a first start twice as long."""
    page_published.disconnect(dispatch_uid=RECEIVER)
    try:
        yield
    finally:
        page_published.connect(draw_published, dispatch_uid=RECEIVER)
