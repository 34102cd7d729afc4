"""What visitors said of the pages that somebody works on: counts, and remarks."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from wagtail_culture_social.participation.models import Feedback
from wagtail_culture_social.social.care.reviews import cared_for_by

HAS_REMARK = ~Q(sentence="")


def counts_of(pages: QuerySet) -> dict[int, dict[str, Any]]:
    """Return what was said of pages, by their ids."""
    rows = Feedback.objects.filter(page__in=pages.values("pk")).order_by()
    counted = rows.values("page").annotate(
        helped=Count("pk", filter=Q(is_helpful=True)),
        failed=Count("pk", filter=Q(is_helpful=False)),
        remarks=Count("pk", filter=HAS_REMARK),
        last=Max("given_on"),
    )
    return {row.pop("page"): row for row in counted}


def remarks_for(user: Any) -> QuerySet:
    """Return the remarks on pages that somebody works on."""
    pages = cared_for_by(user).values("pk")
    return Feedback.objects.filter(HAS_REMARK, page__in=pages)


def pages_with_remarks(user: Any) -> QuerySet:
    """Return those pages on which there is a remark."""
    return cared_for_by(user).filter(pk__in=remarks_for(user).values("page"))
