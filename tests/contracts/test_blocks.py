"""Every shipped block, empty and full: it renders, and wagtail-localize reads it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from tests import campaign_parts, examples, exhibits, factories, links, tutorial_parts
from tests.dated_parts import DATED
from tests.drafts import as_draft
from wagtail_culture_social.campaigns.blocks import DaysBlock
from wagtail_culture_social.campaigns.kit_blocks import KitBlock
from wagtail_culture_social.campaigns.statistic_blocks import StatisticsBlock
from wagtail_culture_social.events.blocks import DateNotesBlock, ScheduleBlock
from wagtail_culture_social.events.live_blocks import BroadcastsBlock, ReplaysBlock
from wagtail_culture_social.events.practical_blocks import PeopleBlock, PricesBlock
from wagtail_culture_social.models import Organisation, Person, Venue
from wagtail_culture_social.models.streams import AccountsBlock, OpeningHoursBlock
from wagtail_culture_social.pages.blocks import BodyBlock
from wagtail_culture_social.pages.models import (
    CampaignPage,
    EventPage,
    LinksPage,
    SpotlightPage,
    TutorialPage,
)
from wagtail_culture_social.social.easy_read import SentencesBlock
from wagtail_culture_social.social.link_blocks import LinksBlock
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock
from wagtail_culture_social.spotlights.identifier_blocks import IdentifierBlock
from wagtail_culture_social.tutorials.blocks import (
    PrerequisitesBlock,
    StepsBlock,
    VideoBlock,
)

pytestmark = pytest.mark.django_db

STREAMS = [
    (EventPage, "schedule", ScheduleBlock),
    (EventPage, "date_notes", DateNotesBlock),
    (EventPage, "prices", PricesBlock),
    (EventPage, "people", PeopleBlock),
    (EventPage, "streams", BroadcastsBlock),
    (EventPage, "replays", ReplaysBlock),
    (Person, "accounts", AccountsBlock),
    (Venue, "opening_hours", OpeningHoursBlock),
    (EventPage, "body", BodyBlock),
    (TutorialPage, "steps", StepsBlock),
    (TutorialPage, "prerequisites", PrerequisitesBlock),
    (TutorialPage, "video", VideoBlock),
    (SpotlightPage, "recommendations", RecommendationsBlock),
    (SpotlightPage, "easy_read", SentencesBlock),
    (CampaignPage, "days", DaysBlock),
    (CampaignPage, "statistics", StatisticsBlock),
    (CampaignPage, "kit", KitBlock),
    (LinksPage, "links", LinksBlock),
]
BLOCKS = [
    pytest.param(model, field, stream, name, id=f"{model.__name__}-{field}-{name}")
    for model, field, stream in STREAMS
    for name in stream().child_blocks
]


def needed_texts(block: blocks.Block) -> Iterator[int]:
    """Which parts are texts that nobody may leave out, by their identity."""
    if isinstance(block, blocks.CharBlock | blocks.TextBlock) and block.required:
        yield id(block)
    parts = [*getattr(block, "child_blocks", {}).values()]
    for part in [*parts, *filter(None, [getattr(block, "child_block", None)])]:
        yield from needed_texts(part)


# Found before any test runs: a preview in the admin leaves blocks, which all share, as
# they are while a draft is typed.
NEEDED = {one for _model, _field, kind in STREAMS for one in needed_texts(kind())}
UNREAD_BY_DESIGN = (
    blocks.ChoiceBlock,
    blocks.MultipleChoiceBlock,
    blocks.DecimalBlock,
    blocks.RegexBlock,
    blocks.IntegerBlock,
    blocks.BooleanBlock,
    blocks.DateBlock,
    blocks.DateTimeBlock,
    blocks.TimeBlock,
    blocks.ChooserBlock,
    blocks.URLBlock,
    blocks.StaticBlock,
    IdentifierBlock,
)


PARTS = tutorial_parts.BLOCKS | campaign_parts.BLOCKS
PARTS |= {
    "entry_wall": lambda: examples.entry_wall()[1],
    "registration": lambda: examples.registration()[1],
}


def full(name: str) -> Any:
    """A value in which every part of the block is filled."""
    if name in DATED:
        return DATED[name]
    if name in ("person", "organisation"):
        model = Person if name == "person" else Organisation
        who = model.objects.create(name="Ensemble", locale=factories.locale("en"))
        return {"who": who, "role": "performer"}
    if name == "day":
        return {
            "date": factories.TODAY,
            "hashtag": factories.hashtag("BackstageMW"),
            "theme": "Behind the scenes",
            "prompt": "Show a door that is always shut.",
            "picture": examples.use_of_picture(),
        }
    if name in PARTS:
        return PARTS[name]()
    if name == "spotlight":
        shown = factories.add_page(SpotlightPage, factories.home(), title="The sea")
        return {"heading": "To read", "spotlight": shown}
    if name == "sentence":
        return {"sentence": "You can borrow it.", "picture": factories.picture()}
    if name in ("events", "event", "month"):
        return dict([*examples.event_blocks(), examples.month_block()])[name]
    if name == "link":
        return links.links()[1][1]
    of_body = name in BodyBlock().child_blocks
    if of_body:
        return dict(examples.body())[name]
    return dict([*examples.recommendations(), *exhibits.exhibits()])[name]


def stream_value(
    stream: type[blocks.StreamBlock], name: str, value: Any
) -> StreamValue:
    """The value as it comes out of the database."""
    block = stream()
    typed = StreamValue(block, [(name, block.child_blocks[name].normalize(value))])
    return block.to_python(block.get_prep_value(typed))


def emptied(block: blocks.Block) -> list[Any]:
    """Raw values without a word, as forms, importers and old data leave them."""
    values = [nothing(block, ""), nothing(block, None)]
    if isinstance(block, blocks.StructBlock):
        texts = {name for name, b in block.child_blocks.items() if is_text(b)}
        needed = {name for name in texts if id(block.child_blocks[name]) in NEEDED}
        values.append({name: values[0][name] for name in needed})
    return values


def nothing(block: blocks.Block, text: str | None) -> Any:
    """A raw value with nothing in it; ``text`` stands where text is optional."""
    if isinstance(block, blocks.StructBlock):
        return {name: nothing(b, text) for name, b in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return []
    if is_text(block):
        return "" if id(block) in NEEDED else text
    return None


def is_text(block: blocks.Block) -> bool:
    return isinstance(block, blocks.CharBlock | blocks.TextBlock)


def words_in(block: blocks.Block, value: Any) -> Iterator[str]:
    """Every text in a value that somebody may want to translate."""
    if isinstance(block, UNREAD_BY_DESIGN):
        return
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from words_in(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from words_in(block.child_block, item)
    elif value:
        yield str(getattr(value, "source", value))


def extracted(model: Any, field: str, value: StreamValue) -> str:
    page_field = model._meta.get_field(field)
    extractor = StreamFieldSegmentExtractor(page_field, include_overridables=True)
    segments = extractor.handle_stream_block(value)
    texts = [getattr(segment, "string", None) for segment in segments]
    return "\n".join(getattr(text, "data", str(text)) for text in texts if text)


@pytest.mark.parametrize(("model", "field", "stream", "name"), BLOCKS)
def test_full_block_renders_its_words(
    model: Any, field: str, stream: Any, name: str
) -> None:
    value = stream_value(stream, name, full(name))
    html = value[0].render({"wcs_language": "en"})
    assert html.strip()


@pytest.mark.parametrize(("model", "field", "stream", "name"), BLOCKS)
def test_every_word_of_a_full_block_is_extracted(
    model: Any, field: str, stream: Any, name: str
) -> None:
    value = stream_value(stream, name, full(name))
    found = extracted(model, field, value)
    for words in words_in(value[0].block, value[0].value):
        text = words.replace("<p>", "").replace("</p>", "")
        assert text in found or words in found


@pytest.mark.parametrize(("model", "field", "stream", "name"), BLOCKS)
def test_empty_block_renders_and_is_extracted(
    model: Any, field: str, stream: Any, name: str
) -> None:
    block = stream()
    for raw in emptied(block.child_blocks[name]):
        value = block.to_python([{"type": name, "value": raw, "id": "one"}])
        value[0].render({"wcs_language": "en"})
        extracted(model, field, value)


@pytest.mark.parametrize(("model", "field", "stream", "name"), BLOCKS)
def test_full_block_is_valid_and_searchable(
    model: Any, field: str, stream: Any, name: str
) -> None:
    block = stream()
    value = stream_value(stream, name, full(name))
    if name == "change":
        value.insert(0, ("date", DATED["date"]))
    if name in ("substep", "alternative"):
        value.insert(0, ("step", tutorial_parts.step(1)))
    assert block.clean(value)
    assert isinstance(block.get_searchable_content(value), list)


@pytest.mark.parametrize(("model", "field", "stream", "name"), BLOCKS)
def test_block_has_a_description_and_an_icon(
    model: Any, field: str, stream: Any, name: str
) -> None:
    block = stream().child_blocks[name]
    assert block.meta.icon != "placeholder"
    assert block.label


def test_picture_without_words_is_refused() -> None:
    block = BodyBlock().child_blocks["picture"]
    value = block.normalize({"image": factories.picture()})
    with pytest.raises(ValidationError):
        block.clean(value)
    assert block.clean(block.normalize({"image": value["image"], "decorative": True}))


def test_picture_without_words_can_wait_in_a_draft() -> None:
    block = BodyBlock().child_blocks["picture"]
    value = block.normalize({"image": factories.picture()})
    with as_draft(block):
        assert block.clean(value)


def test_no_shipped_block_is_forgotten() -> None:
    reached = {kind for _, _, stream in STREAMS for kind in kinds_in(stream())}
    assert shipped(blocks.Block) <= reached


def kinds_in(block: blocks.Block) -> Iterator[type]:
    """The classes of a block and of everything inside it, with their bases."""
    yield from type(block).__mro__
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    for child in children:
        yield from kinds_in(child)


def shipped(root: type) -> set[type]:
    """Every block class that the package defines."""
    found: set[type] = set()
    for kind in type.__subclasses__(root):
        found |= shipped(kind)
        if kind.__module__.startswith("wagtail_culture_social."):
            found.add(kind)
    return found
