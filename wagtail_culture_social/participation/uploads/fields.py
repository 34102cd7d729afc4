"""The form field for a file of a visitor, and its control, which keeps the file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.uploads import (
    IMAGE,
    SOUND,
    Fault,
    UploadFault,
    accepted,
)
from wagtail_culture_social.participation.models import Upload
from wagtail_culture_social.participation.uploads import keeping
from wagtail_culture_social.participation.uploads.erasing import erase
from wagtail_culture_social.participation.uploads.faults import error_of
from wagtail_culture_social.participation.uploads.receiving import receive

HELP = {
    IMAGE: _(
        "JPEG, PNG or WebP, %(most)d MB at most. The place and the names that a "
        "camera notes in a picture are removed."
    ),
    SOUND: _(
        "MP3, M4A, Ogg, WAV or FLAC, %(most)d MB at most. The place and the names that "
        "a recorder notes in a sound are removed."
    ),
}
LONGEST_FIELD = Upload._meta.get_field("field").max_length


def _help_now(kind: str) -> str:
    return str(HELP[kind]) % {"most": settings.upload_megabytes}


help_for = lazy(_help_now, str)


class KeptFileInput(forms.FileInput):
    """A file to choose, beside the one that was sent before; without any script."""

    kept: Upload | None = None

    def value_from_datadict(
        self, data: Any, files: Any, name: str
    ) -> tuple[UploadedFile | None, str, str]:
        """Return the file, the word for one that was sent before, and the name."""
        return files.get(name), data.get(f"{name}_kept", ""), name

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}_kept" not in data

    def use_required_attribute(self, initial: Any) -> bool:
        return self.kept is None

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> str:
        """Return the control, with the name of the file that is kept."""
        attrs = dict(attrs or {})
        told = f"{attrs.get('id') or name}_kept"
        if self.kept is not None:
            attrs.pop("required", None)
            described = (attrs.get("aria-describedby"), told)
            attrs["aria-describedby"] = " ".join(filter(None, described))
        context = {
            "control": super().render(name, None, attrs, renderer),
            "name": f"{name}_kept",
            "id": told,
            "kept": self.kept,
            "word": keeping.word_for(self.kept) if self.kept else "",
        }
        template = "wagtail_culture_social/participation/includes/kept_file.html"
        return render_to_string(template, context)


class VisitorFileField(forms.FileField):
    """A file that a visitor sends; its clean value is an ``Upload``, or ``None``.

    ``field`` is what the upload notes as its own; else that is its name in the form.
    """

    widget = KeptFileInput

    def __init__(self, *, kind: str = IMAGE, field: str = "", **options: Any) -> None:
        self.kind, self.field = kind, field
        super().__init__(**{"help_text": help_for(kind), **options})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer the files that are taken, and no others."""
        return {**super().widget_attrs(widget), "accept": ",".join(accepted(self.kind))}

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        """Return the file that was sent now, else the one that was sent before."""
        sent, word, name = data
        field = self.field or name[:LONGEST_FIELD]
        before = keeping.kept(word, field) if word else None
        self.widget.kept = before
        if sent:
            self.widget.kept = self._received(sent, field)
            if before is not None and before.entry_id is None:
                erase(before)
        elif word and before is None:
            raise error_of(UploadFault(Fault.GONE))
        elif self.required and before is None:
            message = self.error_messages["required"]
            raise forms.ValidationError(message, code="required")
        return self.widget.kept

    def has_changed(self, initial: Any, data: Any) -> bool:
        sent, word, _name = data
        return bool(sent or word)

    def _received(self, sent: UploadedFile, field: str) -> Upload:
        try:
            return receive(sent, field, self.kind)
        except UploadFault as fault:
            raise error_of(fault) from None
