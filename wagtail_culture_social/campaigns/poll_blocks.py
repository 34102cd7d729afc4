"""``PollBlock``: a poll, a quiz or a question on any page; it counts no votes."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_culture_social.campaigns.poll_faults import faults_of
from wagtail_culture_social.media.blocks import (
    NullSafeTextBlock,
    PictureBlock,
    PictureValue,
)
from wagtail_culture_social.social.asking_blocks import AskingBlock
from wagtail_culture_social.social.found_blocks import FoundBlock, blocks_of
from wagtail_culture_social.social.wall_clocks import (
    WallClockBlock,
    instant_of,
)
from wagtail_culture_social.social.wall_clocks import zone_of_page as zone_of_page

KEY_LENGTH = 8
"""How much of the id of its block names an option in ballots and counters."""
SINGLE, MULTIPLE, RANKED = "single", "multiple", "ranked"
RATING, QUIZ, OPEN = "rating", "quiz", "open"
KINDS = [
    (SINGLE, _("One choice")),
    (MULTIPLE, _("Several choices")),
    (RANKED, _("Ranking")),
    (RATING, _("Rating")),
    (QUIZ, _("Quiz")),
    (OPEN, _("Open question")),
]
MODES = [
    ("cookie", _("Nothing: one vote per browser")),
    ("proof", _("A computation by the browser")),
    ("email", _("A confirmed e-mail address")),
    ("code", _("A printed code")),
]
VISIBILITIES = [
    ("always", _("Everybody, at any time")),
    ("after_vote", _("Who has voted")),
    ("after_close", _("Everybody, after the vote")),
    ("staff", _("Editors only")),
]


class Option(NamedTuple):
    """An option of a poll, in the words of one page."""

    key: str
    text: str
    picture: PictureValue | None = None
    is_right: bool = False
    explanation: str = ""
    language: str = ""


class OptionBlock(blocks.StructBlock):
    """One thing to choose: words, perhaps a picture, and whether it is right."""

    text = blocks.CharBlock(label=_("Answer"), max_length=200)
    picture = PictureBlock(required=False, label=_("Picture"))
    is_right = blocks.BooleanBlock(
        required=False, default=False, label=_("Right"), help_text=_("In a quiz.")
    )
    explanation = NullSafeTextBlock(
        label=_("Explanation"),
        help_text=_("In a quiz: why it is right or wrong, shown after the answer."),
    )

    class Meta:
        icon = "radio-empty"
        label = _("Answer")
        label_format = "{text}"


class PollValue(blocks.StructValue):
    """The value of a poll, with its options and its dates as instants."""

    @property
    def answers(self) -> list[Option]:
        """The options in the editor's order, each under the key that ballots hold."""
        items = getattr(self.get("options"), "bound_blocks", ())
        return [
            Option(
                key=(item.id or "")[:KEY_LENGTH],
                text=item.value.get("text") or "",
                picture=item.value.get("picture"),
                is_right=bool(item.value.get("is_right")),
                explanation=item.value.get("explanation") or "",
            )
            for item in items
        ]

    @property
    def pictures(self) -> list[Any]:
        """The images of the options."""
        return [one.picture.get("image") for one in self.answers if one.picture]

    def instants(self, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """Return when it opens and closes in a zone, ``None`` for never."""
        opens, closes = self.get("opens_at"), self.get("closes_at")
        return instant_of(opens, zone), instant_of(closes, zone)


class PollBlock(AskingBlock):
    """A question to the public: what is asked, until when, and who sees the results."""

    service = "poll"
    question = blocks.CharBlock(label=_("Question"), max_length=255)
    kind = blocks.ChoiceBlock(choices=KINDS, default=SINGLE, label=_("Kind"))
    introduction = NullSafeTextBlock(label=_("Introduction"))
    options = blocks.ListBlock(
        OptionBlock(),
        default=[],
        label=_("Answers to choose from"),
        help_text=_("None for a rating or an open question."),
    )
    least = blocks.IntegerBlock(
        required=False,
        min_value=1,
        label=_("At least"),
        help_text=_("Several choices and rankings: how many have to be chosen."),
    )
    most = blocks.IntegerBlock(
        required=False,
        min_value=1,
        label=_("At most"),
        help_text=_("Several choices and rankings: how many may be chosen."),
    )
    scale = blocks.IntegerBlock(
        required=False,
        default=5,
        min_value=2,
        max_value=10,
        label=_("Best mark"),
        help_text=_("Ratings: the marks run from 1 to this one."),
    )
    opens_at = WallClockBlock(
        required=False,
        label=_("Opens"),
        help_text=_("By the page's own time zone. Empty: at publication."),
    )
    closes_at = WallClockBlock(
        required=False,
        label=_("Closes"),
        help_text=_(
            "Empty: a year after the page was last published; a question answered in "
            "words stays open."
        ),
    )
    mode = blocks.ChoiceBlock(
        choices=MODES,
        default="cookie",
        label=_("What a vote asks for"),
        help_text=_(
            "Nothing: for fun, never for a prize; a program votes a thousand times in "
            "two minutes. A computation: a thousand votes take a computer a quarter "
            "of an hour. An e-mail address: they take a thousand mailboxes. A printed "
            "code: they take the paper."
        ),
    )
    visibility = blocks.ChoiceBlock(
        choices=VISIBILITIES, default="after_vote", label=_("Who sees the results")
    )
    shuffles = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Shuffle the answers"),
        help_text=_("Each voter sees them in another order, so that none profits."),
    )

    class Meta:
        icon = "form"
        label = _("Poll, quiz or question")
        value_class = PollValue
        template = "wagtail_culture_social/polls/poll.html"
        description = _("A question to the public, with votes or moderated answers")

    def faults_of(self, value: Any) -> Iterable[tuple[str, Any]]:
        """Return why nobody could answer."""
        return faults_of(value)

    def words_of(self, value: Any, context: dict[str, Any]) -> dict[str, Any]:
        """Add the options."""
        return super().words_of(value, context) | {"answers": value.answers}


def polls_of(page: Any) -> Iterator[FoundBlock]:
    """Yield every poll in the streams of a page, with the ids of their blocks."""
    return blocks_of(page, PollBlock)
