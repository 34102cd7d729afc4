"""The form that takes the address of a manifest, and fetches it when it is sent."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.gallica import manifest_address
from wagtail_culture_social.domain.iiif.selection import read_numbers
from wagtail_culture_social.models.manifests import Manifest
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.spotlights.iiif.fetching import Fetched, fetch_manifest
from wagtail_culture_social.spotlights.iiif.storing import (
    MOST_PICTURES,
    fetch_pictures,
    keep,
)
from wagtail_culture_social.spotlights.iiif.words import message

ADDRESS = Manifest._meta.get_field("url")


class ManifestForm(WagtailAdminModelForm):
    """An address that is not kept yet; of one that is, which pictures are."""

    url = forms.CharField(
        max_length=500,
        label=capfirst(ADDRESS.verbose_name),
        help_text=ADDRESS.help_text,
    )

    class Meta:
        model = Manifest
        fields = ["url", "pictures"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fetched: Fetched | None = None
        if self.instance.pk:
            self.fields["url"].disabled = True

    def clean_url(self) -> str:
        """Turn what was pasted into the address of a manifest that is not kept yet."""
        url = manifest_address(self.cleaned_data["url"])
        others = Manifest.objects.exclude(pk=self.instance.pk)
        if known := others.filter(url=url).first():
            words = {"title": known}
            raise ValidationError(_("It is kept already: “%(title)s”.") % words)
        return url

    def clean_pictures(self) -> str:
        """Refuse anything but numbers and ranges."""
        typed = self.cleaned_data["pictures"]
        try:
            read_numbers(typed, MOST_PICTURES)
        except ValueError:
            message = _("Write numbers, for example 1, 3-5.")
            raise ValidationError(message) from None
        return typed

    def clean(self) -> dict[str, Any]:
        """Fetch the manifest when everything else is right."""
        cleaned = super().clean()
        if not self.errors and not self.instance.pk:
            try:
                self.fetched = fetch_manifest(cleaned["url"])
            except (ManifestFault, OutboundError) as error:
                self.add_error("url", message(error))
        return cleaned

    def save(self, commit: bool = True) -> Manifest:  # noqa: FBT001, FBT002 - Django's
        """Keep what was fetched; a manifest and its views are one thing."""
        if self.fetched:
            return keep(self.instance, self.fetched)
        if "pictures" in self.changed_data:
            fetch_pictures(self.instance)  # before the row is locked
        return super().save(commit)
