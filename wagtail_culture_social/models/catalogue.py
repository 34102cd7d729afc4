"""The check of an address template of a catalogue, in the editor's words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.catalogue import (
    CatalogueTemplateError,
    check_template,
)

FAULTS = {
    "address": _("Write a whole address: https://…"),
    "host": _("The name of the site may hold no braces."),
    "placeholder": _("{%(name)s} is not known. These are: {isbn} {ean} {title}."),
    "nothing": _("Write {isbn}, {ean} or {title} where the work is named."),
}


def validate_catalogue(template: str) -> None:
    """Refuse a template that leads nowhere."""
    try:
        check_template(template)
    except CatalogueTemplateError as error:
        message = FAULTS[error.code] % {"name": error.detail}
        raise ValidationError(message) from error
