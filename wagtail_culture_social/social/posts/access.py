"""Who may see, write, approve, note and take away posts; page permissions come first.

A permission of a group says what its members may do, page permissions say where: on
the pages that they may change or publish, and, for posts without a page, on the sites
of these pages.
"""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy

from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.social.posts.mending import post_url

EDIT, APPROVE, MARK, EXPORT = "change", "approve", "mark", "export"
ACTIONS = (EDIT, APPROVE, MARK, EXPORT)
ON_PAGES = {"change", "publish"}


def codename(action: str) -> str:
    """Return the codename of the permission for an action on posts."""
    return f"{action}_socialpost"


def permissions() -> QuerySet[Permission]:
    """Return the permissions on posts that groups can be given."""
    names = [codename(action) for action in ACTIONS]
    kind = {"content_type__app_label": "wagtail_culture_social"}
    return Permission.objects.filter(codename__in=names, **kind)


def may(user: Any, action: str) -> bool:
    """Tell whether the groups of a user let them do this to posts at all."""
    return user.has_perm(f"wagtail_culture_social.{codename(action)}")


def can_edit_posts(user: Any, page: Page | None = None) -> bool:
    """Tell whether a user may write and plan posts, of that page if one is given."""
    return _may_on(user, EDIT, page)


def can_approve(user: Any, page: Page | None = None) -> bool:
    """Tell whether a user may approve posts, of that page if one is given."""
    return _may_on(user, APPROVE, page)


def can_mark(user: Any, page: Page | None = None) -> bool:
    """Tell whether a user may note that posts went out, of that page if given."""
    return _may_on(user, MARK, page)


def can_export(user: Any, page: Page | None = None) -> bool:
    """Tell whether a user may take posts away, those of that page if one is given."""
    return _may_on(user, EXPORT, page)


def may_on_post(user: Any, action: str, post: SocialPost) -> bool:
    """Tell whether a user may do this to a post, with a page or by hand."""
    if post.page_id is not None:
        return _may_on(user, action, post.page)
    return may(user, action) and post.site_id in site_keys_of(user)


class PostFinder:
    """Leads from Wagtail's log to a post, those who may know of it."""

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_edit_url(self, post: SocialPost) -> str | None:
        """Return where the post is worked on, ``None`` for others."""
        is_visible = visible_posts(self.user).filter(pk=post.pk).exists()
        return post_url(post) if is_visible else None


def visible_posts(user: Any, site: Site | None = None) -> QuerySet[SocialPost]:
    """Return the posts that a user may know of, on one site or on all of theirs."""
    posts = SocialPost.objects.all() if site is None else site.culture_posts.all()
    if not any(may(user, action) for action in ACTIONS):
        return posts.none()
    if user.is_superuser:
        return posts
    pages = page_permission_policy.instances_user_has_any_permission_for(user, ON_PAGES)
    by_hand = Q(page=None, site__in=site_keys_of(user))
    return posts.filter(Q(page__in=pages.order_by().values("pk")) | by_hand)


def sites_of(user: Any) -> list[Site]:
    """Return the sites on which a user works on pages, the default site first.

    An only one is not read before something of it is asked for.
    """
    keys = site_keys_of(user)
    sites = Site.objects.filter(pk__in=keys).select_related("root_page")
    if len(keys) == 1:
        return [Site.from_db(sites.db, ["id"], [*keys])]
    return list(sites.order_by("-is_default_site", "hostname", "port"))


def site_keys_of(user: Any) -> set[int]:
    """Return the keys of the sites on which a user works on pages.

    Someone who works on pages of one language of a site works on that site.
    """
    found: set[int] = set()
    if user.is_active:
        policy = page_permission_policy
        for page in policy.instances_with_direct_explore_permission(user):
            found |= _sites_at(page.url_path)
    return found


def _sites_at(path: str) -> set[int]:
    """Return the sites at and below an address in the tree, and the one around it."""
    roots = Site.get_site_root_paths()
    around = (root.site_id for root in roots if path.startswith(root.root_path))
    below = {root.site_id for root in roots if root.root_path.startswith(path)}
    return below | set(list(around)[:1])


def _may_on(user: Any, action: str, page: Page | None) -> bool:
    if page is None:
        return may(user, action)
    policy = page_permission_policy
    is_theirs = policy.user_has_any_permission_for_instance(user, ON_PAGES, page)
    return may(user, action) and is_theirs
