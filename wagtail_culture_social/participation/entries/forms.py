"""The form with which one enters a contest; what becomes of it is elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_culture_social.domain.contests import CHOICE, GUARDIAN, IMAGE, Rules
from wagtail_culture_social.domain.mailboxes import mailbox_of
from wagtail_culture_social.participation.contests.asked import AskedContest, Wording
from wagtail_culture_social.participation.defences.forms import DefendedForm
from wagtail_culture_social.participation.defences.texts import (
    VisitorEmailField,
    VisitorNameField,
)
from wagtail_culture_social.participation.entries.ceding import licence_words
from wagtail_culture_social.participation.entries.consents import (
    LICENCE,
    labels,
    version_of,
    wordings,
)
from wagtail_culture_social.participation.entries.entering import Said
from wagtail_culture_social.participation.entries.fields import (
    AGREE,
    ALT,
    ANSWER,
    PublicCharField,
    alt_field,
    answer_field,
    consent_field,
)
from wagtail_culture_social.participation.models import Contest, Entry


def _longest(name: str) -> int:
    return Entry._meta.get_field(name).max_length


class EmailForm(DefendedForm):
    """Who asks again for the links to their entries."""

    purpose = "entry.link"
    most, seconds = 20, 60 * 60

    email = VisitorEmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The one that you gave with your entry."),
    )

    def renew_token(self) -> None:
        """Let the form be sent once more, after what it asked for has failed."""
        self.data["token"] = self.fields["token"].initial


class EntryForm(EmailForm):
    """An entry: what the contest asks for, whose it is, and what is agreed to."""

    purpose = "entry"
    most, seconds = DefendedForm.most, DefendedForm.seconds

    title = PublicCharField(
        label=gettext_lazy("Title of your entry"), max_length=_longest("title")
    )
    credit = PublicCharField(
        label=gettext_lazy("Credit line"),
        help_text=gettext_lazy(
            "The name or pseudonym that everybody reads beside your entry."
        ),
        max_length=_longest("credit"),
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Licence of your entry"), widget=forms.RadioSelect
    )
    name = VisitorNameField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("Only the organisers read it."),
        max_length=_longest("name"),
    )
    is_minor = forms.BooleanField(
        label=gettext_lazy("I am under 15"),
        help_text=gettext_lazy(
            "Then a parent gets a message, too, and your entry is shown only once they "
            "have confirmed it."
        ),
        required=False,
    )
    guardian_email = VisitorEmailField(
        label=gettext_lazy("E-mail address of a parent"),
        help_text=gettext_lazy("Only if you are under 15."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, asked: AskedContest, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked, self.wordings = asked, wordings(asked)
        self.answers = dict(self._answers())
        self.fields.update(self.answers)
        self._offer_licences(asked.rules.licences)
        if asked.rules.minors != GUARDIAN:
            del self.fields["is_minor"], self.fields["guardian_email"]
        names = labels()
        for name, wording in self.wordings.items():
            field = consent_field(names[name], wording, asked.language)
            self.fields[f"{AGREE}{name}"] = field
        email: Any = self.fields["email"]
        email.help_text = _("You get a message with a link that confirms your entry.")

    @staticmethod
    def parts_for(asked: AskedContest) -> tuple[str, ...]:
        """Return what a token of this form is made of: new words want a new one."""
        contest = asked.contest
        return str(contest.twin_key), contest.block_id, version_of(asked)

    @property
    def about(self) -> list[BoundField]:
        """The fields of the entry itself."""
        return [self[name] for name in ("title", *self.answers)]

    @property
    def rights(self) -> list[BoundField]:
        """Whose work it is, and what others may do with it."""
        return [self[name] for name in ("credit", "licence") if name in self.fields]

    @property
    def person(self) -> list[BoundField]:
        """Who sends it, shown to nobody else."""
        names = ("name", "email", "is_minor", "guardian_email")
        return [self[name] for name in names if name in self.fields]

    @property
    def agreements(self) -> list[BoundField]:
        """The boxes to tick, each with its words."""
        return [self[f"{AGREE}{name}"] for name in self.wordings]

    @property
    def rows(self) -> list[BoundField]:
        """The fields that a person fills in, in the order in which they stand."""
        return [*self.about, *self.rights, *self.person, *self.agreements]

    @property
    def ceded(self) -> str:
        """What is allowed where there is no licence to choose."""
        return "" if "licence" in self.fields else licence_words("", "")

    @property
    def said(self) -> Said:
        """What somebody sends, once it is checked."""
        data = self.cleaned_data
        is_minor = bool(data.get("is_minor"))
        sent = {name: data[name] for name in self.answers if data[name]}
        keys = {
            name.removeprefix(ANSWER): value
            for name, value in sent.items()
            if name.startswith(ANSWER)
        }
        return Said(
            title=data["title"],
            credit=data["credit"],
            licence=data.get("licence", ""),
            name=data["name"],
            email=data["email"],
            guardian_email=data["guardian_email"] if is_minor else "",
            answers={key: one for key, one in keys.items() if isinstance(one, str)},
            uploads=[one for one in keys.values() if not isinstance(one, str)],
            alts={key: data.get(f"{ALT}{key}", "") for key in keys},
            agreed=self._agreed(data),
        )

    def clean(self) -> dict[str, Any]:
        """Check what only makes sense together."""
        data = super().clean()
        for name in self.answers:
            alt = name.replace(ANSWER, ALT, 1)
            if alt in self.fields and data.get(name) and data.get(alt) == "":
                self.add_error(alt, _("Please say what the picture shows."))
        if data.get("is_minor"):
            self._check_guardian(data)
        elif data.get("guardian_email"):
            words = _(
                "You gave the address of a parent: tick this box if you are under 15, "
                "and leave the address out if you are not."
            )
            self.add_error("is_minor", words)
        return data

    def _check_guardian(self, data: dict[str, Any]) -> None:
        guardian, own = data.get("guardian_email"), data.get("email")
        if guardian == "":
            words = _("We need the address of a parent, who confirms your entry.")
            self.add_error("guardian_email", words)
        elif guardian and own and mailbox_of(guardian) == mailbox_of(own):
            words = _(
                "This is your own address. If you have none, a parent may enter for "
                "you, in their name: then leave the box “under 15” empty."
            )
            self.add_error("guardian_email", words)

    def _answers(self) -> Iterator[tuple[str, forms.Field]]:
        for field in self.asked.fields:
            yield f"{ANSWER}{field.key}", answer_field(field)
            if field.kind == IMAGE:
                yield f"{ALT}{field.key}", alt_field()

    def _offer_licences(self, licences: tuple[str, ...]) -> None:
        if not licences:
            del self.fields["licence"]
            return
        field: Any = self.fields["licence"]
        language = self.asked.language
        field.choices = [(uri, licence_words(uri, language)) for uri in licences]

    def _agreed(self, data: Mapping[str, Any]) -> dict[str, Wording]:
        """Return each consent in the words that were shown, and what is ceded."""
        language = self.asked.language
        ceded = licence_words(data.get("licence", ""), language)
        return {**self.wordings, LICENCE: Wording(ceded, language)}

    def _mend(self, code: str) -> None:
        """Have words that may have changed agreed to anew."""
        super()._mend(code)
        if code == "stale":
            agreed = (f"{AGREE}{name}" for name in self.wordings)
            for name in ("licence", *agreed):
                self.data.pop(name, None)


def typed_texts(contest: Contest, data: Mapping[str, str]) -> list[str]:
    """Return the words that somebody typed into the form of a contest, in order."""
    fields = Rules.from_json(contest.rules).fields
    names = [
        f"{ALT if field.kind == IMAGE else ANSWER}{field.id}"
        for field in fields
        if field.kind != CHOICE
    ]
    texts = (data.get(name, "").strip() for name in ("title", *names, "credit"))
    return [text for text in texts if text]
