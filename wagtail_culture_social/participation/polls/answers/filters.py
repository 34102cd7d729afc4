"""How the list of answers is narrowed: by what was decided, question and language."""

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from wagtail_culture_social.participation.models import Answer, Poll
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.polls.access import polls_for

DECISIONS = [pair for pair in Status.choices if pair[0] != Status.UNCONFIRMED]


def questions(request: HttpRequest | None) -> QuerySet[Poll]:
    """Return the open questions that somebody may see."""
    polls = polls_for(request.user) if request else Poll.objects.none()
    return polls.filter(kind=Poll.Kind.OPEN)


class AnswerFilterSet(WagtailFilterSet):
    """The filters of the list of answers."""

    status = django_filters.ChoiceFilter(choices=DECISIONS, label=_("Status"))
    poll = django_filters.ModelChoiceFilter(queryset=questions, label=_("Question"))

    class Meta:
        model = Answer
        fields = ["status", "poll", "language"]
