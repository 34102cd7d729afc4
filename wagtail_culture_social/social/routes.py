"""Pages with addresses of their own below them; the first is the hashtag hub."""

from anyascii import anyascii
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.models.hashtags import Hashtag
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.listing import tagged_pages
from wagtail_culture_social.social.mixins import SocialMixin
from wagtail_culture_social.social.services import hashtag_link
from wagtail_culture_social.social.twins import content_language


class RoutedMixin(RoutablePageMixin, SocialMixin):
    """A page with routes.

    Routing stands before ``SocialMixin``, which is a model: behind it, the page's own
    ``route`` would win.
    """

    class Meta:
        abstract = True

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the posts in their mode; the routes know only the page itself."""
        if mode_name == "social":
            return SocialMixin.serve_preview(self, request, mode_name)
        return super().serve_preview(request, mode_name)

    def get_social_moments(self) -> list[Moment]:
        """Return none: such a page gathers what has posts of its own."""
        return []


class HashtagHubMixin(RoutedMixin):
    """The hashtags in use in one language, and the pages of each."""

    wcs_template = "wagtail_culture_social/social/hashtag_hub.html"

    class Meta:
        abstract = True

    @path("")
    def wcs_hashtags(self, request: HttpRequest) -> HttpResponse:
        """List the hashtags that public pages of this language carry."""
        language = content_language(self)
        pages = page_model().objects.live().public().filter(locale_id=self.locale_id)
        used = Hashtag.objects.filter(
            merged_into=None, page_items__content_object__in=pages.order_by()
        )
        tags = used.annotate(pages=Count("page_items"))
        links = [(hashtag_link(tag, language), tag.pages) for tag in tags]
        links.sort(key=lambda row: anyascii(row[0].text).casefold())
        return self.render(request, context_overrides={"links": links})

    @path("<slug:slug>/")
    def wcs_hashtag(self, request: HttpRequest, slug: str) -> HttpResponse:
        """List the live pages of this language that carry the hashtag."""
        tag = Hashtag.objects.select_related("merged_into").filter(slug=slug).first()
        if tag is None:
            raise Http404
        tag = tag.merged_into or tag
        link = hashtag_link(tag, content_language(self))
        return self.render(
            request,
            context_overrides={
                "hashtag": link,
                "wcs_part": Part(f"{tag.slug}/", f"#{link.text} – {self.title}"),
                "entries": tagged_pages(tag, self.locale_id),
            },
            template="wagtail_culture_social/social/hashtag.html",
        )
