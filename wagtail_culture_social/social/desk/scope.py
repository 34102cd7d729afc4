"""Whose desk it is: the site, and the posts that a person may see there."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Site

from wagtail_culture_social.social.desk.clashes import with_clashes
from wagtail_culture_social.social.desk.filters import DeskFilter
from wagtail_culture_social.social.desk.spans import within
from wagtail_culture_social.social.posts.access import (
    ACTIONS,
    may,
    sites_of,
    visible_posts,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one site as one person sees it, with the filters that are set."""

    site: Site
    sites: list[Site]
    posts: QuerySet
    form: DeskFilter

    def address(self, **more: Any) -> str:
        """Return the filters and the site as the query of an address.

        ``more`` goes before what is asked for now; ``None`` leaves a field out.
        """
        said = {**self.form.query, **self.of_site, **more}
        return urlencode(
            {key: value for key, value in said.items() if value is not None}
        )

    def chosen(self, first: date | None, last: date | None) -> QuerySet:
        """Return the posts of some days that the filters leave."""
        return self.form.narrow(self.posts.filter(**within(first, last)))

    @property
    def of_site(self) -> dict[str, Any]:
        """How an address names the site; nothing where there is one only."""
        return {"site": self.site.pk} if len(self.sites) > 1 else {}


def desk_of(request: HttpRequest, form: type[DeskFilter], data: Any = None) -> Desk:
    """Return the desk that is asked for; who has none is refused.

    Raises ``Http404`` for a site that is not this person's.
    """
    sites, site = sites_and_chosen(request)
    posts = with_clashes(visible_posts(request.user, site)).exclude(due=None)
    chosen = form(posts, request.GET if data is None else data)
    return Desk(site, sites, posts, chosen)


def has_desk(user: Any) -> bool:
    """Tell whether the groups of a user let them do anything to posts."""
    return any(may(user, action) for action in ACTIONS)


def sites_and_chosen(request: HttpRequest) -> tuple[list[Site], Site]:
    """Return the sites of a person, and the one that is looked at."""
    sites = sites_of(request.user) if has_desk(request.user) else []
    if not sites:
        raise PermissionDenied
    asked = request.GET.get("site")
    if asked:
        found = [site for site in sites if str(site.pk) == asked]
        if not found:
            raise Http404
        return sites, found[0]
    here = Site.find_for_request(request) if len(sites) > 1 else None
    return sites, here if here in sites else sites[0]
