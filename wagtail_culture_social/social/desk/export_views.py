"""Posts taken away: as a file from the desk, and at private addresses of feeds."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.models import Site

from wagtail_culture_social.domain.calendars import Heading
from wagtail_culture_social.models.posts import PostFeed
from wagtail_culture_social.social.answers import calendar_headers, table_headers
from wagtail_culture_social.social.desk import frame
from wagtail_culture_social.social.desk.entries import read
from wagtail_culture_social.social.desk.filters import ListFilter
from wagtail_culture_social.social.desk.private_feeds import (
    create_feed,
    feed_with,
    posts_in,
)
from wagtail_culture_social.social.desk.scope import desk_of, sites_and_chosen
from wagtail_culture_social.social.desk.told import as_calendar, as_items, as_table
from wagtail_culture_social.social.feed_formats import FORMATS, About
from wagtail_culture_social.social.posts.access import can_export

FORMS = ("json", "rss", "ics")


def export(request: HttpRequest) -> HttpResponse:
    """Answer the posts that the filters leave as a file."""
    if not can_export(request.user):
        raise PermissionDenied
    desk = desk_of(request, ListFilter)
    asked = desk.form.cleaned_data
    rows = desk.chosen(asked.get("first"), asked.get("last")).select_related("page")
    posts = read(rows.order_by("due", "pk"))
    name = slugify(f"{site_name(desk.site)} {_('posts')}")
    form = request.GET.get("form")
    if form == "csv":
        return HttpResponse(as_table(posts), headers=table_headers(name))
    if form == "ics":
        text = as_calendar(posts, desk.site, heading_of(desk.site))
        return HttpResponse(text, headers=calendar_headers(name))
    raise Http404


@require_safe
@sensitive_variables("key")
def private_feed(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """Answer the ready posts that the owner of a key may see; 404 to anybody else."""
    feed = feed_with(key)
    if feed is None:
        raise Http404
    posts = posts_in(feed)
    if form == "ics":
        text = as_calendar(posts, feed.site, heading_of(feed.site))
        response = HttpResponse(text, headers=calendar_headers("posts"))
    else:
        about = _about(feed, request.build_absolute_uri(request.path))
        response = FORMATS[form](about, as_items(posts, feed.site))
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response


def site_name(site: Site) -> str:
    """Return what people call a site."""
    return site.site_name or site.hostname


def heading_of(site: Site) -> Heading:
    """Return what a calendar of posts says of itself."""
    return Heading(name=_title(site), language=get_language() or "", url=site.root_url)


def _title(site: Site) -> str:
    return _("Social posts – %(site)s") % {"site": site_name(site)}


def _about(feed: PostFeed, url: str) -> About:
    return About(
        title=_title(feed.site),
        description=_("What is ready to be posted, with the hour at which it is due."),
        language=get_language() or "",
        author=site_name(feed.site),
        url=feed.site.root_url,
        feed_url=url,
        modified=None,
    )


class FeedForm(forms.Form):
    """What a feed is called, so that one can be revoked without the others."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=PostFeed._meta.get_field("name").max_length,
        help_text=gettext_lazy("Who reads it, for example Postiz or Calendar."),
    )


class FeedsView(frame.DeskView):
    """The feeds of a person: made, listed, revoked; an address is shown once."""

    template_name = "wagtail_culture_social/admin/desk/feeds.html"
    page_title = gettext_lazy("Private feeds")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse who may not take posts away."""
        if not can_export(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    @cached_property
    def site(self) -> Site:
        """The site whose posts a new feed tells."""
        return sites_and_chosen(self.request)[1]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a feed, or revoke one of this person's own."""
        if "revoke" in request.POST:
            return self.revoke(request.POST["revoke"])
        form = FeedForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        feed, key = create_feed(self.site, request.user, form.cleaned_data["name"])
        return self.render_to_response(
            self.get_context_data(made=feed, addresses=self.addresses(key))
        )

    def revoke(self, pk: str) -> HttpResponse:
        """Take a feed away; its address answers nothing from now on."""
        own = PostFeed.objects.filter(user=self.request.user)
        if not pk.isdecimal():
            raise Http404
        get_object_or_404(own, pk=pk).delete()
        messages.success(self.request, _("The feed is revoked: its address is dead."))
        return redirect(self.request.get_full_path())

    @sensitive_variables("key")
    def addresses(self, key: str) -> list[tuple[str, str]]:
        """Return the address of each form; none where ours are not in the URLs."""
        try:
            paths = [
                (form, reverse(f"wagtail_culture_social:posts_{form}", args=[key]))
                for form in FORMS
            ]
        except NoReverseMatch:
            return []
        build = self.request.build_absolute_uri
        return [(form.upper(), build(address)) for form, address in paths]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the feeds of this person on all sites."""
        feeds = PostFeed.objects.filter(user=self.request.user)
        return {
            **super().get_context_data(**kwargs),
            "form": kwargs.get("form") or FeedForm(),
            "feeds": feeds.select_related("site"),
            "site": self.site,
        }


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    address = "culture-social/desk/"
    return [
        path(f"{address}export/", export, name=frame.EXPORT),
        path(f"{address}feeds/", FeedsView.as_view(), name=frame.FEEDS),
    ]


def public_urls() -> list[Any]:
    """Return the addresses at which programs read feeds."""
    return [
        path(
            f"posts/<str:key>.{form}",
            private_feed,
            {"form": form},
            name=f"posts_{form}",
        )
        for form in FORMS
    ]
