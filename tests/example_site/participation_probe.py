"""Questions about what visitors of a built demo have sent; ``probe`` asks them."""

from collections import Counter
from typing import Any


def participation() -> dict[str, Any]:
    """Polls by state and kind, the register, answers, feedback, what pages show."""
    from django.test import Client
    from django.test.utils import override_settings

    from wagtail_culture_social.participation.models import (
        Answer,
        Feedback,
        Institution,
        Poll,
        RegisterImport,
    )
    from wagtail_culture_social.participation.polls.closing import stored_digest
    from wagtail_culture_social.participation.polls.states import state_of

    polls = list(Poll.objects.all())
    approved = Institution.objects.filter(status="approved")
    run = RegisterImport.objects.get()
    with override_settings(ALLOWED_HOSTS=["*"]):
        pages = {
            path: Client().get(path).content.decode()
            for path in ("/fr/campagnes/museumweek/", "/en/your-choice/")
        }
    return {
        "states": Counter(state_of(poll) for poll in polls),
        "open": sorted(poll.kind for poll in polls if state_of(poll) == "open"),
        "frozen": [
            stored_digest(poll) == poll.digest for poll in polls if poll.closed_at
        ],
        "secrets": [bool(poll.secret) for poll in polls if poll.closed_at],
        "institutions": approved.count(),
        "countries": approved.values("country").distinct().count(),
        "accounts": [row.name for row in approved if row.handles or row.email],
        "imported": [run.created, len(run.refused)],
        "answers": Counter(Answer.objects.values_list("status", flat=True)),
        "feedback": Counter(Feedback.objects.values_list("is_helpful", flat=True)),
        "figures": [
            figure in pages["/fr/campagnes/museumweek/"]
            for figure in ("2\u202f000", "6\u202f000", "260\u202f000", ">60<", ">12<")
        ],
        **sent(),
        "charts": pages["/en/your-choice/"].count("wcs-chart__table"),
    }


def sent() -> dict[str, Any]:
    """Entries and registrations by state, their pictures and seats, and reports."""
    from wagtail_culture_social.participation.models import (
        Entry,
        Registration,
        Report,
        Seating,
        Upload,
    )

    return {
        "entries": Counter(Entry.objects.values_list("status", flat=True)),
        "reports": Counter(Report.objects.values_list("outcome", flat=True)),
        "pictures": Upload.objects.exclude(image=None).count(),
        "seats": sorted(Seating.objects.values_list("capacity", "taken")),
        "registered": Counter(Registration.objects.values_list("status", flat=True)),
    }
