"""The form of an image with its rights, for ``WAGTAILIMAGES_IMAGE_FORM_BASE``."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.images.forms import BaseImageForm

from wagtail_culture_social.models.rights import ImageRights

PREFIX = "culture_"
"""What the names of our fields begin with, beside those of any image model."""


class RightsForm(WagtailAdminModelForm):
    """The rights of an image, without the image."""

    class Meta(WagtailAdminModelForm.Meta):
        model = ImageRights
        fields = ["creator", "credit_line", "rights", "agreement_until", "source"]


class CreditedImageForm(BaseImageForm):
    """The form of an image that asks for creator, credit and rights as well.

    Wagtail uses it where images are uploaded and edited.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rights = getattr(self.instance, "culture_rights", None) or ImageRights()
        told = model_to_dict(self.rights, RightsForm.Meta.fields)
        for name, field in RightsForm().fields.items():
            field.initial = told[name]
            self.fields[PREFIX + name] = field

    def clean(self) -> dict[str, Any]:
        """Check the rights as their own form does."""
        cleaned = super().clean()
        for name in RightsForm.Meta.fields:
            if PREFIX + name in cleaned:
                setattr(self.rights, name, cleaned[PREFIX + name])
        try:
            self.rights.clean()
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self.add_error(PREFIX + name, errors)
        return cleaned

    def _save_m2m(self) -> None:
        """Keep the rights once the image is there, which may be later."""
        super()._save_m2m()
        if any(name.startswith(PREFIX) for name in self.changed_data):
            self.rights.image = self.instance
            self.rights.save()
