"""The block that shows a spotlight, or one of its items, on any page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.models import Page

from wagtail_culture_social.media.blocks import NullSafeCharBlock
from wagtail_culture_social.media.gathering import gather
from wagtail_culture_social.models.manifests import ManifestCanvas
from wagtail_culture_social.social.blocks import page_of
from wagtail_culture_social.social.listing import public_pages, specific_pages
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.pictures import fetch_pictures
from wagtail_culture_social.social.twins import source_of
from wagtail_culture_social.spotlights.iiif.figures import views_by_key
from wagtail_culture_social.spotlights.page import anchor_of, items_of, title_of
from wagtail_culture_social.spotlights.services import pictures_of


class SpotlightChooserBlock(blocks.PageChooserBlock):
    """A chooser limited to spotlights, of whatever type the site has."""

    @cached_property
    def target_models(self) -> list[Any]:
        return page_types_with("wcs_has_manifest")


class SpotlightBlock(blocks.StructBlock):
    """A spotlight, or one of its items, in the page's language when it has a twin."""

    heading = NullSafeCharBlock(label=_("Heading"), max_length=150)
    spotlight = SpotlightChooserBlock(label=_("Spotlight"))
    item = NullSafeCharBlock(
        label=_("Item"),
        max_length=200,
        help_text=_("The title of one of its items. Empty: the spotlight itself."),
    )

    class Meta:
        icon = "pick"
        label = _("Spotlight")
        template = "wagtail_culture_social/spotlights/spotlight_block.html"
        description = _("A spotlight that you choose, or a single item of it")

    def clean(self, value: Any) -> Any:
        """Refuse a title that no item has, except while a draft is being typed."""
        value = super().clean(value)
        page, title = value.get("spotlight"), value.get("item")
        is_named = page and title and not self.is_deferred_validation
        if is_named and find_item([page.specific], title) is None:
            message = _("No item of this spotlight has that title.")
            raise StructBlockValidationError({"item": ValidationError(message)})
        return value

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the spotlight that anybody may read, and the item with its pictures."""
        context = super().get_context(value, parent_context)
        page, chosen = page_of(context), value.get("spotlight")
        entry = readable_twin(chosen, page)
        item = None
        if entry and value.get("item"):
            others = [chosen.specific] if chosen.pk != entry.pk else []
            pages = [*others, entry]
            streams = (one.recommendations for one in pages)
            gather(*streams, ways={ManifestCanvas: views_by_key})
            item = find_item(pages, value["item"])
        if item is not None:
            pictures = (picture for picture in pictures_of(item) if picture)
            fetch_pictures(entry, [picture.get("image") for picture in pictures])
        is_foreign = entry and page and entry.locale_id != source_of(page).locale_id
        return context | {
            "entry": entry,
            "item": item,
            "anchor": anchor_of(item) if item else "",
            "level": 3 if value.get("heading") else 2,
            "language": entry.locale.language_code if is_foreign else "",
        }


def readable_twin(chosen: Page | None, page: Page | None) -> Any:
    """Return a public spotlight in the language of a page, else as it was chosen."""
    if chosen is None:
        return None
    twins = public_pages().filter(translation_key=chosen.translation_key)
    wanted = source_of(page or chosen).locale_id
    found = sorted(twins, key=lambda p: (p.locale_id != wanted, p.pk != chosen.pk))
    return next(iter(specific_pages(found[:1])), None)


def find_item(pages: list[Any], title: str) -> Any:
    """Return the item that has a title on one of the twins, as the last has it."""
    wanted = title.strip().casefold()
    anchors = {
        anchor_of(block)
        for page in pages
        for block in items_of(page.recommendations)
        if title_of(block).strip().casefold() == wanted
    }
    items = items_of(pages[-1].recommendations)
    return next((block for block in items if anchor_of(block) in anchors), None)
