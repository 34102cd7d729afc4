"""The page on which a visitor says whether another page helped; it is never cached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wagtail_culture_social.participation.defences.answers import answer
from wagtail_culture_social.participation.feedback import service
from wagtail_culture_social.participation.feedback.forms import ANSWERS, FeedbackForm
from wagtail_culture_social.participation.uploads.capping import takes_form
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.social.views import get_public_page

TEMPLATE = "wagtail_culture_social/participation/feedback_form.html"


@takes_form
@csrf_exempt  # the form brings its own proof: cached pages set no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, take an answer once, or say thank you."""
    page = get_public_page(request, pk)
    with override(content_language(page)):
        form = form_of(page, request)
        if form.is_valid():
            form.once(lambda: keep(page, form.cleaned_data))
            return redirect(f"{request.path}?done=1")
    context = {
        "form": form,
        "is_done": "done" in request.GET,
        "about": page.title,
        "back_url": page.get_url(request),
        "url": request.path,
    }
    return answer(
        request,
        TEMPLATE,
        context,
        language=content_language(page),
        status=form.status,
    )


def form_of(page: Any, request: HttpRequest) -> FeedbackForm:
    """Return the form, with the answer that the page's link brings."""
    chosen = request.GET.get("helpful")
    initial = {"helpful": chosen} if chosen in dict(ANSWERS) else {}
    return FeedbackForm.for_request(request, str(page.pk), initial=initial)


def keep(page: Any, data: dict[str, Any]) -> None:
    """Keep what the form says."""
    is_helpful = data["helpful"] == "yes"
    service.keep(page, is_helpful=is_helpful, sentence=data["sentence"])
