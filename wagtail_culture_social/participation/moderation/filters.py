"""How the queue of entries is narrowed: contest, status, language, what is lacking."""

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from wagtail_culture_social.participation.contests.access import contests_for
from wagtail_culture_social.participation.entries.guardians import HAS_LEAVE
from wagtail_culture_social.participation.models import Contest, Entry, Report, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.words import Reason

REPORTED, GUARDIAN, UNREAD = "reported", "guardian", "unread"
NOTES = [
    (REPORTED, _("Reported, and not decided yet")),
    (GUARDIAN, _("Waits for a parent")),
    (UNREAD, _("Has a file that was never read")),
]


def contests(request: HttpRequest | None) -> QuerySet[Contest]:
    """Return the contests that somebody looks after."""
    return contests_for(request.user) if request else Contest.objects.none()


class EntryFilterSet(WagtailFilterSet):
    """The filters of the queue of entries."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=EntryStatus.choices, widget=CheckboxSelectMultiple
    )
    contest = django_filters.ModelChoiceFilter(queryset=contests, label=_("Contest"))
    note = django_filters.ChoiceFilter(
        label=_("To be noted"), choices=NOTES, method="noted"
    )
    reason = django_filters.ChoiceFilter(label=_("Reason"), choices=Reason.choices)

    class Meta:
        model = Entry
        fields = ["status", "contest", "language", "note", "reason"]

    def noted(self, entries: QuerySet[Entry], name: str, note: str) -> QuerySet[Entry]:
        """Return the entries of which one thing has to be noted."""
        if note == GUARDIAN:
            return entries.exclude(HAS_LEAVE)
        if note == UNREAD:
            unread = Upload.objects.filter(entry=OuterRef("pk"), is_read=False)
            return entries.filter(Exists(unread))
        reports = Report.objects.filter(
            kind=Report.Kind.ENTRY,
            subject=OuterRef("key"),
            outcome=Report.Outcome.WAITING,
        )
        return entries.filter(Exists(reports))
