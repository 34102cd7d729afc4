"""What a person types about posts: by hand, their text, their hour, what went out."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.coreutils import get_content_languages
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Site

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import now, site_networks
from wagtail_culture_social.models.posts import LONGEST, SocialPost
from wagtail_culture_social.social.desk.filters import a_day
from wagtail_culture_social.social.panels import campaign_models


def a_moment(label: Any, *, required: bool = True, **more: Any) -> forms.DateTimeField:
    """Return a field for a day and an hour, in a browser's own calendar."""
    widget = forms.DateTimeInput(
        format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
    )
    return forms.DateTimeField(label=label, required=required, widget=widget, **more)


def a_text(**more: Any) -> forms.CharField:
    """Return a field for the text of a post; browsers cut nothing off what is typed."""
    return forms.CharField(
        label=gettext_lazy("Text"),
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs={"rows": 8}),
        **more,
    )


class MomentForm(forms.Form):
    """When a post is due."""

    due = a_moment(gettext_lazy("Due"))

    def clean_due(self) -> datetime:
        """Refuse an hour that is gone by."""
        due = self.cleaned_data["due"]
        if "due" in self.changed_data and due < now():
            raise forms.ValidationError(_("This moment is past."))
        return due


class MessageForm(MomentForm):
    """A post written by hand, for several networks at once."""

    text = a_text()
    networks = forms.MultipleChoiceField(
        label=gettext_lazy("Networks"), widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    link = forms.URLField(
        label=gettext_lazy("Link"),
        required=False,
        assume_scheme="https",
        max_length=SocialPost._meta.get_field("link").max_length,
        help_text=gettext_lazy("For example https://example.org/closed"),
    )
    image = forms.ModelChoiceField(
        get_image_model().objects.none(),
        label=gettext_lazy("Picture"),
        required=False,
        widget=AdminImageChooser,
    )
    image_alt = forms.CharField(
        label=gettext_lazy("Alternative text of the picture"),
        required=False,
        max_length=SocialPost._meta.get_field("image_alt").max_length,
        help_text=gettext_lazy("What it shows, for people who do not see it."),
    )
    campaign = forms.ModelChoiceField(
        page_model().objects.none(), label=gettext_lazy("Campaign"), required=False
    )
    campaign_day = a_day(gettext_lazy("Day of the campaign"))

    field_order = ("text", "networks", "language", "due")

    def __init__(self, site: Site, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        networks = [(network.id, network.name) for network in site_networks()]
        self.fields["networks"].choices = networks
        self.fields["language"].choices = list(get_content_languages().items())
        self.fields["image"].queryset = get_image_model().objects.all()
        campaigns = page_model().objects.type(*campaign_models()).live()
        below = campaigns.descendant_of(site.root_page).order_by("title")
        self.fields["campaign"].queryset = below

    def clean(self) -> dict[str, Any]:
        """Refuse the day of a campaign without the campaign."""
        typed = super().clean()
        if typed.get("campaign_day") and not typed.get("campaign"):
            self.add_error("campaign", _("Choose the campaign of this day."))
        return typed


class ChangeForm(MessageForm):
    """Changes a post by hand on all networks on which it did not go out."""

    before = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, site: Site, taken: set[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(site, *args, **kwargs)
        del self.fields["language"]
        networks = self.fields["networks"]
        networks.label = gettext_lazy("Add networks")
        networks.required = False
        networks.choices = [
            choice for choice in networks.choices if choice[0] not in taken
        ]
        if not networks.choices:
            del self.fields["networks"]
        self.fields["text"].help_text = _(
            "Networks for which the text was changed on its own keep theirs."
        )


class TextForm(forms.Form):
    """The text of one post, and what its author saw when beginning to write."""

    text = a_text(required=False)
    written_from = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> datetime | None:
        """Return when the text that was seen had been written."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None


class PostedForm(forms.Form):
    """What went out: where, when, and the words that the person saw."""

    url = forms.URLField(
        label=gettext_lazy("Address of the post"),
        required=False,
        assume_scheme="https",
        max_length=SocialPost._meta.get_field("posted_url").max_length,
    )
    at = a_moment(
        gettext_lazy("Posted at"),
        required=False,
        help_text=gettext_lazy("Empty: now."),
    )
    text = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST)
    alt = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST)


class AgreementForm(forms.Form):
    """The text that a second person saw and agrees to."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST)
