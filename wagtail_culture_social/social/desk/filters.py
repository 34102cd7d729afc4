"""Which posts a person wants to see on the desk: the form above every view."""

from datetime import date
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.coreutils import get_content_languages

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.spans import YEARS
from wagtail_culture_social.models.choices import network_choices
from wagtail_culture_social.models.posts import STATUS_CHOICES, PostStatus
from wagtail_culture_social.social.page_types import social_types
from wagtail_culture_social.social.posts.reading import read_posts

BY_HAND = "hand"
PEOPLE = ("edited_by", "approved_by", "posted_by", "page__owner")
"""Who has to do with a post: who wrote, approved or posted it, or owns its page."""
LATE_LABEL = pgettext_lazy("state of a post", "Late")
STATES = [
    *STATUS_CHOICES[:1],
    ("ready", pgettext_lazy("state of a post", "Ready")),
    ("not-ready", pgettext_lazy("state of a post", "Not ready")),
    ("late", LATE_LABEL),
    *STATUS_CHOICES[1:],
]
ANY = ("", pgettext_lazy("choices of a filter", "All"))


def a_day(label: Any) -> forms.DateField:
    """Return a field for a day, in a browser's own calendar."""
    bounds = (date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31))
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[MinValueValidator(bounds[0]), MaxValueValidator(bounds[1])],
    )


class DeskFilter(forms.Form):
    """What the posts are narrowed to; what makes no sense is told and left out."""

    kind = forms.ChoiceField(label=_("Content"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[ANY, *STATES])
    person = forms.ChoiceField(label=_("Person"), required=False)

    def __init__(self, posts: QuerySet, data: Any) -> None:
        super().__init__(data, auto_id="desk-%s")
        models = sorted((capfirst(m._meta.verbose_name), m) for m in social_types())
        kinds = [(model._meta.label_lower, name) for name, model in models]
        self.fields["kind"].choices = [ANY, *kinds, (BY_HAND, _("Written by hand"))]
        self.fields["network"].choices = network_choices()
        languages = get_content_languages().items()
        self.fields["language"].choices = [ANY, *languages]
        self.fields["person"].choices = [ANY, *people_of(posts)]
        self.is_valid()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return any(self.cleaned_data.get(name) for name in DeskFilter.base_fields)

    @property
    def query(self) -> dict[str, str]:
        """The fields that say something, as they are told in an address."""
        said = {name: self.cleaned_data.get(name) for name in self.fields}
        return {name: str(value) for name, value in said.items() if value}

    @property
    def cleared(self) -> dict[str, None]:
        """The fields without the filters, for an address: the days stay."""
        return dict.fromkeys(DeskFilter.base_fields)

    def narrow(self, posts: QuerySet) -> QuerySet:
        """Return those of the posts that are asked for; some have to be read."""
        asked = self.cleaned_data
        for name in ("network", "language"):
            if asked.get(name):
                posts = posts.filter(**{name: asked[name]})
        if kind := asked.get("kind"):
            posts = posts.filter(**_of_kind(kind))
        if person := asked.get("person"):
            mine = Q()
            for role in PEOPLE:
                mine |= Q(**{role: person})
            posts = posts.filter(mine)
        return _in_state(posts, asked.get("state", ""))


class DayFilter(DeskFilter):
    """Filters of a month or a week, and the day that is looked at."""

    day = a_day(_("Day"))

    @property
    def around(self) -> date:
        """The day that is looked at: today, unless another one is asked for."""
        return self.cleaned_data.get("day") or today()


class ListFilter(DeskFilter):
    """Filters of the list, which begins today unless something else is asked for."""

    first = a_day(pgettext_lazy("first day", "From"))
    last = a_day(pgettext_lazy("last day", "To"))

    def __init__(self, posts: QuerySet, data: Any) -> None:
        if "first" not in data and not data.get("state"):
            data = {**data.dict(), "first": today().isoformat()}
        super().__init__(posts, data)

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        asked = super().clean()
        first, last = asked.get("first"), asked.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first."))
        return asked

    @property
    def query(self) -> dict[str, str]:
        """Say also that the days are open."""
        return {"first": "", **super().query}


def people_of(posts: QuerySet) -> list[tuple[str, str]]:
    """Return (key, name) of all who have to do with these posts."""
    named = Q()
    for role in PEOPLE:
        named |= Q(pk__in=posts.order_by().values(role))
    people = get_user_model().objects.filter(named)
    found = [(str(one.pk), one.get_full_name() or one.get_username()) for one in people]
    return sorted(found, key=lambda person: person[1].casefold())


def _of_kind(kind: str) -> dict[str, Any]:
    if kind == BY_HAND:
        return {"page": None}
    model = apps.get_model(kind)
    return {"page__content_type": ContentType.objects.get_for_model(model)}


def _in_state(posts: QuerySet, state: str) -> QuerySet:
    planned = posts.filter(status=PostStatus.PLANNED.value)
    if state == "late":
        return planned.filter(due__lt=now())
    if state in ("ready", "not-ready"):
        found = read_posts(planned.select_related("page"))
        is_ready = state == "ready"
        keys = [post.row.pk for post in found if post.row and post.is_ready == is_ready]
        return posts.filter(pk__in=keys)
    return posts.filter(status=state) if state else posts
