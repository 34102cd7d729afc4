"""The copy that somebody asks for: all that is held of them, with their files."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import PurePath
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.http import FileResponse

from wagtail_culture_social.participation.models import Upload

DATA = "personal-data.json"


def copy_of(told: Mapping[str, Any], uploads: Iterable[Upload]) -> FileResponse:
    """Return what is told as JSON, in a ZIP with the files that it names.

    A file that was never read is left out, as everywhere: it may be anything.
    """
    content = TemporaryFile()  # noqa: SIM115 - the response closes it
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        words = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr(DATA, words)
        for upload in uploads:
            if upload.is_read:
                _add(archive, upload)
    content.seek(0)
    return FileResponse(content, as_attachment=True, filename="personal-data.zip")


def _add(archive: ZipFile, upload: Upload) -> None:
    with suppress(FileNotFoundError), upload.file.open("rb") as source:
        name = PurePath(upload.file.name).name
        with archive.open(f"files/{name}", "w") as target:
            copyfileobj(source, target)
