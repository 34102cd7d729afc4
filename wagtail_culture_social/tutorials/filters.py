"""What a list of tutorials may be narrowed by: level, kind, audience, service, path."""

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.models.choices import AUDIENCES
from wagtail_culture_social.social.index_filters import (
    IndexFilterForm,
    having,
    values_below,
)
from wagtail_culture_social.tutorials.choices import KIND_NAMES, LEVELS
from wagtail_culture_social.tutorials.paths import Way, ways_below

NAMES = ("level", "kind", "audience", "service")


class TutorialFilterForm(IndexFilterForm):
    """Words, hashtag, and what the tutorials of a list are about and part of."""

    level = forms.ChoiceField(label=_("Level"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    audience = forms.ChoiceField(label=_("Audience"), required=False)
    service = forms.ChoiceField(label=_("Service"), required=False)
    path = forms.ChoiceField(label=_("Path"), required=False)

    @cached_property
    def ways(self) -> list[Way]:
        """The paths in the language of the list."""
        return ways_below(self.index)

    def offer(self) -> None:
        """Offer what the tutorials of the list have."""
        super().offer()
        rows = values_below(self, *NAMES)
        level, kind, audience, service = (
            {row[at] for row in rows} for at in range(len(NAMES))
        )
        audiences = {code for codes in audience for code in codes.split()}
        self.choose("level", [one for one in LEVELS if one[0] in level])
        self.choose("kind", [one for one in KIND_NAMES.items() if one[0] in kind])
        self.choose("audience", [one for one in AUDIENCES if one[0] in audiences])
        services = sorted(filter(None, service), key=str.casefold)
        self.choose("service", [(name, name) for name in services])
        paths = [(str(way.path.translation_key), way.path.title) for way in self.ways]
        self.choose("path", paths)

    def _by_level(self, value: str) -> Q:
        return having(level=value)

    def _by_kind(self, value: str) -> Q:
        return having(kind=value)

    def _by_audience(self, value: str) -> Q:
        return having(audience__contains=value)

    def _by_service(self, value: str) -> Q:
        return having(service=value)

    def _by_path(self, value: str) -> Q:
        ways = (w for w in self.ways if str(w.path.translation_key) == value)
        return Q(pk__in=[page.pk for way in ways for page in way.pages])
