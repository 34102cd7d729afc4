"""What Wagtail's checks say of a page of ours besides: hashtags, pictures, posts.

Wagtail runs axe in the page, which knows its rules by selectors. What is at fault is
found here, where the page and its posts are known; the selectors point at it.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Locale

from wagtail_culture_social.conf import settings
from wagtail_culture_social.domain.hashtags import lint
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.page_types import has_posts
from wagtail_culture_social.social.services import page_hashtags, page_snippets
from wagtail_culture_social.social.twins import source_of

HASHTAG, PICTURE, LIMIT = "wcs-hashtag", "wcs-picture", "wcs-limit"
RIGHTS = "wcs-rights"
MESSAGES = {
    HASHTAG: {
        "error_name": _("Hashtag hard to read aloud"),
        "help_text": _("Begin each word with a capital: #NuitDesMusées"),
    },
    PICTURE: {
        "error_name": _("Picture without alternative text in this language"),
        "help_text": _("Say what the picture shows, in the language of the page"),
    },
    RIGHTS: {
        "error_name": _("Picture without credit, or its agreement ended"),
        "help_text": _("Complete the rights of the image, or choose another"),
    },
    LIMIT: {
        "error_name": _("Post over the limit of its network"),
        "help_text": _("Shorten the title, or the text of this post"),
    },
}
FAULT = "wcs-fault"
CHECK = {
    "id": FAULT,
    "evaluate": "attr-non-space-content-evaluate",
    "options": {"attribute": "data-wcs-never"},
}
"""A check that what its rules select never passes, by a function that axe has."""

NOTHING = "wcs-nothing"
"""A selector that selects nothing: axe has to know a rule in every frame."""

STEM = 20
"""Characters of a file's name that the names of its renditions surely begin with."""


def add_content_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Give the checks of the userbar, and those of the editor, our rules."""
    if not has_posts(page):
        return
    for item in items:
        if isinstance(item, ContentCheckerItem):
            faults = {} if item.in_editor else faults_of(page, request)
            _extend(item, faults)


def faults_of(page: Any, request: HttpRequest | None = None) -> dict[str, list[str]]:
    """Return selectors of what is at fault on a page, by rule."""
    return {
        HASHTAG: [
            f'[data-wcs-copy="#{link.text}"]'
            for link in page_hashtags(page)
            if "lower-case-run" in lint(link.text)
        ],
        PICTURE: [_shown(image) for image in _without_words(page)],
        RIGHTS: [_shown(image) for image in _without_rights(page)],
        LIMIT: ["h1"] if _has_long_post(page, request) else [],
    }


def _extend(item: ContentCheckerItem, faults: dict[str, list[str]]) -> None:
    """Add our rules to a checker, whichever class the site uses for it."""
    rules = [
        {
            "id": name,
            "impact": "moderate",
            "selector": ", ".join(faults.get(name, ())) or NOTHING,
            "tags": ["best-practice"],
            "any": [FAULT],
            "enabled": True,
        }
        for name in MESSAGES
    ]
    item.axe_custom_rules = [*item.axe_custom_rules, *rules]
    item.axe_custom_checks = [*item.axe_custom_checks, CHECK]
    item.axe_messages = {**item.axe_messages, **MESSAGES}
    if item.axe_run_only and not any(map(_is_tag, item.axe_run_only)):
        item.axe_run_only = [*item.axe_run_only, *MESSAGES]


def _is_tag(name: str) -> bool:
    """Tell whether axe was asked for all rules of a kind, which do not mix with ids."""
    return name.startswith(("wcag", "best-practice", "cat.", "section508", "ACT", "TT"))


def _shown(image: AbstractImage) -> str:
    """Return a selector of an image in any of its sizes."""
    return f'img[src*="/{PurePosixPath(image.file.name).stem[:STEM]}"]'


def _without_words(page: Any) -> Iterator[AbstractImage]:
    """Yield the images that nobody described in the language of the page.

    The description of an image is in the site's own language.
    """
    image = page.social_image
    if image is not None and not page.social_image_alt:
        is_own = source_of(page).locale_id == Locale.get_default().pk
        if not (is_own and getattr(image, "description", "")):
            yield image
    for picture in _pictures(page):
        if not (picture.get("alt_text") or picture.get("decorative")):
            yield picture["image"]


def _without_rights(page: Any) -> Iterator[AbstractImage]:
    """Yield the images that would not be published again."""
    shown = [picture["image"] for picture in _pictures(page)]
    for image in filter(None, (page.social_image, *shown)):
        try:
            refuse_unclear_rights(image)
        except ValidationError:
            yield image


def _pictures(page: Any) -> Iterator[Any]:
    """Yield the values of picture blocks with an image, in any stream of a page."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name):
                yield from _pictures_in(block.value)


def _pictures_in(value: Any) -> Iterator[Any]:
    """Yield the values of picture blocks in a value, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("image"), AbstractImage) and "alt_text" in value:
            yield value
        inner: Iterable[Any] = value.values()
    elif hasattr(value, "bound_blocks"):
        inner = (block.value for block in value.bound_blocks)
    else:
        inner = ()
    for one in inner:
        yield from _pictures_in(one)


def _has_long_post(page: Any, request: HttpRequest | None) -> bool:
    snippets = page_snippets(page, request)
    if not all(snippet.measure.fits for snippet in snippets):
        return True
    rows = SocialPost.objects.filter(page_id=page.pk, status=PostStatus.PLANNED)
    own = rows.exclude(text="").values_list("text", "network") if page.pk else ()
    table = settings.network_table
    return any(not measure(text, table[key]).fits for text, key in own if key in table)
