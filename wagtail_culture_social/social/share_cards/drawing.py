"""Drawing one image card with Pillow, from facts to JPEG; keeping it is `services`."""

from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageDraw

from wagtail_culture_social.domain.card_forms import MOST_BYTES, Box, CardForm
from wagtail_culture_social.domain.contrast import (
    INK,
    PAPER,
    Colour,
    contrast,
    ink_on,
    soft_ink_on,
)
from wagtail_culture_social.social.share_cards.facts import CardFacts
from wagtail_culture_social.social.share_cards.faults import LOGO, PHOTO, Fault
from wagtail_culture_social.social.share_cards.layout import Layout, Line, laid_out
from wagtail_culture_social.social.share_cards.photos import (
    Unreadable,
    contained,
    filled,
    is_cut_out,
    mean_colour,
)

QUALITIES = (88, 80, 70, 60, 45, 30)
"""Qualities of JPEG to try, until the file is small enough."""
LEAST_OF_LOGO = 2.5
"""The least contrast of a logo; below, it gets a plate of its own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as a JPEG file, and the digest of what is really on it."""

    content: bytes
    alt: str
    digest: str
    faults: tuple[Fault, ...]


def draw(facts: CardFacts, form: CardForm) -> Drawn:
    """Return the card; a picture that cannot be read is left out and told of."""
    sheet = Image.new("RGB", (form.width, form.height), facts.paper)
    faults = []
    if facts.photo is not None:
        try:
            photo = filled(facts.photo, form.photo[2:], facts.paper)
            sheet.paste(photo, form.photo[:2])
        except Unreadable:
            faults.append(Fault(PHOTO))
            facts = replace(facts, photo=None, alt_text="", credit="")
    logo = None
    if facts.logo is not None:
        try:
            logo = contained(facts.logo, (form.unit * 8, form.unit * 2))
        except Unreadable:
            faults.append(Fault(LOGO))
            facts = replace(facts, logo=None)
    layout = laid_out(facts, form, logo.size if logo else None)
    _Pen(sheet, facts.paper).all_of(layout, logo)
    return Drawn(
        content=_jpeg(sheet),
        alt=facts.alt(credited=layout.is_credited),
        digest=facts.digest(form.key),
        faults=tuple(faults),
    )


class _Pen:
    """Draws on one sheet in the colours that its paper allows."""

    def __init__(self, sheet: Image.Image, paper: Colour) -> None:
        self.sheet, self.paper = sheet, paper
        self.ink, self.soft = ink_on(paper), soft_ink_on(paper)
        self.draw = ImageDraw.Draw(sheet)

    def all_of(self, layout: Layout, logo: Image.Image | None) -> None:
        """Draw band, rule, lines and logo."""
        for box in layout.blocks:
            self.draw.rectangle((*box[:2], box.right - 1, box.bottom - 1), self.ink)
        for line in layout.lines:
            self.line(line)
        if logo is not None and layout.logo is not None:
            self.logo(logo, layout.logo)

    def line(self, line: Line) -> None:
        """Draw one line, run by run; strike it out where it no longer holds."""
        fill = {"ink": self.ink, "soft": self.soft, "paper": self.paper}[line.tone]
        x: float = line.left
        for run in line.face.runs(line.text):
            place = (x, line.baseline)
            self.draw.text(place, run.text, fill, run.font, anchor="ls")
            x += run.font.getlength(run.text)
        if line.is_struck:
            middle = line.baseline - round(line.face.size * 0.26)
            thickness = max(2, line.face.size // 14)
            self.draw.line((line.left, middle, x, middle), fill, thickness)

    def logo(self, logo: Image.Image, box: Box) -> None:
        """Draw the logo, on a plate where the paper would swallow it."""
        if is_cut_out(logo):
            own = mean_colour(logo)
            if contrast(own, self.paper) < LEAST_OF_LOGO:
                plate = max((PAPER, INK), key=lambda one: contrast(own, one))
                gap = box.height // 8
                edges = (box.left, box.top - gap, box.right + 2 * gap, box.bottom + gap)
                self.draw.rectangle(edges, plate)
                box = box._replace(left=box.left + gap)
        self.sheet.paste(logo, box[:2], logo.getchannel("A"))


def _jpeg(sheet: Image.Image) -> bytes:
    """Return the sheet as JPEG of at most ``MOST_BYTES``, without any metadata."""
    for quality in QUALITIES:
        content = BytesIO()
        sheet.save(content, "JPEG", quality=quality)
        if content.tell() <= MOST_BYTES:
            break
    return content.getvalue()
