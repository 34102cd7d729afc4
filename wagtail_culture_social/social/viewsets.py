"""The "Culture & social" menu: hashtags, places, people, closing days, words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.images import get_image_model
from wagtail.models import Site
from wagtail.snippets.views.snippets import (
    CreateView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from wagtail_culture_social.models.closing import ClosingDay
from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.models.people import Organisation, Person
from wagtail_culture_social.models.places import Venue
from wagtail_culture_social.models.posts import PostingHours
from wagtail_culture_social.models.rights import ImageRights
from wagtail_culture_social.models.settings import SnippetPattern
from wagtail_culture_social.social.patterns import ExamplePanel


class HashtagViewSet(SnippetViewSet):
    """Hashtags and their spelling per language."""

    model = Hashtag
    icon = "tag"
    menu_label = _("Hashtags")
    list_display = ["name", "key", "merged_into"]
    search_fields = ["name", "key"]
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        InlinePanel(
            "spellings", heading=_("Spelling per language"), label=_("spelling")
        ),
    ]


class PersonViewSet(SnippetViewSet):
    """Performers, speakers, authors."""

    model = Person
    icon = "user"
    menu_label = _("People")
    list_display = ["name", "description", "locale"]
    search_fields = ["name"]
    panels = ["name", "description", "url", "accounts"]


class OrganisationViewSet(SnippetViewSet):
    """Ensembles, organisers, partners."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "description", "locale"]
    search_fields = ["name"]
    panels = ["name", "description", "url", "logo", "accounts"]


class ClosingDayViewSet(SnippetViewSet):
    """Closing days of the institution, and school holidays."""

    model = ClosingDay
    icon = "no-view"
    menu_label = _("Closing days")
    list_display = ["name", "list", "first", "last", "site"]
    list_filter = ["list"]
    copy_view_enabled = False
    panels = ["list", "name", FieldRowPanel(["first", "last"]), "site"]


class VenueViewSet(SnippetViewSet):
    """Places where events happen."""

    model = Venue
    icon = "home"
    menu_label = _("Venues")
    list_display = ["name", "locality", "locale"]
    panels = [
        "name",
        MultiFieldPanel(
            ["street_address", "postal_code", "locality", "country"],
            heading=_("Address"),
        ),
        MultiFieldPanel(["latitude", "longitude"], heading=_("Position")),
        MultiFieldPanel(["access", "accessibility"], heading=_("Access")),
        MultiFieldPanel(["url", "telephone"], heading=_("Contact")),
        MultiFieldPanel(["photo", "photo_alt"], heading=_("Photo")),
        "opening_hours",
    ]


class AddImageRightsView(CreateView):
    """The form for new rights; an address may name their image."""

    def get_initial(self) -> dict[str, Any]:
        """Return the image of the address, nothing for one that does not exist."""
        initial, key = super().get_initial(), self.request.GET.get("image", "")
        if key.isdecimal():
            initial["image"] = get_image_model().objects.filter(pk=key).first()
        return initial


class ImageRightsViewSet(SnippetViewSet):
    """Creator, credit and rights of images."""

    add_view_class = AddImageRightsView

    model = ImageRights
    icon = "image"
    menu_label = _("Rights of images")
    list_display = ["image", "creator", "credit_line", "agreement_until"]
    search_fields = ["creator", "credit_line"]
    copy_view_enabled = False
    panels = [
        "image",
        "creator",
        "credit_line",
        "rights",
        "agreement_until",
        "source",
    ]


class SnippetPatternViewSet(SnippetViewSet):
    """The institution's own words for posts."""

    model = SnippetPattern
    icon = "pilcrow"
    menu_label = _("Words of posts")
    list_display = ["__str__", "text", "locale"]
    search_fields = ["text"]
    copy_view_enabled = False
    panels = ["post", "network", "text", ExamplePanel(heading=_("Example"))]


class AddPostingHoursView(CreateView):
    """The form for new hours, of the site on which one works."""

    def get_initial(self) -> dict[str, Any]:
        """Return the site of the request."""
        return super().get_initial() | {"site": Site.find_for_request(self.request)}


class PostingHoursViewSet(SnippetViewSet):
    """When an institution posts, on one network or on all."""

    model = PostingHours
    add_view_class = AddPostingHoursView
    icon = "time"
    menu_label = _("Posting hours")
    list_display = ["__str__", "times", "site"]
    list_filter = ["site"]
    copy_view_enabled = False
    panels = ["site", "network", "times", "quiet_days"]


class CultureSocialGroup(SnippetViewSetGroup):
    """One menu item for everything of the package."""

    items: tuple[Any, ...] = (
        HashtagViewSet,
        VenueViewSet,
        PersonViewSet,
        OrganisationViewSet,
        ClosingDayViewSet,
        ImageRightsViewSet,
        SnippetPatternViewSet,
        PostingHoursViewSet,
    )
    menu_icon = "date"
    menu_label = _("Culture & social")
    menu_name = "culture-social"
    menu_order = 250
