"""``BodyMixin``: the free body that some of the ready-made pages have."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from wagtail_culture_social.domain.structured_data import recording
from wagtail_culture_social.media.gathering import gather
from wagtail_culture_social.media.structured_data import media_facts
from wagtail_culture_social.pages.blocks import BodyBlock
from wagtail_culture_social.social.page_facts import page_facts
from wagtail_culture_social.social.pictures import (
    fetch_pictures,
    more_images,
    pictures_by_key,
)


class BodyMixin(models.Model):
    """A free body; its pictures come with those of the page, in one query."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Have the pictures of the body at hand, and the posters of its videos."""
        logos = set(self.get_picture_keys())
        gather(
            self.body,
            ways={get_image_model(): lambda keys: pictures_by_key(self, keys | logos)},
        )
        pictures = [b.value.get("image") for b in self.body.blocks_by_name("picture")]
        posters = [b.value.get("poster") for b in self.body.blocks_by_name("video")]
        more_images(self)
        fetch_pictures(self, [*pictures, *posters])
        return super().get_context(request, *args, **kwargs)

    def get_structured_data(self, request: HttpRequest | None) -> list[dict]:
        """Add the videos and sounds of the body to what the page is."""
        nodes = super().get_structured_data(request)
        videos = list(self.body.blocks_by_name("video"))
        if not videos:
            return nodes
        page = page_facts(self, request, keywords=())
        found = (media_facts(block.value, page) for block in videos)
        return [*nodes, *(recording(facts) for facts in found if facts)]
