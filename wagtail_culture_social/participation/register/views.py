"""The pages on which an institution registers and confirms; they are never cached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wagtail_culture_social.participation.defences.answers import answer, see
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register import registering
from wagtail_culture_social.participation.register.campaigns import (
    campaign_pages,
    takes_registrations,
)
from wagtail_culture_social.participation.register.directory import PATH
from wagtail_culture_social.participation.register.exports import public_campaign
from wagtail_culture_social.participation.register.forms import (
    RegistrationForm,
    known_error,
)
from wagtail_culture_social.participation.uploads.capping import takes_form
from wagtail_culture_social.social.twins import content_language
from wagtail_culture_social.templatetags.culture_social_tags import language_name

TEMPLATES = "wagtail_culture_social/participation"


@takes_form
@csrf_exempt  # the form brings its own proof: no cookie is set before or after it
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, keep what it says once and send the link, or say so."""
    page = public_campaign(request, pk)
    is_open = takes_registrations(page)
    with override(content_language(page)):
        form = RegistrationForm.for_request(request, str(page.pk))
        if is_open and form.is_valid() and _keep(page, form, request):
            return see(f"{request.path}?done=1")
    context = {"form": form, "is_open": is_open, "is_done": "done" in request.GET}
    return _answer(request, page, "register", context, status=form.status)


@takes_form
@csrf_exempt  # the link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def register_confirm(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Ask for a click, which programs that follow links do not make; then confirm."""
    page = public_campaign(request, pk)
    row = registering.waiting_for(token)
    if row is not None and request.method == "POST":
        registering.confirm(row, token)
        return see(request.path)
    is_waiting = row is not None and row.status == Status.UNCONFIRMED
    context = {"registered": row, "is_waiting": is_waiting}
    return _answer(
        request, page, "register_confirm", context, status=200 if row else 410
    )


def _keep(page: Any, form: RegistrationForm, request: HttpRequest) -> bool:
    """Keep a registration and send its link; else say on the form what is wrong."""
    data, kept = form.cleaned_data, []

    def save() -> None:
        kept.append(registering.register(page, data["institution"], data["email"]))

    try:
        form.once(save)
    except registering.KnownInstitutionError:
        form.add_error("name", known_error())
        return False
    return all(_is_sent(page, form, row, request) for row in kept)


def _is_sent(
    page: Any, form: RegistrationForm, row: Institution, request: HttpRequest
) -> bool:
    """Send the link; where that fails nothing is kept, and the form may come again."""
    if registering.ask_to_confirm(
        page, row, f"{request.scheme}://{request.get_host()}"
    ):
        return True
    row.delete()
    form.renew_token()
    form.add_error(
        "email", _("The message could not be sent. Please try again in a while.")
    )
    return False


def _answer(
    request: HttpRequest, page: Any, name: str, context: dict[str, Any], *, status: int
) -> HttpResponse:
    url = page.get_url(request)
    context = context | {
        "campaign": page.title,
        "campaign_url": url,
        "directory_url": f"{url}{PATH}",
        "url": request.path,
        "twins": _twins(page) if name == "register" else [],
    }
    template = f"{TEMPLATES}/{name}.html"
    language = content_language(page)
    return answer(request, template, context, language=language, status=status)


def _twins(page: Any) -> list[dict[str, str]]:
    """The same form in the other languages of the campaign."""
    pages = campaign_pages().live().filter(translation_key=page.translation_key)
    rows = pages.exclude(pk=page.pk).values_list("pk", "locale__language_code")
    return [
        {
            "language": language,
            "name": language_name(language),
            "url": reverse("wagtail_culture_social:register", args=[pk]),
        }
        for pk, language in rows.order_by("pk")
    ]
