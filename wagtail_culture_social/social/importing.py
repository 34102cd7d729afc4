"""What all imports share: slugs, their name in histories, faults of files."""

from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import find_available_slug

from wagtail_culture_social.social.addresses import is_taken

ACTION = "wagtail_culture_social.import"
"""How the history of a page calls an import."""

LONGEST_SLUG = 200

FILE_FAULTS = {
    "empty": _("The file is empty."),
    "too-big": _("The file is larger than %(most)s MB."),
    "archive": _(
        "This is an archive or a workbook (%(kind)s). Unpack it, or save it as CSV."
    ),
    "html": _("This is a web page, not a programme file."),
    "unknown-kind": _(
        "This is neither a calendar (ICS), nor OpenAgenda’s JSON, nor a table (CSV)."
    ),
    "another-shape": _(
        "The file can be read, but it holds no programme of the format %(kind)s."
    ),
    "broken": _("The file breaks off or makes no sense as %(kind)s."),
    "too-deep": _("The file is nested too deeply."),
    "no-column": _("The table has no column “%(column)s”."),
    "not-fetched": _("The address could not be fetched. %(reason)s"),
}
"""Why a whole file cannot be read."""


def free_slug(parent: Any, title: str, otherwise: str) -> str:
    """Return a slug below a page that no other page and no view of it has."""
    slug = slugify(anyascii(title))[:LONGEST_SLUG].strip("-") or otherwise
    if is_taken(parent.specific_class, slug):
        slug = f"{slug}-1"
    return str(find_available_slug(parent, slug))
