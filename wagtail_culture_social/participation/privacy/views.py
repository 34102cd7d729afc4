"""The admin views of personal data: the register, and the requests of persons.

An address is only ever sent in a form: it is in no address, history or log.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from wagtail_culture_social.conf import settings
from wagtail_culture_social.participation.privacy import people
from wagtail_culture_social.participation.privacy.access import may_handle, must_handle
from wagtail_culture_social.participation.privacy.activities import (
    ACTIVITIES,
    Activity,
)
from wagtail_culture_social.participation.privacy.copies import copy_of
from wagtail_culture_social.participation.privacy.fields import (
    KIND_WORDS,
    Held,
    Kind,
    label_of,
)
from wagtail_culture_social.participation.privacy.words import (
    RULE_WORDS,
    period_words,
)

REGISTER = "wagtail_culture_social_personal_data"
PERSON = "wagtail_culture_social_person"
TEMPLATES = "wagtail_culture_social/admin/privacy"
LONGEST_ADDRESS = 254


class AddressForm(forms.Form):
    """Whose data it is about."""

    address = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=LONGEST_ADDRESS,
        help_text=gettext_lazy(
            "Every spelling of the mailbox is found: capitals and what follows a “+” "
            "make no difference."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class PersonalDataItem(MenuItem):
    """The way to the register, for those who look after personal data."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether somebody does."""
        return may_handle(request.user)


@dataclass(frozen=True, slots=True)
class Part:
    """An activity as the register shows it."""

    activity: Activity
    data: list[tuple[str, list[tuple[str, str]]]]
    periods: list[tuple[str, str]]


@require_safe
def register(request: HttpRequest) -> HttpResponseBase:
    """Show what is done with personal data, as the models and the rules tell it."""
    must_handle(request.user)
    parts = [
        Part(activity, data_of(activity), periods_of(activity))
        for activity in ACTIVITIES
    ]
    context = {"parts": parts, "person_url": reverse(PERSON), **_heading()}
    return render(request, f"{TEMPLATES}/register.html", context)


@never_cache
@sensitive_post_parameters("address")
def person(request: HttpRequest) -> HttpResponseBase:
    """Ask for an address; show, export or erase what is held under it."""
    must_handle(request.user)
    sent = request.POST if request.method == "POST" else None
    form = AddressForm(sent)
    if not form.is_valid():
        return _person_page(request, form)
    address = form.cleaned_data["address"]
    if "export" in request.POST:
        told = people.export(address, request.user)
        return copy_of(told, people.files(address))
    if "erase" in request.POST:
        return _erased(request, people.erase(address, request.user))
    found = people.find(address)
    if "ask" in request.POST and found:
        return _person_page(request, form, found, "erase")
    return _person_page(request, form, found)


def data_of(activity: Activity) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each model that has something of a person: its kinds of data, fields."""
    told = ((one, _kinds_of(one)) for one in activity.held)
    return [
        (str(one.model._meta.verbose_name_plural), kinds)
        for one, kinds in told
        if kinds
    ]


def _kinds_of(one: Held) -> list[tuple[str, str]]:
    return [
        (str(KIND_WORDS[kind]), ", ".join(names))
        for kind in Kind
        if kind != Kind.NONE and (names := list(map(label_of, one.fields(kind))))
    ]


def periods_of(activity: Activity) -> list[tuple[str, str]]:
    """Return what the rules of an activity are about, and how long they keep it."""
    rules = settings.retention
    return [(RULE_WORDS[id_], period_words(rules[id_])) for id_ in activity.rules]


def personal_data_item() -> PersonalDataItem:
    """Return the item under “Reports”."""
    return PersonalDataItem(
        gettext_lazy("Personal data"),
        reverse_lazy(REGISTER),
        name="wagtail-culture-social-personal-data",
        icon_name="user",
        order=1150,
    )


def admin_urls() -> list[URLPattern]:
    """Return the addresses of both views."""
    folder = "culture-social/personal-data/"
    return [
        path(folder, register, name=REGISTER),
        path(f"{folder}person/", person, name=PERSON),
    ]


def _person_page(
    request: HttpRequest,
    form: AddressForm,
    found: list[people.Found] | None = None,
    template: str = "person",
) -> HttpResponseBase:
    context = {"form": form, "found": found, **_heading(_("Requests of a person"))}
    return render(request, f"{TEMPLATES}/{template}.html", context)


def _erased(request: HttpRequest, rows: int) -> HttpResponseBase:
    """Say how much it was, in words that are kept for a while and name nobody."""
    words = ngettext("%(rows)d row was erased.", "%(rows)d rows were erased.", rows)
    messages.success(request, words % {"rows": rows})
    return redirect(PERSON)


def _heading(last: str = "") -> dict[str, Any]:
    title = _("Personal data")
    items = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse(REGISTER), "label": title},
    ]
    return {
        "breadcrumbs_items": [*items, {"url": "", "label": last}] if last else items,
        "header_title": last or title,
        "header_icon": "user",
    }
