"""``ContestBlock`` and ``EntryWallBlock``: what is called for; they keep no entry."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_culture_social import registry
from wagtail_culture_social.campaigns.contest_faults import faults_of
from wagtail_culture_social.campaigns.contest_values import DATES, ContestValue
from wagtail_culture_social.campaigns.poll_blocks import MODES, WallClockBlock
from wagtail_culture_social.domain.ballots import MOST_CHOSEN
from wagtail_culture_social.domain.contests import LICENCES, MOST_ENTRIES, VOTE_MODE
from wagtail_culture_social.media.blocks import NullSafeCharBlock, NullSafeTextBlock
from wagtail_culture_social.media.gathering import GatheredChooser
from wagtail_culture_social.models.rights import rights_choices
from wagtail_culture_social.social.asking_blocks import AskingBlock
from wagtail_culture_social.social.blocks import page_of
from wagtail_culture_social.social.found_blocks import FoundBlock, blocks_of
from wagtail_culture_social.social.services import hashtag_link

KINDS = [
    ("contest", _("Contest")),
    ("challenge", _("Challenge, without prizes")),
]
FIELD_KINDS = [
    ("text", _("Line of text")),
    ("long", _("Long text")),
    ("choice", _("Choice")),
    ("image", _("Picture")),
    ("video", _("Link to a video")),
    ("sound", _("Sound")),
    ("post", _("Link to a post on a network")),
]
MINORS = [
    ("guardian", _("Under 15 with the confirmation of a parent")),
    ("refused", _("Nobody under 15")),
]
MOST_SHOWN, USUAL = 24, 6


PARTS = [
    BlockGroup(
        heading=_("Entry form"),
        icon="form",
        children=["fields", "licences", "minors", "most_per_person"],
        label_format="",
    ),
    BlockGroup(
        heading=_("Consents"),
        icon="tick-inverse",
        children=["agree_rules", "agree_publication", "agree_image_rights"],
        classname="collapsed",
        label_format="",
    ),
    BlockGroup(
        heading=_("Public vote"),
        icon="tick",
        children=["vote_mode", "vote_most"],
        classname="collapsed",
        label_format="",
    ),
    BlockGroup(
        heading=_("Phases"),
        icon="date",
        children=list(DATES),
        label_format="",
    ),
]
"""How a form shows the conditions, apart from the words of the call."""


def licence_choices() -> list[tuple[str, Any]]:
    """Return (URI, label when it is read) of what entrants may allow."""
    return [(uri, label) for uri, label in rights_choices() if uri in LICENCES]


class EntryFieldBlock(blocks.StructBlock):
    """One thing that an entry consists of."""

    label = blocks.CharBlock(label=_("What is asked for"), max_length=150)
    kind = blocks.ChoiceBlock(choices=FIELD_KINDS, default="text", label=_("Kind"))
    help_text = NullSafeCharBlock(label=_("Help"), max_length=250)
    required = blocks.BooleanBlock(required=False, default=True, label=_("Required"))
    choices = blocks.ListBlock(
        blocks.CharBlock(label=_("Answer"), max_length=150),
        default=[],
        label=_("Answers to choose from"),
        help_text=_("For a choice only."),
    )

    class Meta:
        icon = "form"
        label = _("Field")
        label_format = "{label}"


class RulesDocumentBlock(GatheredChooser, DocumentChooserBlock):
    """The rules as a file, which comes with the other documents of the body."""


class ContestBlock(AskingBlock):
    """A call for entries: what is asked for, until when, under which conditions.

    Type of fields, dates, licences and limits are those of the lead in every
    language; a translation has its own words.
    """

    service = "contest"
    title = blocks.CharBlock(label=_("Title"), max_length=255)
    kind = blocks.ChoiceBlock(choices=KINDS, default="contest", label=_("Kind"))
    introduction = NullSafeTextBlock(label=_("Introduction"))
    how_to = NullSafeTextBlock(
        label=_("How to take part"),
        help_text=_("One step a line. A challenge may ask for a post, and no form."),
    )
    hashtag = SnippetChooserBlock(
        "wagtail_culture_social.Hashtag",
        required=False,
        label=_("Hashtag to post with"),
    )
    prizes = NullSafeTextBlock(label=_("Prizes"))
    rules_document = RulesDocumentBlock(
        required=False, label=_("Rules"), help_text=_("The whole rules, to download.")
    )
    fields = blocks.ListBlock(
        EntryFieldBlock(),
        default=[],
        label=_("Fields"),
        help_text=_(
            "Title of the entry, credit line, name and e-mail address are asked for "
            "in any case. Once there are entries, fields and conditions stay."
        ),
    )
    licences = blocks.MultipleChoiceBlock(
        choices=licence_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Licences"),
        help_text=_("Entrants choose one of them."),
    )
    agree_rules = NullSafeTextBlock(
        label=_("Consent: rules"),
        help_text=_("For example: I have read the rules and accept them."),
    )
    agree_publication = NullSafeTextBlock(
        label=_("Consent: publication"),
        help_text=_(
            "For example: I am the author, and the museum may show my entry on its "
            "site until the end of 2028. I can withdraw it at any time."
        ),
    )
    agree_image_rights = NullSafeTextBlock(
        label=_("Consent: image rights"),
        help_text=_(
            "For example: Everybody who can be recognised agrees to be shown; parents "
            "agree for their children."
        ),
    )
    minors = blocks.ChoiceBlock(choices=MINORS, default="guardian", label=_("Children"))
    most_per_person = blocks.IntegerBlock(
        required=False,
        default=1,
        min_value=1,
        max_value=MOST_ENTRIES,
        label=_("Entries per person"),
        help_text=_("Empty: as many as one likes."),
    )
    vote_mode = blocks.ChoiceBlock(
        choices=MODES, default=VOTE_MODE, label=_("What a vote asks for")
    )
    vote_most = blocks.IntegerBlock(
        default=3,
        min_value=1,
        max_value=MOST_CHOSEN,
        label=_("Entries on a ballot"),
        help_text=_("How many entries a visitor may vote for."),
    )
    opens_at = WallClockBlock(
        required=False,
        label=_("Entries from"),
        help_text=_("By the page's own time zone. Empty: at publication."),
    )
    closes_at = WallClockBlock(
        required=False, label=_("Entries until"), help_text=_("Empty: it stays open.")
    )
    vote_opens_at = WallClockBlock(
        required=False,
        label=_("Public vote from"),
        help_text=_("What has no date does not take place."),
    )
    vote_closes_at = WallClockBlock(required=False, label=_("Public vote until"))
    jury_closes_at = WallClockBlock(required=False, label=_("Jury until"))
    results_at = WallClockBlock(required=False, label=_("Results from"))

    class Meta:
        icon = "pick"
        label = _("Contest or challenge")
        value_class = ContestValue
        template = "wagtail_culture_social/contests/contest.html"
        description = _("A call for entries, with a form, a wall and winners")
        form_layout = [
            "title",
            "kind",
            "introduction",
            "how_to",
            "hashtag",
            "prizes",
            "rules_document",
            *PARTS,
        ]

    def faults_of(self, value: Any) -> Iterable[tuple[str, Any]]:
        """Return why nobody could enter, or why it would be unlawful."""
        return faults_of(value)

    def words_of(self, value: Any, context: dict[str, Any]) -> dict[str, Any]:
        """Add the link of the hashtag."""
        hashtag, language = value.get("hashtag"), context.get("wcs_language", "")
        link = hashtag_link(hashtag, language) if hashtag else None
        return super().words_of(value, context) | {"link": link}


class EntryWallBlock(blocks.StructBlock):
    """Accepted entries of a contest that stands on another page."""

    heading = NullSafeCharBlock(label=_("Heading"), max_length=150)
    contest = blocks.PageChooserBlock(
        label=_("Page of the contest"),
        help_text=_("In whichever language: the wall leads to the visitor's."),
    )
    limit = blocks.IntegerBlock(
        min_value=1,
        max_value=MOST_SHOWN,
        default=USUAL,
        label=_("Number of entries"),
    )

    class Meta:
        icon = "image"
        label = _("Wall of entries")
        template = "wagtail_culture_social/contests/entry_wall.html"
        description = _("Accepted entries of a contest on another page")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the entries, in the language of the page around."""
        context = super().get_context(value, parent_context)
        context["walls"] = []
        page, service = page_of(context), registry.get("entry_wall")
        chosen = value.get("contest")
        if page is None or chosen is None or service is None:
            return context
        limit = min(value.get("limit") or USUAL, MOST_SHOWN)
        return context | service.wall_context(
            page, chosen, limit, context.get("request")
        )


def contests_of(page: Any) -> Iterator[FoundBlock]:
    """Yield every contest in the streams of a page, with the ids of their blocks."""
    return blocks_of(page, ContestBlock)
