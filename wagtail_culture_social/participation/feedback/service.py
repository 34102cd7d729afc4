"""What asks on a page whether it helped, and what keeps the answers."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import override

from wagtail_culture_social.conf import today
from wagtail_culture_social.participation.models import Feedback
from wagtail_culture_social.social.twins import content_language, source_of, twin_key

TEMPLATE = "wagtail_culture_social/participation/feedback.html"


def render(page: Any, request: HttpRequest | None) -> SafeString | str:
    """Return the question, the same for every visitor; ``""`` on an unsaved page."""
    url = feedback_url(page)
    if not url:
        return ""
    with override(content_language(page)):
        return render_to_string(TEMPLATE, {"url": url})


def feedback_url(page: Any) -> str:
    """Return where a page's question is answered; ``""`` where it cannot be."""
    try:
        return reverse("wagtail_culture_social:feedback", args=[page.pk])
    except NoReverseMatch:
        return ""


def keep(page: Any, *, is_helpful: bool, sentence: str) -> Feedback:
    """Keep an answer, with the day and nothing else of who gave it."""
    return Feedback.objects.create(
        twin_key=twin_key(page),
        page_id=source_of(page).pk,
        language=content_language(page),
        is_helpful=is_helpful,
        sentence=sentence,
        given_on=today(),
    )
