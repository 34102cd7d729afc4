"""The answers of visitors in Wagtail's admin: read, approved, refused, exported."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.views.snippets import (
    DeleteView,
    EditView,
    HistoryView,
    IndexView,
    UsageView,
)

from wagtail_culture_social.media.languages import language_name
from wagtail_culture_social.participation.models import Answer
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.own_pages import (
    OfOwnPages,
    VisitorsViewSet,
)
from wagtail_culture_social.participation.polls.access import (
    answers_for,
    may_moderate,
)
from wagtail_culture_social.participation.polls.answers.bulk import ACTIONS
from wagtail_culture_social.participation.polls.answers.deciding import LOGGED, decide
from wagtail_culture_social.participation.polls.answers.filters import AnswerFilterSet
from wagtail_culture_social.social.exports import GUARDED

DECISIONS = [pair for pair in Status.choices if pair[0] in LOGGED]


class DecisionForm(WagtailAdminModelForm):
    """What somebody decides of an answer; what it says is not theirs to change."""

    status = forms.ChoiceField(
        label=gettext_lazy("Decision"), choices=DECISIONS, widget=forms.RadioSelect
    )


class LanguagePanel(FieldPanel):
    """A language to read, by its name."""

    def format_value_for_display(self, value: Any) -> Any:
        """Return "French" for "fr"."""
        return language_name(value)


class AnswersView(IndexView):
    """The answers, each whole: most are decided on from here."""

    custom_value_preprocess = GUARDED

    def get_list_more_buttons(self, instance: Answer) -> list[Any]:
        """Offer to approve and to refuse this one."""
        buttons = super().get_list_more_buttons(instance)
        if not may_moderate(self.request.user):  # each is of a page of theirs
            return buttons
        app, model = Answer._meta.app_label, Answer._meta.model_name
        query = urlencode({"id": instance.pk, "next": self.request.get_full_path()})
        return [
            *buttons,
            *(
                Button(
                    action.display_name,
                    reverse(
                        "wagtail_bulk_action", args=[app, model, action.action_type]
                    )
                    + f"?{query}",
                    icon_name=icon,
                    priority=priority,
                )
                for priority, (action, icon) in enumerate(ACTIONS)
                if action.status != instance.status
            ),
        ]


class OfAnswer(OfOwnPages):
    """A view of one answer."""

    rows_for = staticmethod(answers_for)


class DeletedAnswerView(OfAnswer, DeleteView):
    """Asks before an answer is deleted."""


class AnswerHistoryView(OfAnswer, HistoryView):
    """What was decided of an answer, by whom."""


class AnswerUsageView(OfAnswer, UsageView):
    """Where an answer is used: nowhere but on its wall."""


class AnswerView(OfAnswer, EditView):
    """One answer, and what is decided of it."""

    def get_page_subtitle(self) -> str:
        """Say whose question it answers: its own words are told to no history."""
        question = self.object.poll.question
        return _("An answer to “%(question)s”") % {"question": question}

    def save_instance(self) -> Answer:
        """Decide through the one door, which notes who did it."""
        answer = Answer.objects.select_related("poll").get(pk=self.form.instance.pk)
        decide([answer], Status(self.form.cleaned_data["status"]), self.request.user)
        return answer

    def get_success_message(self) -> str:
        """Say what stands now."""
        status = self.object.get_status_display()
        return _("The answer now stands as: %(status)s") % {"status": status}


class AnswerViewSet(VisitorsViewSet):
    """What visitors wrote, the newest first."""

    model = Answer
    icon = "openquote"
    menu_label = gettext_lazy("Answers of visitors")
    index_view_class = AnswersView
    edit_view_class = AnswerView
    delete_view_class = DeletedAnswerView
    history_view_class = AnswerHistoryView
    usage_view_class = AnswerUsageView
    filterset_class = AnswerFilterSet
    index_template_name = "wagtail_culture_social/admin/moderation/index.html"
    ordering = ["-pk"]
    list_display = [
        "text",
        Column("name", label=gettext_lazy("Name")),
        Column("poll", label=gettext_lazy("Question")),
        StatusTagColumn(
            "status", label=gettext_lazy("Status"), accessor="get_status_display"
        ),
        DateColumn("written_on", label=gettext_lazy("Written on")),
    ]
    list_export = ["poll.question", "text", "name", "language", "status", "written_on"]
    edit_handler = ObjectList(
        [
            FieldPanel("poll", read_only=True, heading=gettext_lazy("Question")),
            FieldPanel("text", read_only=True),
            FieldPanel("name", read_only=True),
            LanguagePanel("language", read_only=True),
            FieldPanel("written_on", read_only=True),
            FieldPanel("status"),
        ],
        base_form_class=DecisionForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Answer]:
        """Return the answers to the questions of pages that the person may change."""
        return answers_for(request.user)
