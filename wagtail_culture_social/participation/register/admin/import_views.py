"""The admin views of an import: choose a file, follow it, read its report."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from wagtail_culture_social.domain.institution_tables import TableError
from wagtail_culture_social.participation.models import RegisterImport
from wagtail_culture_social.participation.register import imports
from wagtail_culture_social.participation.register.admin.policies import may
from wagtail_culture_social.participation.register.campaigns import campaign_choices
from wagtail_culture_social.participation.register.words import table_fault_words
from wagtail_culture_social.social.answers import table_headers

NAMESPACE = "culture_social_institutions"
CHOOSE, FOLLOW = f"{NAMESPACE}:import", f"{NAMESPACE}:import_report"
REFUSED = f"{NAMESPACE}:import_refused"
TEMPLATES = "wagtail_culture_social/admin/register"
MOST_MEGABYTES = 5
PER_PAGE = 100


class ImportForm(forms.Form):
    """Which file is imported, for which campaign."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A table (CSV), in UTF-8 if you can choose."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    campaign = forms.ChoiceField(
        label=gettext_lazy("Campaign"),
        required=False,
        help_text=gettext_lazy("In whose directory the institutions are shown."),
        widget=forms.Select(attrs={"class": "w-w-full"}),
    )

    def __init__(self, user: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        none = ("", gettext_lazy("None yet"))
        field: Any = self.fields["campaign"]
        field.choices = [none, *campaign_choices(user)]

    def clean_file(self) -> UploadedFile:
        """Refuse what is too long to be a list of institutions."""
        file: Any = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * 1024 * 1024:
            words = _("This file is too big: %(most)d MB at most.")
            raise ValidationError(words, params={"most": MOST_MEGABYTES})
        return file


def may_import(user: Any) -> bool:
    """Tell whether a user may add institutions, and change those that are there."""
    return may(user, "add") and may(user, "change")


def urls() -> list[URLPattern]:
    """Return the addresses of these views, below the list of institutions."""
    return [
        path("import/", choose, name="import"),
        path("import/<int:pk>/", follow, name="import_report"),
        path("import/<int:pk>/refused.csv", refused, name="import_refused"),
    ]


def choose(request: HttpRequest) -> HttpResponse:
    """Ask for a file, read it and go to its trial; say so if nobody can read it."""
    if not may_import(request.user):
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(request.user, *sent)
    if form.is_valid():
        run = _begin(request, form)
        if run is not None:
            return redirect(FOLLOW, run.pk)
    runs = RegisterImport.objects.defer("rows", "refused").filter(user=request.user)
    context = {
        "form": form,
        "columns": imports.columns_read(),
        "runs": runs[:20],
        **_heading(),
    }
    return render(request, f"{TEMPLATES}/choose.html", context)


def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an import is, and its report; a POST goes on or makes it real."""
    run = _run(request, pk)
    if request.method == "POST":
        _act(request, run)
        return redirect(FOLLOW, run.pk)
    rows = WagtailPaginator(run.refused, PER_PAGE).get_page(request.GET.get("p"))
    shown = [
        {
            "line": row["line"],
            "name": row["cells"].get("name", ""),
            "reasons": imports.reasons(row),
        }
        for row in rows
    ]
    context = {
        "run": run,
        "all": len(run.rows),
        "refused": shown,
        "rows": rows,
        "elided_page_range": rows.paginator.get_elided_page_range(rows.number),
        **_heading(_("Report")),
    }
    return render(request, f"{TEMPLATES}/report.html", context)


@require_safe
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the refused rows as a table, each with its reasons.

    At once: what is streamed is made after the editor's own language is put away.
    """
    table = "".join(imports.refused_table(_run(request, pk)))
    return HttpResponse(table, headers=table_headers(_("refused")))


def _run(request: HttpRequest, pk: int) -> RegisterImport:
    """Return an import of the user; those of others are theirs.

    A superuser goes on with any, as its user where that one is deleted.
    """
    run = get_object_or_404(RegisterImport.objects.select_related("user"), pk=pk)
    is_theirs = request.user.is_superuser or run.user_id == request.user.pk
    if not (is_theirs and may_import(request.user)):
        raise PermissionDenied
    run.user = run.user or request.user
    return run


def _begin(request: HttpRequest, form: ImportForm) -> RegisterImport | None:
    file, key = form.cleaned_data["file"], form.cleaned_data["campaign"]
    try:
        run, is_guessed = imports.begin(
            file.read(), file.name, user=request.user, key=UUID(key) if key else None
        )
    except TableError as error:
        form.add_error("file", table_fault_words(error.code, error.value))
        return None
    if is_guessed:
        words = _(
            "The letters were read as those of Windows: look at an accent or two "
            "before you import."
        )
        messages.warning(request, words)
    return run


def _act(request: HttpRequest, run: RegisterImport) -> None:
    if run.finished_at is None:
        imports.go_on(run)
    elif run.is_dry_run and "real" in request.POST:
        imports.make_real(run)
        run.refresh_from_db()
    if run.finished_at is not None and not run.is_dry_run:
        messages.success(request, _("The import is finished."))


def _heading(last: str = "") -> dict[str, Any]:
    title = _("Import of institutions")
    items = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse(f"{NAMESPACE}:list"), "label": _("Institutions")},
        {"url": reverse(CHOOSE), "label": title},
    ]
    return {
        "breadcrumbs_items": [*items, {"url": "", "label": last}] if last else items,
        "header_title": title,
        "header_icon": "upload",
    }
