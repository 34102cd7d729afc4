"""A file or an address of others is read into a programme; nothing is kept here."""

from typing import Any

from wagtail_culture_social.domain.imports.campaign_calendars import read_calendar
from wagtail_culture_social.domain.imports.campaigns import (
    MOST_BYTES,
    ReadProgramme,
    is_json,
    read_json,
)
from wagtail_culture_social.outbound import fetch

ACCEPTED = ("text/*", "application/*")


def read_file(file: Any) -> ReadProgramme:
    """Return the programme of an uploaded file; raises ``ImportFault``."""
    data = file.read(MOST_BYTES + 1)
    return _read(data, file.name, getattr(file, "content_type", "") or "")


def read_address(url: str) -> ReadProgramme:
    """Return what stands at an address; raises ``ImportFault``, ``OutboundError``."""
    answer = fetch(url, accept=ACCEPTED, most_bytes=MOST_BYTES)
    return _read(answer.body, answer.filename, answer.content_type, url)


def _read(
    data: bytes, filename: str, content_type: str, address: str = ""
) -> ReadProgramme:
    if is_json(filename, content_type, data):
        return read_json(data)
    return read_calendar(data, address)
