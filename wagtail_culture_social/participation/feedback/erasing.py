"""The admin view that erases a remark which names somebody; its answer still counts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from wagtail_culture_social.participation.feedback.summaries import remarks_for

REMARKS = "wagtail_culture_social_remarks"
ERASE = "wagtail_culture_social_erase_remark"
TEMPLATE = "wagtail_culture_social/participation/admin/erase_remark.html"


def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then erase the words; nothing of them is written anywhere."""
    remark = get_object_or_404(remarks_for(request.user), pk=pk)
    if request.method == "POST":
        remark.sentence = ""
        remark.save(update_fields=["sentence"])
        messages.success(request, _("The remark is erased. The answer still counts."))
        return redirect(REMARKS)
    context = {"remark": remark, "back_url": reverse(REMARKS)}
    return render(request, TEMPLATE, context)
