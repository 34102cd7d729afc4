"""How the addresses of what stands in blocks begin; what answers is in the views."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class BlockConverter(StringConverter):
    """The id of a block: any text but NUL, which PostgreSQL refuses to look for."""

    regex = r"[^/\x00]+"


register_converter(BlockConverter, "wcs_block")

OF_POLL = "poll/<uuid:twin_key>/<wcs_block:block>"
OF_CONTEST = "contest/<uuid:twin_key>/<wcs_block:block>"
OF_REGISTRATION = "registration/<uuid:twin_key>/<wcs_block:block>"
