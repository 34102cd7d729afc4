"""The form that asks for the programme of a campaign run elsewhere."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.campaigns.importing.saving import campaign_types
from wagtail_culture_social.outbound import fault_of_address, message_of


class CampaignTypeField(forms.ModelChoiceField):
    """The types of campaigns, by the names that editors know."""

    def label_from_instance(self, obj: Any) -> str:
        return str(capfirst(obj.model_class()._meta.verbose_name))


class CampaignImportForm(forms.Form):
    """An address or a file, one of them; the type is asked where there are several."""

    url = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        label=_("Address of the programme"),
        help_text=_(
            "The link “For your site (JSON)” or the calendar (ICS) of the campaign. "
            "It begins with https://."
        ),
    )
    file = forms.FileField(
        required=False,
        label=_("File"),
        help_text=_("Or the file itself: JSON or ICS, 2 MB at most."),
    )
    page_type = CampaignTypeField(
        queryset=ContentType.objects.none(), label=_("Type of the pages")
    )

    def __init__(self, parent: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = ContentType.objects.get_for_models(*campaign_types(parent)).values()
        types = ContentType.objects.filter(pk__in=[one.pk for one in found])
        field: Any = self.fields["page_type"]
        field.queryset = types
        field.initial = types.first()
        if len(found) == 1:
            field.widget = forms.HiddenInput()

    def clean_url(self) -> str:
        """Refuse an address that we would never ask."""
        url = self.cleaned_data["url"]
        if fault := url and fault_of_address(url):
            raise forms.ValidationError(message_of(fault))
        return str(url)

    def clean(self) -> dict[str, Any]:
        """Ask for one place to read from."""
        data = super().clean() or {}
        if not self.errors and bool(data.get("url")) == bool(data.get("file")):
            message = gettext("Give an address or a file, one of them.")
            raise forms.ValidationError(message)
        return data
