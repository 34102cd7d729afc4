"""Pages with addresses of their own below them; the first is the hashtag hub."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from wagtail_culture_social.social import hubs
from wagtail_culture_social.social.feeds import Selection, hashtag_items
from wagtail_culture_social.social.mixins import GatheringMixin, SocialMixin
from wagtail_culture_social.social.poster import poster_context
from wagtail_culture_social.social.twins import content_language, public_twins


class RoutedMixin(RoutablePageMixin, SocialMixin):
    """A page with routes.

    Routing stands before ``SocialMixin``, which is a model: behind it, the page's own
    ``route`` would win.
    """

    class Meta:
        abstract = True

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the posts in their mode; the routes know only the page itself."""
        self._wcs_unsaved = True
        if mode_name == "social":
            return SocialMixin.serve_preview(self, request, mode_name)
        return super().serve_preview(request, mode_name)


class PosterMixin(RoutedMixin):
    """A page with a poster to print, which leads back to it."""

    wcs_has_poster = True

    class Meta:
        abstract = True

    @path("poster/")
    def wcs_poster(self, request: HttpRequest) -> HttpResponse:
        """Show the poster in the page's language."""
        public_twins(self, request)  # brings the page's own language along
        with override(content_language(self)):
            context = poster_context(self, request)
        template = "wagtail_culture_social/social/poster.html"
        return self.render(request, context_overrides=context, template=template)


class HashtagHubMixin(GatheringMixin, RoutedMixin):
    """The hashtags in use in one language, and the pages of each."""

    wcs_template = "wagtail_culture_social/social/hashtag_hub.html"

    class Meta:
        abstract = True

    def get_hashtag_feed(self, slug: str, request: HttpRequest) -> Selection:
        """Return the latest pages that carry a hashtag, or raise ``Http404``."""
        return hashtag_items(self, slug, request)

    @path("")
    def wcs_hashtags(self, request: HttpRequest) -> HttpResponse:
        """List the hashtags that public pages of this language carry."""
        public_twins(self, request)  # brings the page's own language along
        links = hubs.hashtags_in_use(self, request)
        return self.render(request, context_overrides={"links": links})

    @path("<slug:slug>/")
    def wcs_hashtag(self, request: HttpRequest, slug: str) -> HttpResponse:
        """List the live pages of this language that carry the hashtag."""
        public_twins(self, request)
        return self.render(
            request,
            context_overrides=hubs.hashtag_context(self, slug, request),
            template="wagtail_culture_social/social/hashtag.html",
        )
