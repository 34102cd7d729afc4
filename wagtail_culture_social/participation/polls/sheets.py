"""Sheets of voting codes to print: shown once, and their codes are kept nowhere."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urljoin

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.log_actions import LogActionRegistry, log

from wagtail_culture_social.domain.qr import qr_svg
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.access import POLL_POLICY, polls_for
from wagtail_culture_social.participation.polls.codes import make_codes
from wagtail_culture_social.participation.polls.states import state_of, when_words
from wagtail_culture_social.social.twins import content_language

NAMESPACE = "wagtail_culture_social_polls"
MOST = 300
MADE = "wagtail_culture_social.codes_made"
TEMPLATES = "wagtail_culture_social/admin/polls"


@dataclass(frozen=True, slots=True)
class Ticket:
    """One code on paper: as a picture to scan, and as signs to type."""

    code: str
    picture: SafeString


class CodesForm(forms.Form):
    """How many codes are to be made."""

    count = forms.IntegerField(
        label=gettext_lazy("How many"), min_value=1, max_value=MOST, initial=30
    )


class CodesView(View):
    """Ask how many, then make the codes and show the sheet, this once."""

    http_method_names = ["get", "post"]

    @cached_property
    def poll(self) -> Poll:
        """The poll, if it is one to look after and still takes codes."""
        request, key = self.request, self.kwargs["pk"]
        if not POLL_POLICY.user_has_permission(request.user, "view"):
            raise PermissionDenied
        polls = polls_for(request.user).filter(mode=Poll.Mode.CODE, closed_at=None)
        return get_object_or_404(polls.select_related("page"), pk=key)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask how many codes are needed."""
        return self._asked(CodesForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the codes; the answer is the only place where they stand."""
        form = CodesForm(request.POST)
        if not form.is_valid():
            return self._asked(form)
        if state_of(self.poll) == "closed" or self.poll.page is None:
            raise Http404
        count = form.cleaned_data["count"]
        codes = make_codes(self.poll, count)
        log(self.poll, MADE, user=request.user, data={"count": count})
        return self._sheet(codes)

    def _asked(self, form: CodesForm) -> HttpResponse:
        return TemplateResponse(
            self.request,
            f"{TEMPLATES}/codes.html",
            {
                "form": form,
                "poll": self.poll,
                "header_title": _("Print voting codes"),
                "header_icon": "key",
                "breadcrumbs_items": self._trail(),
                "made": self.poll.codes.count(),
            },
        )

    def _trail(self) -> list[dict[str, Any]]:
        """Lead back to the poll."""
        places = [
            (reverse("wagtailadmin_home"), _("Home")),
            (reverse(f"{NAMESPACE}:index"), _("Polls and questions")),
            (reverse(f"{NAMESPACE}:inspect", args=[self.poll.pk]), self.poll.question),
            ("", _("Print voting codes")),
        ]
        return [{"url": url, "label": label} for url, label in places]

    def _sheet(self, codes: list[str]) -> HttpResponse:
        page = self.poll.page
        language = content_language(page)
        public = page.get_full_url(self.request) or ""
        form = reverse(
            "wagtail_culture_social:poll",
            args=[self.poll.twin_key, self.poll.block_id],
        )
        # The admin may have a host of its own, to which no visitor gets.
        address = self.request.build_absolute_uri(urljoin(public, form))
        with translation.override(language):
            response = TemplateResponse(
                self.request,
                f"{TEMPLATES}/sheet.html",
                {
                    "poll": self.poll,
                    "language": language,
                    "address": public,
                    "when": when_words(
                        self.poll, state_of(self.poll), page.specific, language
                    ),
                    "tickets": [_ticket(code, address, language) for code in codes],
                },
            ).render()
        add_never_cache_headers(response)
        return response


def register_code_action(actions: LogActionRegistry) -> None:
    """Name the making of codes in Wagtail's histories."""
    actions.register_action(
        MADE, gettext_lazy("Make voting codes"), gettext_lazy("Voting codes made")
    )


def _ticket(code: str, address: str, language: str) -> Ticket:
    target = f"{address}?{urlencode({'lang': language, 'code': code})}"
    shapes = mark_safe(qr_svg(target))  # noqa: S308 - shapes, no text of anybody
    return Ticket(code, shapes)
