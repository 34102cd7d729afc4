"""``BodyMixin``: the free body that some of the ready-made pages have."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from wagtail_culture_social.pages.blocks import BodyBlock
from wagtail_culture_social.social.pictures import fetch_pictures


class BodyMixin(models.Model):
    """A free body; its pictures come with those of the page, in one query."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        """Have the pictures of the body at hand."""
        pictures = self.body.blocks_by_name("picture")
        fetch_pictures(self, [block.value.get("image") for block in pictures])
        return super().get_context(request, *args, **kwargs)
