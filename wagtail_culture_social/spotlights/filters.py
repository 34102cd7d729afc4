"""What a list of spotlights may be narrowed by: kinds of items, and staff picks."""

import re
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.social.index_filters import (
    IndexFilterForm,
    having,
    values_below,
)
from wagtail_culture_social.spotlights.blocks import RecommendationsBlock


class SpotlightFilterForm(IndexFilterForm):
    """Words, hashtag, kind of item, and whether somebody recommends it warmly."""

    kind = forms.ChoiceField(label=_("What there is"), required=False)
    favourite = forms.BooleanField(label=_("Staff picks only"), required=False)

    def offer(self) -> None:
        """Offer the kinds of items that the spotlights of the list hold."""
        super().offer()
        rows = values_below(self, "kinds")
        held = {kind for (text,) in rows for kind in text.split()}
        blocks = RecommendationsBlock().child_blocks.items()
        self.choose(
            "kind", [(name, block.label) for name, block in blocks if name in held]
        )

    def _by_kind(self, value: str) -> Q:
        return having(kinds__regex=rf"(^| ){re.escape(value)}( |$)")

    def _by_favourite(self, value: Any) -> Q:
        return having(is_favourite=value)
