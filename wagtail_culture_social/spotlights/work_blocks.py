"""Books and objects that are recommended; music and films have files of their own."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.domain import structured_data as schema
from wagtail_culture_social.domain.identifiers import Identifier
from wagtail_culture_social.media.blocks import (
    NullSafeCharBlock,
    NullSafeTextBlock,
    PictureBlock,
)
from wagtail_culture_social.spotlights.catalogue import LentBlock, catalogue_group
from wagtail_culture_social.spotlights.credited import (
    CreditedBlock,
    credit_group,
    credited,
    picture_facts,
)
from wagtail_culture_social.spotlights.identifier_blocks import IdentifierBlock, known
from wagtail_culture_social.spotlights.items import Item


class BookValue(blocks.StructValue):
    """A book knows its ISBN as it is printed."""

    @property
    def number(self) -> Identifier | None:
        """Return the ISBN, ``None`` when there is none."""
        return known(self.get("isbn"), "isbn")


class BookExtractBlock(LentBlock):
    """A passage of a book, quoted exactly, with where it comes from."""

    title = blocks.CharBlock(label=_("Title of the book"), max_length=200)
    author = NullSafeCharBlock(label=_("Author"), max_length=150)
    publisher = NullSafeCharBlock(label=_("Publisher"), max_length=150)
    year = NullSafeCharBlock(label=_("Year"), max_length=20)
    isbn = IdentifierBlock(
        "isbn",
        label=_("ISBN"),
        help_text=_("Ten or thirteen digits, with or without hyphens."),
    )
    quotation = NullSafeTextBlock(label=_("Quotation"))
    page = NullSafeCharBlock(label=_("Page"), max_length=20)
    source = NullSafeCharBlock(
        label=_("Source of the quotation"),
        max_length=200,
        help_text=_("Chapter, edition or translator, for example"),
    )
    note = NullSafeTextBlock(label=_("Why read it"))
    picture = PictureBlock(required=False, label=_("Cover"))

    class Meta:
        icon = "openquote"
        label = _("Book extract")
        value_class = BookValue
        template = "wagtail_culture_social/spotlights/book_extract.html"
        description = _("A true quotation with author, book and page")
        form_layout = [
            "title",
            "author",
            "publisher",
            "year",
            "isbn",
            "quotation",
            "page",
            "source",
            "note",
            "picture",
            catalogue_group(),
            credit_group(),
        ]

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the cover."""
        yield value.get("picture")

    def get_makers(self, value: Any) -> Iterator[str]:
        """Yield the author."""
        yield value.get("author") or ""

    def get_item(self, value: Any) -> Item:
        """Return the book of the week."""
        return Item(
            kind="book",
            title=value["title"],
            by=value["author"],
            picture=value.get("picture"),
            quotation=value["quotation"],
            note=value["note"],
        )

    def get_node(self, value: Any, language: str) -> schema.BookExtract:
        """Return the book and what is quoted of it."""
        number = value.number
        return schema.BookExtract(
            title=value["title"],
            quotation=value["quotation"],
            source=value["source"],
            author=value["author"],
            publisher=value["publisher"],
            year=value["year"],
            isbn=number.value if number else "",
            note=value["note"],
            url=value.get("catalogue_url") or "",
            image=picture_facts(value.get("picture"), language),
            **credited(value),
        )


class ObjectValue(blocks.StructValue):
    """An object knows its identifier and where it leads."""

    @property
    def number(self) -> Identifier | None:
        """Return the ARK or DOI, ``None`` when there is none."""
        return known(self.get("identifier"), "ark", "doi")


class ObjectBlock(CreditedBlock):
    """An object of the collections, with its museum label."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    creator = NullSafeCharBlock(label=_("Creator"), max_length=200)
    date = NullSafeCharBlock(label=_("Date"), max_length=60)
    technique = NullSafeCharBlock(label=_("Technique"), max_length=200)
    dimensions = NullSafeCharBlock(label=_("Dimensions"), max_length=120)
    place = NullSafeCharBlock(label=_("Place of making"), max_length=120)
    collection = NullSafeCharBlock(
        label=_("Collection"),
        max_length=150,
        help_text=_("The department or the collection it belongs to."),
    )
    inventory_number = NullSafeCharBlock(label=_("Inventory number"), max_length=60)
    identifier = IdentifierBlock(
        "ark",
        "doi",
        label=_("ARK or DOI"),
        help_text=_("The lasting identifier of its record, for example ark:12148/…"),
    )
    picture = PictureBlock(required=False, label=_("Picture"))
    note = NullSafeTextBlock(label=_("Why it matters"))

    class Meta:
        icon = "view"
        label = _("Object")
        value_class = ObjectValue
        template = "wagtail_culture_social/spotlights/object.html"
        description = _("A work with its label: creator, date, technique")
        form_layout = [
            "title",
            "creator",
            "date",
            "technique",
            "dimensions",
            "place",
            "collection",
            "inventory_number",
            "identifier",
            "picture",
            "note",
            credit_group(),
        ]

    def pictures_in(self, value: Any) -> Iterator[Any]:
        """Yield the picture of the object."""
        yield value.get("picture")

    def get_item(self, value: Any) -> Item:
        """Return the object of the week."""
        return Item(
            kind="object",
            title=value["title"],
            by=value["creator"],
            picture=value.get("picture"),
            note=value["note"],
        )

    def get_node(self, value: Any, language: str) -> schema.Work:
        """Return the work with its label."""
        return schema.Work(
            title=value["title"],
            creator=value["creator"],
            date=value["date"],
            technique=value["technique"],
            dimensions=value["dimensions"],
            inventory_number=value["inventory_number"],
            collection=value["collection"],
            place=value["place"],
            identifier=value.number,
            note=value["note"],
            image=picture_facts(value.get("picture"), language),
            **credited(value),
        )
