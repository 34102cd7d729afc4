"""The addresses of the benchmark: our form, and what somebody writes in an hour."""

import secrets
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.files.base import ContentFile
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from PIL import Image, ImageOps
from wagtail.models import Page

from tests.projects.urls import urlpatterns as of_project
from wagtail_culture_social.domain.contests import LICENCES
from wagtail_culture_social.participation.models import Contest, Entry, Upload
from wagtail_culture_social.social.pixels import QUALITY


class NaiveForm(forms.ModelForm):
    """The fields that ours has, and no proof, no limit, no trap."""

    licence = forms.ChoiceField(choices=[(uri, uri) for uri in LICENCES])
    place = forms.ChoiceField(choices=[("a", "The harbour"), ("b", "The old town")])
    story = forms.CharField(widget=forms.Textarea)
    agree_rules = forms.BooleanField()
    agree_publication = forms.BooleanField()
    agree_image_rights = forms.BooleanField()

    class Meta:
        model = Entry
        fields = ("title", "credit", "name", "email")


class NaivePhotoForm(NaiveForm):
    """The same with a photograph, which Pillow verifies as Django and Wagtail do."""

    photo = forms.ImageField()
    alt = forms.CharField(max_length=300)


@csrf_exempt
def naive(request: HttpRequest, twin_key: UUID) -> HttpResponse:
    """Look the contest up, insert one row; no mail, no consent kept."""
    contest = Contest.objects.get(twin_key=twin_key)
    form = NaiveForm(request.POST)
    if not form.is_valid():
        return HttpResponse(form.errors.as_json(), status=422)
    _insert(contest, form)
    return HttpResponse(status=303, headers={"Location": "/"})


@csrf_exempt
def naive_page(request: HttpRequest, twin_key: UUID) -> HttpResponse:
    """The same on a page, with a mail: as a form page of Wagtail's own does it."""
    contest = Contest.objects.get(twin_key=twin_key)
    page = get_object_or_404(Page.objects.live(), pk=contest.page_id).specific
    if not all(one.accept_request(request) for one in page.get_view_restrictions()):
        return HttpResponse(status=403)
    form = NaiveForm(request.POST)
    if not form.is_valid():
        return HttpResponse(form.errors.as_json(), status=422)
    entry = _insert(contest, form)
    send_mail(page.title, page.full_url, "museum@example.org", [entry.email])
    return HttpResponse(status=303, headers={"Location": page.get_url(request)})


@csrf_exempt
def naive_photo(request: HttpRequest, twin_key: UUID) -> HttpResponse:
    """The same, and keep the photograph upright and written anew, in this process."""
    contest = Contest.objects.get(twin_key=twin_key)
    form = NaivePhotoForm(request.POST, request.FILES)
    if not form.is_valid():
        return HttpResponse(form.errors.as_json(), status=422)
    content = BytesIO()
    with Image.open(form.cleaned_data["photo"]) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.save(content, "JPEG", quality=QUALITY)
    upload = Upload(
        entry=_insert(contest, form),
        field="photo",
        kind=Upload.Kind.IMAGE,
        alt_text=form.cleaned_data["alt"],
        width=upright.width,
        height=upright.height,
        sent_at=timezone.now(),
    )
    upload.file.save(f"{uuid4()}.jpg", ContentFile(content.getvalue()))
    return HttpResponse(status=303, headers={"Location": "/"})


def _insert(contest: Contest, form: forms.ModelForm) -> Entry:
    entry = form.save(commit=False)
    entry.contest, entry.licence = contest, form.cleaned_data["licence"]
    entry.answers = {one: form.cleaned_data[one] for one in ("place", "story")}
    entry.language, entry.sent_at = "en", timezone.now()
    entry.place = secrets.randbits(63)
    entry.save()
    return entry


urlpatterns: list[Any] = [
    path("bench/naive/<uuid:twin_key>/", naive),
    path("bench/naive-page/<uuid:twin_key>/", naive_page),
    path("bench/naive-photo/<uuid:twin_key>/", naive_photo),
    *of_project,
]
