"""What a visitor may narrow tutorials by: a plain form over the address."""

from collections.abc import Sequence

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.models.choices import AUDIENCES
from wagtail_culture_social.social.address_forms import AddressForm
from wagtail_culture_social.tutorials.choices import KIND_NAMES, LEVELS
from wagtail_culture_social.tutorials.paths import Way

MOST_WORDS = 200
"""Characters of a search that are read."""


class TutorialFilters(AddressForm):
    """Words, level, kind, audience, service and path."""

    q = forms.CharField(label=_("Search"), required=False, max_length=MOST_WORDS)
    level = forms.ChoiceField(label=_("Level"), choices=LEVELS, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=list(KIND_NAMES.items()), required=False
    )
    audience = forms.ChoiceField(label=_("Audience"), choices=AUDIENCES, required=False)
    service = forms.CharField(label=_("Service"), required=False, max_length=120)
    path = forms.UUIDField(label=_("Path"), required=False)

    services: Sequence[str] = ()
    ways: Sequence[Way] = ()

    @property
    def way(self) -> Way | None:
        """The path that is asked for, ``None`` for one that is not there."""
        key = self.chosen.get("path")
        return next((w for w in self.ways if w.path.translation_key == key), None)

    @property
    def condition(self) -> Q:
        """What the facts of a tutorial have to be."""
        found = Q()
        for name in ("level", "kind", "service"):
            if value := self.chosen.get(name):
                found &= Q(**{name: value})
        if audience := self.chosen.get("audience"):
            found &= Q(audience__contains=audience)
        return found

    def words_of(self, name: str, value: str) -> str:
        if name == "q":
            return _("“%(words)s”") % {"words": value}
        if name == "service":
            return value
        if name == "path" and self.way:
            return self.way.path.title
        return super().words_of(name, value)
