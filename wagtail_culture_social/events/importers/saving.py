"""How an imported page is checked, saved, published and logged."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.log_actions import log

from wagtail_culture_social.events.importers.context import Context
from wagtail_culture_social.events.sifting import in_words
from wagtail_culture_social.social.importing import ACTION


def save_page(context: Context, page: Any, fields: list[str], *, publish: bool) -> None:
    """Check a page that is in the tree, save it as a draft and, if wanted, publish it.

    Raises ``ValidationError``. A trial checks and does no more: what listens to
    publishing would not be rolled back.
    """
    check_dates(page)
    if context.is_trial:
        page.full_clean()
        return
    revision = page.save_revision(user=context.user)
    log(
        page,
        ACTION,
        user=context.user,
        revision=revision,
        content_changed=True,
        data={"source": context.source.name, "fields": fields},
    )
    if publish:
        revision.publish(user=context.user)


def check_dates(page: Any) -> None:
    """Raise ``ValidationError`` for dates that the editor's form would refuse."""
    block = page._meta.get_field("schedule").stream_block
    try:
        block.clean(page.schedule)
    except ValidationError as error:
        raise ValidationError({"schedule": in_words(block, error)}) from error
