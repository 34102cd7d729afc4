"""The admin views that import a campaign: ask, show what would come, make drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import (
    get_language,
    gettext_lazy,
    ngettext,
    pgettext_lazy,
)
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from wagtail_culture_social.campaigns.importing import days as imported
from wagtail_culture_social.campaigns.importing.forms import CampaignImportForm
from wagtail_culture_social.campaigns.importing.messages import (
    message_of_fault,
    message_of_warning,
)
from wagtail_culture_social.campaigns.importing.reading import (
    read_address,
    read_file,
)
from wagtail_culture_social.campaigns.importing.saving import (
    Target,
    campaign_types,
    carry_out,
    may_import,
    targets,
)
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.campaign_programmes import Programme, as_json
from wagtail_culture_social.domain.dates import format_day
from wagtail_culture_social.domain.imports.campaigns import ReadProgramme, read_json
from wagtail_culture_social.domain.imports.imported import ImportFault
from wagtail_culture_social.outbound import OutboundError

NAME = "wagtail_culture_social_campaign_import"
SALT = "wagtail_culture_social.campaign_import"
AN_HOUR = 60 * 60
STATES = {
    imported.NEW: gettext_lazy("new"),
    imported.CHANGED: pgettext_lazy("day of a campaign", "changed"),
    imported.UNCHANGED: gettext_lazy("unchanged"),
    imported.GONE: gettext_lazy("no longer there; it stays"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A day of the trial, as one language tells it."""

    date: str
    tag: str
    theme: str
    ideas: int
    state: Any


def choose(request: HttpRequest, parent_pk: int) -> HttpResponse:
    """Ask for a programme, show what it would become, then make the drafts."""
    parent = get_object_or_404(page_model(), pk=parent_pk).specific
    if not may_import(parent, request.user):
        raise PermissionDenied
    if "programme" in request.POST:
        return _make(request, parent)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CampaignImportForm(parent, *sent)
    read = _read(form) if form.is_valid() else None
    if read is not None:
        return _show(request, parent, form.cleaned_data["page_type"], read)
    template = "wagtail_culture_social/admin/campaigns/import.html"
    return render(request, template, {"form": form, **_frame(parent)})


def import_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Yield the entry of the menus of a page below which campaigns can be added."""
    if may_import(page, user):
        url = reverse(NAME, args=[page.pk])
        label = _("Import a campaign")
        yield Button(label, url, icon_name="download", priority=47)


def admin_urls() -> list[Any]:
    """Return the admin addresses of this module."""
    address = "culture-social/campaigns/<int:parent_pk>/import/"
    return [path(address, choose, name=NAME)]


def _read(form: CampaignImportForm) -> ReadProgramme | None:
    file, url = form.cleaned_data["file"], form.cleaned_data["url"]
    try:
        return read_file(file) if file else read_address(url)
    except (ImportFault, OutboundError) as error:
        form.add_error("file" if file else "url", message_of_fault(error))
    return None


def _show(
    request: HttpRequest, parent: Any, kind: ContentType, read: ReadProgramme
) -> HttpResponse:
    """Show the trial; the form carries the programme on, so that nothing else comes.

    What is shown has been read as it will be read then.
    """
    carried = as_json(read.programme)
    programme, model = _carried(carried), kind.model_class()
    found = targets(programme, parent, model, request.user)
    told = {"programme": carried, "type": kind.pk, "parent": parent.pk}
    context = {
        "pages": [(one, list(_rows(one, programme))) for one in found],
        "common": imported.in_language(programme.hashtag, found[0].language),
        "warnings": [message_of_warning(one) for one in read.warnings],
        "programme": signing.dumps(told, salt=SALT, compress=True),
        "may_make": not all(one.is_locked for one in found),
        **_frame(parent),
    }
    template = "wagtail_culture_social/admin/campaigns/import_trial.html"
    return render(request, template, context)


def _make(request: HttpRequest, parent: Any) -> HttpResponse:
    try:
        told = signing.loads(request.POST["programme"], salt=SALT, max_age=AN_HOUR)
    except signing.SignatureExpired:
        messages.warning(request, _("Read the programme again."))
        return redirect(request.path)
    except signing.BadSignature as error:
        raise BadRequest(_("Read the programme again.")) from error
    kind = get_object_or_404(ContentType, pk=told["type"])
    if told["parent"] != parent.pk or kind.model_class() not in campaign_types(parent):
        raise PermissionDenied
    programme = _carried(told["programme"])
    written = carry_out(programme, parent, kind.model_class(), request.user)
    if not written:
        messages.info(request, _("Nothing is new: no page was changed."))
        return redirect("wagtailadmin_explore", parent.pk)
    said = ngettext(
        "One draft was written: look at its days, then publish.",
        "%(count)d drafts were written: look at their days, then publish.",
        len(written),
    )
    messages.success(request, said % {"count": len(written)})
    return redirect("wagtailadmin_pages:edit", written[0].pk)


def _carried(told: dict[str, Any]) -> Programme:
    return read_json(signing.JSONSerializer().dumps(told)).programme


def _rows(target: Target, programme: Programme) -> Iterator[Row]:
    told = {one.slot: one for one in imported.told_days(programme, target.language)}
    here, language = imported.words_of(target.page), get_language() or "en"
    for slot, state in target.states.items():
        one = told.get(slot)
        if one is None:
            theme = here[slot].get("theme") or ""
            yield Row("–", "", theme, 0, STATES[state])
            continue
        day = format_day(one.day.date, language)
        yield Row(day, one.tag, one.theme, len(one.ideas), STATES[state])


def _frame(parent: Any) -> dict[str, Any]:
    return {
        "parent": parent,
        "back_url": reverse("wagtailadmin_explore", args=[parent.pk]),
    }
