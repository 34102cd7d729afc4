"""Why a post must not go out yet: rights, alternative text, access; never stored."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.social.pictures import main_picture
from wagtail_culture_social.social.rights import credit_of


@dataclass(frozen=True, slots=True)
class Reason:
    """What keeps a post from being ready: a code, words, and where to mend it."""

    code: str
    message: str
    url: str = ""


def reasons_of(page: Any) -> tuple[Reason, ...]:
    """Return what keeps every post of a page from going out, in the active language."""
    found = []
    if not page.live:
        found.append(Reason("not-live", _("The page is not published.")))
    elif page.expire_at and page.expire_at <= now():
        found.append(Reason("expired", _("The page has expired.")))
    if page.pk and page.get_view_restrictions().exists():
        found.append(Reason("restricted", _("The page is not open to everybody.")))
    use = main_picture(page)
    if use.image is not None:
        if not use.alt_text:
            found.append(Reason("no-alt", _("The picture has no alternative text.")))
        if not credit_of(use).text:
            found.append(Reason("no-credit", _("The picture has no credit.")))
    return tuple(found)
