"""Why a post must not go out yet: access, picture, rights, text; never stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.measure import Measure
from wagtail_culture_social.domain.rights import (
    allows_reuse,
    rights_label,
)
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.models.rights import ImageRights
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.posts import mending
from wagtail_culture_social.social.rights import ImageUse


@dataclass(frozen=True, slots=True)
class Reason:
    """What keeps a post from being ready: a code, words, and where to mend it.

    not-live, expired, restricted, no-file, no-alt, no-rights, agreement-over,
    no-reuse, no-credit, no-text, too-long, not-approved, no-moment.
    """

    code: str
    message: str
    url: str = ""


def reasons_of(page: Any) -> tuple[Reason, ...]:
    """Return what keeps every post of a page from going out, in the active language."""
    return reasons_of_pages([page])[0]


def reasons_of_pages(pages: Iterable[Any]) -> list[tuple[Reason, ...]]:
    """Return the same for many pages, in their order, at one query for restrictions.

    Nothing tells of a restriction on an ancestor or of a move: it is asked each time.
    """
    pages = list(pages)
    closed = _closed_among(pages)
    return [
        (
            *_of_access(page, closed),
            *of_picture(
                main_picture(page), mending.field_url(page, "social_image_alt")
            ),
        )
        for page in pages
    ]


def of_picture(use: ImageUse, alt_url: str) -> Iterator[Reason]:
    """Yield what is wrong with a picture; ``alt_url`` is where one describes it."""
    if use.image is None:
        return
    if not _has_file(use.image):
        message = _("The file of the picture is missing.")
        yield Reason("no-file", message, mending.image_url(use.image))
    if not use.alt_text.strip() and not use.decorative:
        message = _("The picture has no alternative text.")
        yield Reason("no-alt", message, alt_url)
    yield from _of_rights(use.image)


def of_text(
    text: str, measured: Measure, row: SocialPost | None, *, needs_approval: bool
) -> Iterator[Reason]:
    """Yield what is wrong with the text of one post; where to mend it is not said."""
    values = {
        "network": measured.network.name,
        "length": measured.length,
        "limit": measured.limit,
    }
    if not text.strip():
        yield Reason("no-text", _("The post has no text."))
    elif measured.length > measured.limit:
        message = _(
            "The text is too long for %(network)s: %(length)s instead of %(limit)s."
        )
        yield Reason("too-long", message % values)
    elif not measured.fits:
        message = _("%(network)s does not take this text: too many bytes or links.")
        yield Reason("too-long", message % values)
    if needs_approval and not is_approved(row, text):
        yield Reason("not-approved", _("Nobody else has approved this text yet."))


def of_moment(phase: str, said: str) -> Iterator[Reason]:
    """Yield what is wrong when a page speaks of another moment than a post."""
    if phase != said:
        yield Reason("no-moment", _("The page has no post of this moment any more."))


def is_approved(row: SocialPost | None, text: str) -> bool:
    """Tell whether somebody else than its author agreed to exactly this text."""
    if row is None or row.approved_at is None or row.approved_text != text:
        return False
    return row.approved_by_id is None or row.approved_by_id != row.edited_by_id


def _closed_among(pages: list[Any]) -> dict[str, Any]:
    """Return which of these pages and those above are restricted, by path."""
    paths = {path for page in pages for path in _path_to(page)}
    closed = page_model().objects.filter(
        path__in=paths, view_restrictions__isnull=False
    )
    return {page.path: page for page in closed} if paths else {}


def _path_to(page: Any) -> list[str]:
    """Return the paths of a page and of its ancestors, the highest first."""
    step = page.steplen
    return [page.path[:end] for end in range(step, len(page.path) + 1, step)]


def _of_access(page: Any, closed: dict[str, Any]) -> Iterator[Reason]:
    here = mending.page_url(page)
    if not page.live:
        yield Reason("not-live", _("The page is not published."), here)
    elif page.expire_at and page.expire_at <= now():
        yield Reason("expired", _("The page has expired."), here)
    above = next((closed[path] for path in _path_to(page) if path in closed), None)
    if above is not None:
        message = _("The page is not open to everybody: “%(page)s” is restricted.")
        title = {"page": above.get_admin_display_title()}
        yield Reason("restricted", message % title, mending.page_url(above))


def _of_rights(image: AbstractImage) -> Iterator[Reason]:
    rights: ImageRights | None = getattr(image, "culture_rights", None)
    url = mending.rights_url(image)
    if rights is None:
        yield Reason("no-rights", _("Nobody noted the rights of the picture."), url)
        return
    if not _may_be_used(rights):
        yield _no_reuse(rights, url)
    if not rights.is_credited:
        yield Reason("no-credit", _("The picture has no credit."), url)


def _may_be_used(rights: ImageRights) -> bool:
    """Tell whether the statement allows it, or an agreement that is not over."""
    if rights.agreement_until is None:
        return allows_reuse(rights.rights)
    return allows_reuse(rights.rights) or rights.agreement_until >= _today()


def _no_reuse(rights: ImageRights, url: str) -> Reason:
    if rights.agreement_until is not None:
        message = _("The agreement for the picture ended on %(day)s.")
        day = date_format(rights.agreement_until)
        return Reason("agreement-over", message % {"day": day}, url)
    if not rights.rights:
        message = _("Nothing says that the picture may be used again.")
        return Reason("no-rights", message, url)
    message = _("“%(rights)s” does not allow to post the picture without an agreement.")
    label = rights_label(rights.rights, get_language() or "en") or rights.rights
    return Reason("no-reuse", message % {"rights": label}, url)


def _today() -> Any:
    """Return the present day of the site, not that of the editor's time zone."""
    return timezone.localdate(now(), timezone.get_default_timezone())


def _has_file(image: AbstractImage) -> bool:
    file = image.file
    try:
        return bool(file) and file.storage.exists(file.name)
    except (OSError, ValueError, SuspiciousFileOperation):
        return False
