"""Where in the admin one mends what keeps a post from going out: addresses only."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.images.models import AbstractImage

from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.models.rights import ImageRights
from wagtail_culture_social.social.twins import source_of


def page_url(page: Any) -> str:
    """Return where a page is edited; ``""`` before it is saved."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk else ""


def field_url(page: Any, field: str) -> str:
    """Return where a field of a page is edited; for an alias, on its source.

    Wagtail opens the tab of what is named after the ``#``. The name of a label does
    not depend on the language of the editor, as those of panels do.
    """
    url = page_url(source_of(page))
    return url and f"{url}#id_{field}-label"


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
