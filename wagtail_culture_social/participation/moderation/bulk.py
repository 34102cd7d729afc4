"""What is decided on many entries at once, never on more than the list shows."""

from collections import Counter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.coreutils import get_content_languages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from wagtail_culture_social.domain.moderation import WAITING
from wagtail_culture_social.participation.contests.access import contests_for
from wagtail_culture_social.participation.models import Contest, Entry
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation import telling
from wagtail_culture_social.participation.moderation.access import POLICY, entries_for
from wagtail_culture_social.participation.moderation.deciding import decide, hindrance
from wagtail_culture_social.participation.moderation.filters import EntryFilterSet
from wagtail_culture_social.participation.moderation.forms import (
    FlagForm,
    MessageForm,
    ReasonForm,
)
from wagtail_culture_social.participation.moderation.shown import whole
from wagtail_culture_social.participation.moderation.words import HINDRANCES
from wagtail_culture_social.participation.own_pages import ListedAction


class EntriesAction(ListedAction):
    """An action on entries."""

    models = [Entry]
    filterset = EntryFilterSet
    belongs_to = "contest_id"

    def all_rows(self) -> QuerySet[Entry]:
        """Return what the list shows without a filter."""
        return entries_for(self.request.user)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> QuerySet[Entry]:
        """Return the entries with all that a decision wants to know."""
        return whole(Entry.objects.filter(pk__in=list(object_ids)))

    def own_rows(self) -> QuerySet[Contest]:
        """Return the contests to whose entries it may be done."""
        user = self.request.user
        may = POLICY.user_has_permission(user, self.permission)
        return contests_for(user) if may else Contest.objects.none()


class DecideAction(EntriesAction):
    """Decide on entries, with a reason and a message to all their authors."""

    template_name = "wagtail_culture_social/admin/moderation/decide.html"
    form_class = MessageForm
    status: Any

    def all_rows(self) -> QuerySet[Entry]:
        """Return what waits: without a status among the filters, only that is meant."""
        rows = super().all_rows()
        if self.request.GET.get("status"):
            return rows
        return rows.filter(status__in=WAITING)

    def object_context(self, snippet: Entry) -> dict[str, Any]:
        """Return an entry, and why it is left alone, if it is."""
        why = hindrance(snippet, self.status)
        return {"item": snippet, "why": HINDRANCES[why] if why else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add which are decided, which are not, and in which languages to write."""
        context = super().get_context_data(**kwargs)
        concerned = [one for one in context["items"] if not one["why"]]
        names = get_content_languages()
        counts = Counter(one["item"].language for one in concerned)
        return context | {
            "concerned": concerned,
            "left": [one for one in context["items"] if one["why"]],
            "languages": [
                (names.get(code, code), count) for code, count in counts.most_common()
            ],
        }

    def form_valid(self, form: Any) -> Any:
        """Decide; say of how many authors are told later, if any are."""
        answer = super().form_valid(form)
        keys = [entry.key for entry in self.actionable_objects]
        if left := telling.left(keys).count():
            words = ngettext(
                "%(count)d message to an author is still to go: every night tries.",
                "%(count)d messages to authors are still to go: every night tries.",
                left,
            )
            messages.warning(self.request, words % {"count": left})
        return answer

    def get_execution_context(self) -> dict[str, Any]:
        """Pass on what is said with the decision."""
        return {**super().get_execution_context(), "told": self.cleaned_form.told}

    @classmethod
    def execute_action(
        cls,
        objects: list[Entry],
        user: Any = None,
        told: Any = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Decide; return how many entries this changed, and how many it did not."""
        done = decide(objects, cls.status, user, **told)
        return done, len(objects) - done

    def get_success_message(self, done: int, left: int) -> str | None:
        """Say how many were decided; warn of those that were not."""
        if left:
            words = ngettext(
                "%(count)d entry was left as it is: open it to read why.",
                "%(count)d entries were left as they are: open them to read why.",
                left,
            )
            messages.warning(self.request, words % {"count": left})
        return self.done_words(done) % {"count": done} if done else None

    def done_words(self, done: int) -> str:
        """Return what to say of so many."""
        raise NotImplementedError


class ApproveAction(DecideAction):
    """Show entries to the public."""

    display_name = _("Approve")
    aria_label = _("Approve the entries that are ticked")
    action_type = "approve"
    action_priority = 10
    status = EntryStatus.APPROVED
    heading = _("Approve entries")
    question = _("Everybody sees these, and their authors are told by e-mail:")

    def done_words(self, done: int) -> str:
        """Say how many the public sees now."""
        return ngettext(
            "%(count)d entry was approved.", "%(count)d entries were approved.", done
        )


class RefuseAction(DecideAction):
    """Keep entries from the public, and tell their authors why."""

    display_name = _("Refuse")
    aria_label = _("Refuse the entries that are ticked")
    action_type = "refuse"
    action_priority = 20
    classes = {"serious"}
    form_class = ReasonForm
    status = EntryStatus.REFUSED
    heading = _("Refuse entries")
    question = _(
        "Nobody sees these, their files are deleted for good, and their authors are "
        "told why by e-mail:"
    )

    def done_words(self, done: int) -> str:
        """Say how many the public does not see."""
        return ngettext(
            "%(count)d entry was refused.", "%(count)d entries were refused.", done
        )


class FlagAction(DecideAction):
    """Put entries aside, to look at them again."""

    display_name = _("Look again later")
    aria_label = _("Put the entries that are ticked aside, to look at them again")
    action_type = "flag"
    action_priority = 25
    form_class = FlagForm
    status = EntryStatus.FLAGGED
    heading = _("Look at entries again later")
    question = _("These are put aside, and nobody sees them meanwhile:")

    def done_words(self, done: int) -> str:
        """Say how many were put aside."""
        return ngettext(
            "%(count)d entry was put aside.", "%(count)d entries were put aside.", done
        )


class EraseAction(EntriesAction, DeleteBulkAction):
    """Wagtail’s own deletion, within the filters and on one’s own pages."""

    permission = "delete"
