"""The home page and the information pages: the package's mixin on own types."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from home import front_page
from wagtail_culture_social.domain.phases import Moment
from wagtail_culture_social.pages.blocks import BodyBlock
from wagtail_culture_social.pages.models import content_panels
from wagtail_culture_social.social.mixins import SocialMixin


class HomePage(SocialMixin, Page):
    """The front page: today's campaign day, what is live, what comes next."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = content_panels(SocialMixin, "body")
    search_fields = [*Page.search_fields, *SocialMixin.search_fields]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    def get_social_moments(self) -> list[Moment]:
        """Return none: the front page is no news."""
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Add the campaign of the day, live and coming events, recommendations."""
        context = super().get_context(request, *args, **kwargs)
        return context | front_page.context(self)


class InformationPage(SocialMixin, Page):
    """A plain page: how to come, who we are, legal notice."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = content_panels(SocialMixin, "body")
    search_fields = [*Page.search_fields, *SocialMixin.search_fields]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("information page")

    def get_social_moments(self) -> list[Moment]:
        """Return none: how to come and who we are is no news."""
        return []
