"""The public addresses of reports: a form for one item, and the receipt."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wagtail_culture_social.participation.defences.answers import answer, see
from wagtail_culture_social.participation.models import Report
from wagtail_culture_social.participation.on_page import language_asked
from wagtail_culture_social.participation.reports.forms import ReportForm
from wagtail_culture_social.participation.reports.subjects import (
    Subject,
    public_subject,
)
from wagtail_culture_social.participation.reports.telling import send_receipt
from wagtail_culture_social.participation.reports.words import reference_of
from wagtail_culture_social.participation.uploads.capping import takes_form

FOLDER = "wagtail_culture_social/participation"
RECEIPT = "receipt"


@takes_form
@csrf_exempt  # the form brings its own proof: cached pages set no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Show the form for an item, take a report once, or show its receipt."""
    if RECEIPT in request.GET and request.method != "POST":
        return _receipt(request, kind, key)
    try:
        subject = public_subject(request, kind, key)
    except Http404:
        if request.method != "POST":
            raise
        return _gone(request)
    language = subject.language
    with override(language):
        form = ReportForm.for_request(
            request, kind, str(key), initial={"url": subject.url}
        )
        if form.is_valid():
            return _keep(request, form, kind, key, language)
    return _form(request, form, subject)


def urls() -> list[URLPattern]:
    """Return the addresses of reports."""
    return [path("report/<str:kind>/<uuid:key>/", report, name="report")]


def _keep(
    request: HttpRequest, form: ReportForm, kind: str, key: UUID, language: str
) -> HttpResponse:
    """Keep a report and send its receipt; lead to the page that says so."""
    if form.save(kind, key, language):
        send_receipt(Report.objects.get(key=form.key))
    return see(f"{request.path}?{RECEIPT}={form.key}")


def _form(request: HttpRequest, form: ReportForm, subject: Subject) -> HttpResponse:
    language = subject.language
    context = {
        "form": form,
        "subject": subject,
        "url": f"{request.path}?lang={language}",
        "back_url": subject.page.get_url(request),
    }
    template = f"{FOLDER}/report.html"
    return answer(request, template, context, language=language, status=form.status)


def _receipt(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Show the receipt of a report to who has its key."""
    try:
        receipt = UUID(request.GET[RECEIPT])
    except ValueError:
        raise Http404 from None
    found = Report.objects.filter(key=receipt, subject=key).first()
    if found is None or found.kind != kind:
        raise Http404
    context = {"report": found, "reference": reference_of(found)}
    template = f"{FOLDER}/report_receipt.html"
    return answer(request, template, context, language=found.language)


def _gone(request: HttpRequest) -> HttpResponse:
    """Say that nobody sees the item any more, and give back what somebody wrote."""
    context = {"unsent": request.POST.get("explanation", "")}
    template = f"{FOLDER}/report_gone.html"
    language = language_asked(request)
    return answer(request, template, context, language=language, status=410)
