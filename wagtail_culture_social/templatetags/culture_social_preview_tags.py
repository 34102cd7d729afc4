"""Template tags of the previews of blocks in the editor."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.template.context import Context
from django.utils.formats import localize
from django.utils.html import format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import blocks

from wagtail_culture_social.social.listing import public_pages
from wagtail_culture_social.social.page_types import social_types

register = template.Library()


@register.simple_tag
def preview_page() -> Any:
    """Return a public page of the site, the newest in the reader's language."""
    language = (get_language() or "").partition("-")[0]
    types = ContentType.objects.get_for_models(*social_types()).values()
    pages = public_pages().filter(
        locale__language_code=language, alias_of=None, content_type__in=types
    )
    newest = pages.order_by(F("first_published_at").desc(nulls_last=True)).first()
    return newest and newest.specific


@register.simple_tag(takes_context=True)
def example_html(context: Context, bound: Any) -> str:
    """Return a block as pages show it; nothing where it shows what is not there."""
    html = bound.render(context=context.flatten())
    return html if html.strip() else ""


@register.filter
def told_parts(bound: Any) -> list[tuple[str, Any]]:
    """Return label and words of each part of a block that a page shows in its own way.

    Empty for a block that has a template: that one shows it as it is.
    """
    block, value = bound.block, bound.value
    if _has_template(block):
        return []
    if isinstance(block, blocks.StructBlock):
        return list(_of_struct(block, value))
    return [(block.label, _told(block, value))]


def _has_template(block: blocks.Block) -> bool:
    return bool(getattr(block.meta, "template", None))


def _of_struct(block: blocks.StructBlock, value: Any) -> Iterator[tuple[str, Any]]:
    for name, child in block.child_blocks.items():
        if words := _told(child, value.get(name)):
            yield str(child.label), words


def _told(block: blocks.Block, value: Any) -> Any:
    """Return a value in words; nothing of what is empty or not ticked."""
    if not value:
        return ""
    if isinstance(block, blocks.ListBlock):
        return format_html_join(
            ", ", "{}", ((_told(block.child_block, item),) for item in value)
        )
    if isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        return _choices(block, value)
    if isinstance(block, blocks.StructBlock) and not _has_template(block):
        return format_html_join(", ", "{}: {}", _of_struct(block, value))
    if isinstance(value, date | time):
        return localize(value)
    return _("yes") if value is True else block.render(value)


def _choices(block: Any, value: Any) -> str:
    chosen = value if isinstance(value, list) else [value]
    names = dict(_flat(block.field.choices))
    return ", ".join(str(names.get(one, one)) for one in chosen)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    """Return choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield value, label
