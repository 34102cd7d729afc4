"""Where in the admin one mends what keeps a post from going out: addresses only."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.admin.panels import TabbedInterface
from wagtail.images.models import AbstractImage

from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.models.rights import ImageRights
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.twins import source_of


def page_url(page: Any) -> str:
    """Return where a page is edited; ``""`` before it is saved."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk else ""


def field_url(page: Any, field: str) -> str:
    """Return where a field of a page is edited; for an alias, on its source."""
    url = page_url(source_of(page))
    return url and url + field_anchor(page.specific_class, field)


def image_url(image: AbstractImage) -> str:
    """Return where the file of an image is replaced."""
    return reverse("wagtailimages:edit", args=[image.pk])


def rights_url(image: AbstractImage) -> str:
    """Return where the rights of an image are edited, or added when it has none."""
    rights = getattr(image, "culture_rights", None)
    name = ImageRights.snippet_viewset.get_url_name
    if rights is None:
        return f"{reverse(name('add'))}?image={image.pk}"
    return reverse(name("edit"), args=[quote(rights.pk)])


def settings_url(site_id: int) -> str:
    """Return where the social settings of a site are edited."""
    options = SocialSettings._meta
    arguments = [options.app_label, options.model_name, site_id]
    return reverse("wagtailsettings:edit", args=arguments)


def kit_url(page: Any, phase: str, recurrence_id: str) -> str:
    """Return where the posts of a page at one moment are written."""
    if not page.pk:
        return ""
    query = urlencode({"phase": phase, "date": recurrence_id})
    return f"{reverse('wagtail_culture_social_kit', args=[page.pk])}?{query}"


def post_url(post: SocialPost) -> str:
    """Return where a post by hand is edited; ``""`` before it is saved."""
    return (
        reverse("wagtail_culture_social_desk_post", args=[post.pk]) if post.pk else ""
    )


@cache
def field_anchor(model: Any, field: str) -> str:
    """Return the fragment at which Wagtail shows a field of a page type, or ``""``."""
    return _anchor(model.get_edit_handler(), field, "panel")


def _anchor(panel: Any, field: str, prefix: str) -> str:
    """Return the section that holds the field; tabs have none themselves."""
    for child, name in zip(panel.children, panel.child_identifiers, strict=True):
        if isinstance(panel, TabbedInterface):
            if found := _anchor(child, field, f"{prefix}-child-{name}"):
                return found
        elif _holds(child, field):
            return f"#{prefix}-{name}-section"
    return ""


def _holds(panel: Any, field: str) -> bool:
    if getattr(panel, "field_name", "") == field:
        return True
    return any(_holds(child, field) for child in getattr(panel, "children", ()))
