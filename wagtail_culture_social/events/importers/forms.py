"""Forms of imports: the source, and the file to import now."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.events.importers.services import may_import
from wagtail_culture_social.events.projection import event_models
from wagtail_culture_social.models.imports import ImportSource
from wagtail_culture_social.social.zones import time_zone_choices


class PageTypeField(forms.ModelChoiceField):
    """The installed types of events, by the names that editors know."""

    def label_from_instance(self, obj: Any) -> str:
        return str(capfirst(obj.model_class()._meta.verbose_name))


class ImportSourceForm(WagtailAdminModelForm):
    """A source; nobody aims one at a branch of the site that is not theirs."""

    page_type = PageTypeField(
        queryset=ContentType.objects.none(), label=_("Type of the pages")
    )
    time_zone = forms.ChoiceField(
        choices=time_zone_choices,
        initial=default_time_zone,
        label=_("Time zone"),
        help_text=_("For hours that name none."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = ContentType.objects.get_for_models(*event_models()).values()
        types = ContentType.objects.filter(pk__in=[one.pk for one in found])
        field: Any = self.fields["page_type"]
        field.queryset = types
        if len(types) == 1:
            field.initial = types[0]

    def clean(self) -> dict[str, Any]:
        """Refuse a parent below which the editor may not add or publish pages."""
        data = super().clean()
        parent, publish = data.get("parent"), bool(data.get("publish"))
        source = ImportSource(parent=parent, publish=publish)
        if parent is not None and not may_import(source, self.for_user):
            self.add_error(
                "parent",
                _("You may not publish pages below this one.")
                if publish
                else _("You may not add pages below this one."),
            )
        return data


class ImportForm(forms.Form):
    """Which file is imported now."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A calendar (ICS), OpenAgenda’s JSON or a table (CSV)."),
    )
    makes_again = forms.BooleanField(
        required=False,
        label=_("Make pages again that were deleted here"),
    )

    def __init__(self, source: ImportSource, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if source.url:
            self.fields["file"].required = False
            self.fields["file"].help_text = _("None: what stands at %(address)s.") % {
                "address": source.url
            }
