"""The admin views of one import: choose a file, follow it, read its report."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from wagtail_culture_social.domain.imports.imported import ImportFault
from wagtail_culture_social.events.importers import services
from wagtail_culture_social.events.importers.forms import ImportForm
from wagtail_culture_social.events.importers.messages import message, summary
from wagtail_culture_social.models.imports import ImportRow, ImportRun, ImportSource
from wagtail_culture_social.outbound import OutboundError

NAMESPACE = "culture_social_imports"
PER_PAGE = 100
PERMISSIONS = (
    "wagtail_culture_social.add_importsource",
    "wagtail_culture_social.change_importsource",
)


def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a file, read it and go to its trial; say so if nobody can read it."""
    source = get_object_or_404(ImportSource, pk=pk)
    _check(request, source)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(source, *sent)
    if form.is_valid():
        run = _begin(request, source, form)
        if run is not None:
            return redirect(f"{NAMESPACE}:run", run.pk)
    context = {
        "source": source,
        "form": form,
        "runs": [(run, _result(run)) for run in source.runs.all()],
        **_heading(source),
    }
    template = "wagtail_culture_social/admin/imports/choose.html"
    return render(request, template, context)


def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a reading is, and its report; a POST goes on or makes it real."""
    run = get_object_or_404(ImportRun.objects.select_related("source"), pk=pk)
    _check(request, run.source)
    if request.method == "POST":
        _act(request, run)
        return redirect(f"{NAMESPACE}:run", run.pk)
    report, rows = services.report_of(run), _rows(run, request)
    context = {
        "run": run,
        "report": report,
        "done": report["all"] - report["waiting"],
        "choices": _choices(report, request.GET.get("show", "")),
        "rows": rows,
        "elided_page_range": rows.paginator.get_elided_page_range(rows.number),
        "fault": message(run.fault) if run.fault else "",
        **_heading(run.source, _("Report")),
    }
    return render(request, "wagtail_culture_social/admin/imports/report.html", context)


def _check(request: HttpRequest, source: ImportSource) -> None:
    may = any(map(request.user.has_perm, PERMISSIONS))
    if not may or not services.may_import(source, request.user):
        raise PermissionDenied


def _begin(
    request: HttpRequest, source: ImportSource, form: ImportForm
) -> ImportRun | None:
    try:
        return services.begin(
            source,
            form.cleaned_data["file"],
            user=request.user,
            is_trial=True,
            makes_again=form.cleaned_data["makes_again"],
        )
    except (ImportFault, OutboundError) as error:
        form.add_error("file", message(services.fault_note(error)))
    return None


def _act(request: HttpRequest, run: ImportRun) -> None:
    if run.finished_at is None:
        services.go_on(run)
    elif run.is_trial and "real" in request.POST:
        services.make_real(run, request.user)
    if run.finished_at is not None and not run.is_trial:
        messages.success(request, _("The import is finished."))


def _result(run: ImportRun) -> str:
    if run.fault:
        return message(run.fault)
    counts = summary(services.report_of(run))
    return _("Trial: %(counts)s") % {"counts": counts} if run.is_trial else counts


def _heading(source: ImportSource, last: str = "") -> dict[str, Any]:
    here = {"url": reverse(f"{NAMESPACE}:import", args=[source.pk]), "label": source}
    items = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse(f"{NAMESPACE}:index"), "label": _("Imports")},
        here,
    ]
    return {
        "breadcrumbs_items": [*items, {"url": "", "label": last}] if last else items,
        "header_title": str(source),
        "header_icon": "download",
    }


def _choices(report: dict[str, int], shown: str) -> list[dict[str, Any]]:
    """The outcomes that occur, each as a way to see its rows only."""
    labels = {code or "waiting": label for code, label in ImportRow.OUTCOMES}
    labels = {"all": _("all")} | labels | {"kept": _("with changes kept here")}
    return [
        {
            "query": f"?show={code}" if code != "all" else "?",
            "label": label,
            "count": report[code],
            "is_shown": code == (shown or "all"),
        }
        for code, label in labels.items()
        if report[code]
    ]


def _rows(run: ImportRun, request: HttpRequest) -> Any:
    rows = run.rows.select_related("page").defer("data").order_by("pk")
    shown = request.GET.get("show", "")
    if shown == "kept":
        rows = rows.filter(kept__gt=0)
    elif shown in dict(ImportRow.OUTCOMES) and shown:
        rows = rows.filter(outcome=shown)
    page = WagtailPaginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    model = run.source.page_type.model_class()
    for row in page:
        row.words = [message(note, model) for note in row.notes]
    return page
