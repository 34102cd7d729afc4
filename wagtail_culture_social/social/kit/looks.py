"""How a post looks on its network: account, text in pieces, picture; HTML is beside."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.http import HttpRequest
from wagtail.models import Site

from wagtail_culture_social.domain.card_forms import form_for
from wagtail_culture_social.domain.measure import Measure
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.overflow import Piece, pieces, split_at_limit
from wagtail_culture_social.domain.phases import ITEM
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.pictures import Shown, shown
from wagtail_culture_social.social.posts.gate import Reason
from wagtail_culture_social.social.posts.reading import Post
from wagtail_culture_social.social.share_cards.services import cards_of

AVATAR_SPEC = "fill-96x96|format-webp"
PICTURE_WIDTH = 600
WITH_SIGN = {"x", "bluesky", "mastodon", "threads", "instagram"}
"""Networks that write an account with ``@``."""
SETTINGS = Prepared(
    lambda site: SocialSettings.objects.filter(site_id=site),
    site=models.BigIntegerField(),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Who posts: the institution's name, its account there, logo or initials."""

    name: str
    handle: str
    initials: str
    avatar: Shown | None


@dataclass(frozen=True, slots=True)
class Words:
    """A text in pieces; ``over`` are those behind the limit.

    ``used`` is per cent of the limit, at most 100.
    """

    fitting: tuple[Piece, ...]
    over: tuple[Piece, ...]
    used: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a card shows besides the post itself.

    ``is_link_card`` where the network shows a card of the link, not the picture alone.
    """

    account: Account
    words: Words
    picture: Shown | None
    is_link_card: bool
    host: str
    title: str


def look_of(post: Post, request: HttpRequest | None = None) -> Look:
    """Return how a post looks on its network."""
    network = post.network
    is_wide = network.image_width > network.image_height
    return Look(
        account=account_of(post, request),
        words=words_of(post.text, post.measure),
        picture=picture_of(post),
        is_link_card=bool(post.link) and network.link_in_text and is_wide,
        host=(urlsplit(post.link).hostname or "").removeprefix("www."),
        title=post.page.title if post.page else "",
    )


def words_of(text: str, measure: Measure) -> Words:
    """Return a text in pieces, cut where its network stops reading."""
    network = measure.network
    fitting, over = (text, "") if measure.fits else split_at_limit(text, network)
    return Words(
        fitting=pieces(fitting, network),
        over=pieces(over, network) if over else (),
        used=min(100, 100 * measure.length // measure.limit),
    )


def settings_at_hand(page: Any, request: HttpRequest | None = None) -> SocialSettings:
    """Return the settings of a page's site, read once for all that is asked of it.

    A site that has none is given none: a preview writes nothing.
    """
    found = page.__dict__.get("_wcs_settings")
    if found is None:
        parts = page.get_url_parts(request)
        found = page.__dict__["_wcs_settings"] = _settings(parts[0] if parts else None)
    return found


def account_of(post: Post, request: HttpRequest | None = None) -> Account:
    """Return who posts: the institution behind the site of a post."""
    settings = _settings_of(post, request)
    name = settings.organisation or _site_name(settings, request)
    return Account(
        name=name,
        handle=_handle(settings, post.network.id),
        initials=_initials(name),
        avatar=_avatar(settings),
    )


def picture_of(post: Post) -> Shown | None:
    """Return the picture of a post in the shape of its network.

    That is the card which was drawn of a page, or the photo cut around its focal point:
    what is typed is on no card yet, nor is one item of a page. ``None`` without one,
    or when its file is gone.
    """
    if post.phase == ITEM:
        return _photo_of(post)
    return _card_of(post) or _photo_of(post)


def crop_of(image: Any, network: Network) -> Shown | None:
    """Return an image as a network cuts it, around its focal point."""
    height = PICTURE_WIDTH * network.image_height // network.image_width
    spec = f"fill-{PICTURE_WIDTH}x{height}|format-webp"
    known = image.__dict__.setdefault("_wcs_in_posts", {})
    if spec not in known:
        known[spec] = shown(image, [spec])
    return known[spec]


def shared_reasons(posts: Iterable[Post]) -> tuple[Reason, ...]:
    """Return what keeps all posts from being ready, to be said once for all."""
    said = [post.reasons for post in posts]
    first = said[0] if said else ()
    return tuple(one for one in first if all(one in reasons for reasons in said))


def _card_of(post: Post) -> Shown | None:
    page = post.page
    if page is None or getattr(page, "_wcs_unsaved", False):
        return None
    if "_wcs_cards" not in page.__dict__:
        page.__dict__["_wcs_cards"] = cards_of(page)
    card = page.__dict__["_wcs_cards"].get(form_for(post.network))
    if card is None:
        return None
    return Shown(card.file.url, "", str(card.width), str(card.height))


def _photo_of(post: Post) -> Shown | None:
    image = _image_of_page(post) if post.page else _image_by_hand(post)
    return crop_of(image, post.network) if image else None


def _image_of_page(post: Post) -> Any:
    return post.page.get_social_picture(post.phase, post.recurrence_id).image


def _image_by_hand(post: Post) -> Any:
    return post.row.image if post.row else None


def _settings_of(post: Post, request: HttpRequest | None) -> SocialSettings:
    if post.page is not None and "_wcs_settings" in post.page.__dict__:
        return post.page.__dict__["_wcs_settings"]
    if post.row is None:
        return settings_at_hand(post.page, request)
    known = request.__dict__.setdefault("_wcs_settings_of", {}) if request else {}
    if post.row.site_id not in known:
        known[post.row.site_id] = _settings(post.row.site_id)
    return known[post.row.site_id]


def _settings(site: int | None) -> SocialSettings:
    found = SETTINGS.rows(SocialSettings, site=site or 0)
    return found[0] if found else SocialSettings(site_id=site)


def _site_name(settings: SocialSettings, request: HttpRequest | None) -> str:
    here = Site.find_for_request(request) if request else None
    if here is not None and here.pk == settings.site_id:
        return here.site_name
    return settings.site.site_name if settings.site_id else ""


def _avatar(settings: SocialSettings) -> Shown | None:
    if settings.logo_id is None:
        return None
    if "_wcs_avatar" not in settings.__dict__:
        settings.__dict__["_wcs_avatar"] = shown(settings.logo, [AVATAR_SPEC])
    return settings.__dict__["_wcs_avatar"]


def _initials(name: str) -> str:
    """Return the first letters of two words, those with a capital before others."""
    words = name.split()
    return "".join(word[0] for word in sorted(words, key=_is_small)[:2]).upper()


def _is_small(word: str) -> bool:
    return not word[0].isupper()


def _handle(settings: SocialSettings, network: str) -> str:
    handle = settings.account_on(network)
    if handle and network in WITH_SIGN and not handle.startswith("@"):
        return f"@{handle}"
    return handle
