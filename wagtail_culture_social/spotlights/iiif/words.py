"""Why a manifest or a picture was not taken, in our own words."""

from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.reading import MOST_BYTES
from wagtail_culture_social.outbound import OutboundError, message_of
from wagtail_culture_social.social.fetched_pictures import message_of_picture
from wagtail_culture_social.spotlights.iiif.thumbnails import LATER, NONE

FAULTS = {
    "too-big": _("The manifest is larger than %(most)s MB."),
    "html": _(
        "This is a web page, not a manifest. Look there for “IIIF manifest” and copy "
        "that address."
    ),
    "not-json": _("This is no manifest: it cannot be read as JSON."),
    "too-deep": _("The manifest is nested too deeply."),
    "collection": _(
        "This is a collection of manifests. Give the address of one of them."
    ),
    "annotations": _("These are annotations only, without the object around them."),
    "image-info": _(
        "This describes one image (info.json). Give the address of the manifest."
    ),
    "not-manifest": _("This is JSON, but no IIIF manifest."),
    "version": _("The manifest says neither Presentation 2 nor Presentation 3."),
    "no-canvases": _("The manifest shows nothing: it has no canvases."),
    "missing": _("The manifest lacks what the standard requires (%(place)s)."),
    "old-words": _(
        "A text names no language, as in version 2, though the manifest says that it "
        "is version 3 (%(place)s)."
    ),
    "shape": _("The manifest is not written as the standard says (%(place)s)."),
    "address": _("There is no web address where one belongs (%(place)s)."),
    "size": _(
        "Width and height of a view have to be whole numbers, both of them (%(place)s)."
    ),
    "duration": _("The duration of a view is no number of seconds (%(place)s)."),
    "misplaced": _("Annotations stand where only pictures belong (%(place)s)."),
    "rights": _(
        "The rights are neither Creative Commons nor RightsStatements.org, which the "
        "standard requires (%(place)s)."
    ),
}
PICTURE_FAULTS = {
    LATER: _("There was no time left to fetch it."),
    NONE: _("There is no picture for this view."),
}


def message(error: ManifestFault | OutboundError) -> str:
    """Return why there is no manifest, in the active language."""
    if isinstance(error, OutboundError):
        return message_of(error)
    values = {"place": error.place, "most": MOST_BYTES // 1024**2}
    return str(FAULTS[error.code]) % values


def message_of_view(code: str) -> str:
    """Return why a view has no picture."""
    known = PICTURE_FAULTS.get(code)
    return str(known) if known else message_of_picture(code)
