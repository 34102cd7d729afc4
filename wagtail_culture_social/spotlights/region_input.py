"""The field at which editors draw a detail of a picture, in place of typing it."""

from typing import Any

from django.forms import Media, NumberInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static

FOLDER = "wagtail_culture_social"


class RegionInput(NumberInput):
    """The first of the four numbers; a script adds the button that draws them all."""

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Tell the script its words and where Wagtail shows an image to editors."""
        address = reverse("wagtailimages:preview", args=[0, "width-1000"])
        words = {
            "data-controller": "wcs-region",
            "data-wcs-region-address-value": address,
            "data-wcs-region-open-value": _("Draw on the picture"),
            "data-wcs-region-help-value": _("Draw a rectangle around the detail."),
            "data-wcs-region-missing-value": _("Choose the picture first."),
            "data-wcs-region-done-value": _("Close"),
        }
        return super().build_attrs({**base_attrs, **words}, extra_attrs)

    @property
    def media(self) -> Media:
        """Return the script and its style."""
        return Media(
            js=[versioned_static(f"{FOLDER}/js/wcs-region.js")],
            css={"all": [versioned_static(f"{FOLDER}/css/wcs-region.css")]},
        )


class PercentBlock(blocks.DecimalBlock):
    """One number of a region, in percent of the picture."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=5, decimal_places=2, **options)


class CornerBlock(PercentBlock):
    """The first number of a region: where the four of them can be drawn."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        widget = RegionInput()
        widget.attrs.update(self.field.widget_attrs(widget))
        self.field.widget = widget
