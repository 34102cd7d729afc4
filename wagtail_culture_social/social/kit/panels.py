"""What the tab Social of the page editor shows besides its fields."""

from collections.abc import Iterator
from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.social.kit.looks import crop_of
from wagtail_culture_social.social.kit.views import KIT
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.rights import credit_of


class SourcePanel(Panel):
    """What the posts are made of, as it was saved, and the ways to see them.

    Summary and picture are fields of the first tab, which has to be enough to publish;
    here they are shown, not asked for a second time.
    """

    class BoundPanel(Panel.BoundPanel):
        """Renders summary, picture as networks cut it, alternative text and links."""

        template_name = "wagtail_culture_social/admin/kit/source_panel.html"

        @property
        def media(self) -> Media:
            sheet = versioned_static("wagtail_culture_social/css/wcs-kit.css")
            return Media(css={"all": [sheet]})

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            page = self.instance
            if page.pk is None:
                return context
            use = main_picture(page)
            return {
                **context,
                "page": page,
                "kit_url": reverse(KIT, args=[page.pk]),
                "use": use,
                "credit": credit_of(use).text,
                "crops": list(crops_of(use.image)) if use.image else [],
            }


def crops_of(image: Any) -> Iterator[tuple[Any, str]]:
    """Yield the picture as networks cut it, each shape with the names of its networks.

    Shapes whose file cannot be made are left out.
    """
    for networks in _by_shape().values():
        crop = crop_of(image, networks[0])
        if crop is not None:
            yield crop, ", ".join(network.name for network in networks)


def _by_shape() -> dict[tuple[int, int], list[Network]]:
    found: dict[tuple[int, int], list[Network]] = {}
    for network in site_networks():
        shape = (network.image_width, network.image_height)
        found.setdefault(shape, []).append(network)
    return found
