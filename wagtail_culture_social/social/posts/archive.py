"""The kit of a page as one ZIP: texts, cards, credits, calendar; the view is apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail_culture_social.domain.csv_export import csv_table
from wagtail_culture_social.domain.phases import ITEM
from wagtail_culture_social.models.cards import ShareCard
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.posts.moments import moments_of
from wagtail_culture_social.social.posts.reading import Post, posts_of
from wagtail_culture_social.social.posts.zip_stream import Member, zipped
from wagtail_culture_social.social.rights import credit_of
from wagtail_culture_social.social.twins import content_language

STYLE = Path(__file__).parents[2] / "static/wagtail_culture_social/css/wcs-archive.css"
LONGEST_NAME = 60
"""Characters of a file name that comes from a title."""


@dataclass(frozen=True, slots=True)
class Row:
    """One post, the name of its file, and whether it is too long.

    The text is to be copied and says nothing but the post, so that its file has the
    warning in its name.
    """

    post: Post
    file: str
    warning: str


@dataclass(frozen=True, slots=True)
class Section:
    """The posts of one moment, under its name."""

    heading: str
    rows: tuple[Row, ...]


def archive_of(page: Any, cards: Mapping[str, ShareCard]) -> Iterator[bytes]:
    """Yield the ZIP of a page in its language; the same content is the same bytes.

    All texts are made before the first byte is sent.
    """
    language = content_language(page)
    with override(language):
        members = _members(page, sections_of(page), cards, language)
    return zipped(members)


def archive_name(page: Any) -> str:
    """Return the name of the file: of the page, and of its language."""
    return f"{safe_name(page.slug) or page.pk}-{content_language(page)}-kit.zip"


def safe_name(text: str) -> str:
    """Return a text as part of a file name: no path, no dots, not long."""
    return slugify(text)[:LONGEST_NAME].strip("-")


def sections_of(page: Any) -> list[Section]:
    """Return the posts of a page by moment, in order and in the active language.

    Parts of a page are there once they are planned.
    """
    sections = []
    taken: set[str] = set()
    for moment in moments_of(page):
        if moment.phase == ITEM and moment.due is None:
            continue
        heading = str(moment.label)
        folder = f"texts/{safe_name(moment.phase)}"
        if moment.date:
            heading += f" · {moment.day(content_language(page))}"
            folder += f"-{moment.date.isoformat()}"
        if moment.name:
            heading += f" · {moment.name}"
            folder += f"-{safe_name(moment.name)}"
        if folder in taken:
            folder += f"-{safe_name(moment.recurrence_id)}"
        taken.add(folder)
        posts = posts_of(page, None, moment.phase, moment.recurrence_id)
        rows = tuple(_row(post, folder) for post in posts)
        sections.append(Section(heading[:1].upper() + heading[1:], rows))
    return sections


def _row(post: Post, folder: str) -> Row:
    name, warning = post.network.id, ""
    if not post.measure.fits:
        values = {"length": post.measure.length, "limit": post.measure.limit}
        warning = _("⚠ Too long: %(length)d of %(limit)d") % values
        name += f"-{safe_name(_('too long'))}"
    return Row(post, f"{folder}/{name}.txt", warning)


def _members(
    page: Any,
    sections: Sequence[Section],
    cards: Mapping[str, ShareCard],
    language: str,
) -> list[Member]:
    credits_ = _credits(page)
    calendar = page.get_calendar_file()
    texts = {row.file: row.post.text for section in sections for row in section.rows}
    context = {
        "page": page,
        "language": language,
        "sections": sections,
        "cards": cards,
        "credits": credits_,
        "has_calendar": bool(calendar),
    }
    files = {
        "index.html": render_to_string(
            "wagtail_culture_social/social/archive/index.html", context
        ),
        "README.txt": _readme(page, has_calendar=bool(calendar)),
        "all.csv": "".join(_table(sections)),
        **texts,
        "credits.txt": "\n".join(credits_) + "\n",
        **{f"cards/{key}.alt.txt": card.alt for key, card in cards.items()},
        **({"calendar.ics": calendar} if calendar else {}),
    }
    return [
        *(Member(name, text.encode()) for name, text in files.items()),
        Member("style.css", STYLE.read_bytes()),
        *(Member(f"cards/{key}.jpg", card.file) for key, card in cards.items()),
    ]


def _table(sections: Sequence[Section]) -> Iterator[str]:
    """Return the lines of the table of all posts, the warning before the text."""
    cells = [_cells(section, row) for section in sections for row in section.rows]
    return csv_table(list(cells[0]) if cells else [], cells)


def _cells(section: Section, row: Row) -> dict[str, str]:
    post = row.post
    return {
        _("Moment"): section.heading,
        _("Due"): _instant(post),
        _("Network"): post.network.name,
        _("Language"): post.language,
        _("Warning"): row.warning,
        _("Text"): post.text,
        _("Length"): str(post.measure.length),
        _("Limit"): str(post.measure.limit),
        _("Link"): post.link,
        _("Alternative text"): post.alt_text,
        _("Credit"): post.credit,
        _("Not ready"): " ".join(str(reason.message) for reason in post.reasons),
    }


def _instant(post: Post) -> str:
    if post.due is None:
        return ""
    return timezone.localtime(post.due).isoformat(sep=" ", timespec="minutes")


def _credits(page: Any) -> list[str]:
    """Return whose the picture of the page is, and what may be done with it."""
    credit = credit_of(main_picture(page))
    return [line for line in (credit.text, credit.rights_label, credit.source) if line]


def _readme(page: Any, *, has_calendar: bool) -> str:
    lines = [
        page.title,
        "",
        _("index.html: everything on one page; open it in a browser."),
        _("texts: one text per moment and network, ready to be copied."),
        _("A file whose name says “too long” holds more than its network takes."),
        _("all.csv: all texts as a table."),
        _("cards: images for the networks, each with its alternative text."),
        _("credits.txt: whom to name."),
    ]
    if has_calendar:
        lines.append(_("calendar.ics: the dates, for any calendar."))
    return "\n".join(lines) + "\n"
