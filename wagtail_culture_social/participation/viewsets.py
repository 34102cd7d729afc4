"""The "Participation" menu: what visitors sent, and what pages ask them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from wagtail_culture_social.participation.contests.admin.viewsets import (
    ContestViewSet,
)
from wagtail_culture_social.participation.moderation.viewsets import EntryViewSet
from wagtail_culture_social.participation.polls.answers.viewsets import AnswerViewSet
from wagtail_culture_social.participation.polls.viewsets import PollViewSet
from wagtail_culture_social.participation.register.admin.viewsets import (
    InstitutionViewSet,
)
from wagtail_culture_social.participation.registrations.admin.viewsets import (
    SeatingViewSet,
)
from wagtail_culture_social.participation.reports.viewsets import ReportViewSet


class ParticipationGroup(SnippetViewSetGroup):
    """One menu item for everything of visitors."""

    items: tuple[Any, ...] = (
        PollViewSet,
        AnswerViewSet,
        ContestViewSet,
        SeatingViewSet,
        EntryViewSet,
        InstitutionViewSet,
        ReportViewSet,
    )
    menu_icon = "group"
    menu_label = _("Participation")
    menu_name = "culture-participation"
    menu_order = 252
