"""Every public form with the page that shows it, and what a person fills in there.

A form that is not here fails ``test_public_forms``: nobody forgets a new one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.test import Client
from django.urls import resolve

from tests import contests, examples, factories
from tests.participation.contests import calling
from tests.participation.entries import entrants
from tests.participation.polls import asking, electing
from tests.participation.register import sending as registering
from tests.participation.registrations import seating, visitors
from tests.participation.reports import reporting
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import KINDS
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.contests.shown import enter_url
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.defences.texts import VisitorEmailField
from wagtail_culture_social.participation.entries.forms import EmailForm, EntryForm
from wagtail_culture_social.participation.entries.links import lost_link_url
from wagtail_culture_social.participation.feedback.forms import FeedbackForm
from wagtail_culture_social.participation.models import (
    Answer,
    Contest,
    Entry,
    Feedback,
    Institution,
    Registration,
    Report,
    Upload,
)
from wagtail_culture_social.participation.polls.answers.forms import AnswerForm
from wagtail_culture_social.participation.register import service
from wagtail_culture_social.participation.register.forms import RegistrationForm
from wagtail_culture_social.participation.registrations.forms import SeatsForm
from wagtail_culture_social.participation.reports.forms import ReportForm
from wagtail_culture_social.participation.uploads import keeping

URLENCODED = "application/x-www-form-urlencoded"
LINK = "https://social.example/@ada/1"


class VoteForm(forms.Form):
    """The words that a vote takes: its form is no form of Django."""

    email = VisitorEmailField()


@dataclass(frozen=True)
class Place:
    """A form where it stands; ``model`` and its like are where its words are kept."""

    kind: type[forms.Form]
    url: str
    told: Mapping[str, Any] = field(default_factory=dict)
    keeps: tuple[type[models.Model], ...] = ()

    @property
    def name(self) -> str:
        """The name of its address."""
        return resolve(self.url.partition("?")[0]).view_name.rpartition(":")[2]

    def form(self, client: Client) -> Any:
        """The form as it is shown."""
        return client.get(self.url).context["form"]

    def texts(self, client: Client) -> dict[str, forms.Field]:
        """The fields into which a visitor writes, by name."""
        if self.kind is VoteForm:
            return {"email": VoteForm().fields["email"]}
        shown = self.form(client)
        return {
            bound.name: bound.field
            for bound in shown.rows
            if isinstance(bound.field, forms.CharField) and not bound.field.disabled
        }

    def filled(self, client: Client, **said: Any) -> dict[str, Any]:
        """What is sent by who fills in everything, and some of it otherwise."""
        made = {
            name: one() if callable(one) else one for name, one in self.told.items()
        }
        token = said.pop("token", "") or self.token(client)
        return {"token": token, **made, **said}

    def send(self, client: Client, **said: Any) -> Any:
        """Fill in the form and send it from a page of the site, whatever it says."""
        body = urlencode(
            self.filled(client, **said), doseq=True, errors="surrogatepass"
        )
        headers = entrants.SAME_ORIGIN
        return client.post(self.url, body, content_type=URLENCODED, headers=headers)

    def token(self, client: Client) -> str:
        """A token that nobody has sent yet."""
        context = client.get(self.url).context
        if self.kind is VoteForm:
            return context["paper"].token
        return context["form"]["token"].value()


def places() -> list[Place]:
    """Every public form, each on a page of its own."""
    contest = calling.contest(fields=every_kind(), most_per_person=None)
    return [
        *(make(contest) for make in (_entering, _lost_link, _reporting)),
        *(make() for make in (_answering, _voting, _feedback)),
        *(make() for make in (_seats, _institution)),
    ]


def every_form() -> set[type[DefendedForm]]:
    """Every public form that there is, found by what it is."""
    found, waiting = set(), [DefendedForm]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        ours = [kind for kind in kinds if kind.__module__.startswith("wagtail_culture")]
        found.update(ours)
        waiting += ours
    return found


def every_kind() -> list[dict[str, Any]]:
    """Fields of every kind that an entry form may have."""
    choices = {"choice": ["The harbour", "The old town"]}
    return [
        contests.field(kind, kind, required=False, choices=choices.get(kind, []))
        for kind in KINDS
    ]


def _entering(contest: Contest) -> Place:
    keys = {kind: calling.key_of(contest, kind) for kind in KINDS}
    told: dict[str, Any] = {
        **entrants.WORDS,
        f"answer_{keys['text']}": "A story",
        f"answer_{keys['long']}": "Nobody there but gulls.",
        f"answer_{keys['choice']}": calling.choice_of(contest),
        f"answer_{keys['image']}_kept": partial(_kept, keys["image"]),
        f"alt_{keys['image']}": "A quay under one lamp.",
        f"answer_{keys['video']}": LINK,
        f"answer_{keys['post']}": LINK,
        "is_minor": "on",
        "guardian_email": entrants.PARENT,
    }
    return Place(EntryForm, enter_url(contest, "en"), told, (Entry, Upload))


def _kept(field: str) -> str:
    """The word for a picture that was sent before."""
    upload = Upload.objects.create(
        field=field, kind="image", file="a.jpg", width=8, height=6, sent_at=now()
    )
    return keeping.word_for(upload)


def _lost_link(contest: Contest) -> Place:
    told = {"email": entrants.ADDRESS}
    return Place(EmailForm, lost_link_url(contest, "en"), told, (Entry,))


def _reporting(contest: Contest) -> Place:
    url = reporting.address_of(calling.entry(contest))
    return Place(ReportForm, url, reporting.SAID, (Report,))


def _answering() -> Place:
    _page, poll = asking.question()
    told = {"text": "The sea", "name": "Ada", "agrees": "on"}
    url = electing.address(poll, name="answer")
    return Place(AnswerForm, url, told, (Answer,))


def _voting() -> Place:
    poll = electing.poll(mode="email")
    told = {"choice": poll.rules["options"][0], "email": entrants.ADDRESS}
    return Place(VoteForm, electing.address(poll), told)


def _feedback() -> Place:
    page = factories.add_page(TutorialPage, factories.home(), title="Renew a loan")
    told = {"helpful": "yes", "sentence": "A picture of the card."}
    return Place(FeedbackForm, f"/culture/{page.pk}/feedback/", told, (Feedback,))


def _seats() -> Place:
    seating.event(capacity=1000)
    told = {**visitors.SAID, "date": seating.seating().recurrence_id, "agrees": "on"}
    return Place(SeatsForm, visitors.url(), told, (Registration,))


def _institution() -> Place:
    page, _twin = examples.campaign()
    url = service.register_url(page)
    return Place(RegistrationForm, url, registering.SAID, (Institution,))
