"""Private addresses of feeds: made, found by a secret key, read as their owner may."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Q
from wagtail.models import Site

from wagtail_culture_social.conf import now
from wagtail_culture_social.models.posts import PostFeed, PostStatus
from wagtail_culture_social.social.desk.clashes import with_clashes
from wagtail_culture_social.social.desk.entries import Reading, read
from wagtail_culture_social.social.posts.access import (
    can_export,
    site_keys_of,
    visible_posts,
)

KEY_OCTETS = 32
BEHIND, AHEAD = timedelta(days=7), timedelta(days=60)
"""How far back and ahead a feed tells what is due."""
NOTED_EVERY = timedelta(hours=1)
"""How often it is noted that a feed was read."""


def create_feed(site: Site, user: Any, name: str) -> tuple[PostFeed, str]:
    """Make a feed; return it with its key, which nobody can find out afterwards."""
    key = secrets.token_urlsafe(KEY_OCTETS)
    feed = PostFeed.objects.create(
        site=site, user=user, name=name, key_digest=digest_of(key)
    )
    return feed, key


def digest_of(key: str) -> str:
    """Return what is stored of a key.

    It is looked up by this, so that the time it takes says nothing about the key.
    """
    return sha256(key.encode()).hexdigest()


def feed_with(key: str) -> PostFeed | None:
    """Return the feed of a key while its owner may still take posts of its site away.

    It is noted now and then that it was read.
    """
    feeds = PostFeed.objects.select_related("site", "user")
    feed = feeds.filter(key_digest=digest_of(key), user__is_active=True).first()
    if feed is None or not can_export(feed.user):
        return None
    if feed.site_id not in site_keys_of(feed.user):
        return None
    seldom = Q(last_read_at=None) | Q(last_read_at__lt=now() - NOTED_EVERY)
    PostFeed.objects.filter(seldom, pk=feed.pk).update(last_read_at=now())
    return feed


def posts_in(feed: PostFeed) -> list[Reading]:
    """Return what the owner of a feed may see and what may go out, soon or lately."""
    rows = with_clashes(visible_posts(feed.user, feed.site)).filter(
        status=PostStatus.PLANNED.value,
        due__range=(now() - BEHIND, now() + AHEAD),
    )
    found = read(rows.select_related("page").order_by("due", "pk"))
    return [(mark, post) for mark, post in found if post.is_ready]
