"""The register of what is done with personal data (GDPR, article 30), by activity.

What is held is told by the models themselves, how long by the rules of retention; the
purposes and who sees it are said here. Tests fail for a field that is in no activity.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.participation import models
from wagtail_culture_social.participation.privacy.fields import Held, held


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that is done with data of persons."""

    id: str
    title: Any
    purpose: Any
    persons: Any
    seen_by: Any
    rules: tuple[str, ...]
    held: tuple[Held, ...]


CONTESTS = Activity(
    "contests",
    _("Contests and challenges"),
    _("Receive, choose, show and reward what the public makes."),
    _("Entrants, and parents of those under 15; members of juries"),
    _(
        "Moderators of the page see everything. Jurors see works without names. "
        "The public sees title, answers, files and credit line of accepted entries."
    ),
    (
        "entry.unconfirmed",
        "entry.undecided",
        "entry.refused",
        "entry.withdrawn",
        "entry.contact",
        "entry.page_deleted",
        "upload.unsent",
    ),
    (
        held(
            models.Contest,
            staff="jurors",
            none="twin_key block_id page title kind rules opens_at closes_at "
            "vote_opens_at vote_closes_at jury_closes_at results_at is_offered vote "
            "result digest frozen_at",
        ),
        held(
            models.Entry,
            identity="name email guardian_email credit",
            words="title answers",
            facts="licence language is_minor guardian_confirmed_at status reason "
            "message sent_at confirmed_at decided_at",
            pseudonym="key person",
            staff="decided_by",
            none="contest place",
        ),
        held(
            models.Upload,
            words="file name alt_text image document",
            facts="field kind size width height is_read sent_at",
            pseudonym="key",
            none="entry",
        ),
        held(
            models.JuryRound,
            none="contest number method quorum keeps result closed_at",
        ),
        held(models.DoomedFile, none="kind name"),
        held(models.JuryMark, staff="juror value", none="round entry"),
    ),
)
REGISTRATIONS = Activity(
    "registrations",
    _("Registrations to events"),
    _("Give seats, receive people as they need, tell them what changes."),
    _("People who register"),
    _("Those who look after the page of the event; nobody else."),
    ("registration.unconfirmed", "registration.person"),
    (
        held(
            models.RegistrationOffer,
            none="twin_key block_id page capacity most_seats has_children_seats "
            "has_waiting_list opens_at closes_hours_before reminds_hours_before "
            "is_offered",
        ),
        held(
            models.Seating,
            none="offer recurrence_id starts_at ends_at capacity own_capacity taken "
            "is_cancelled",
        ),
        held(
            models.Registration,
            identity="name email",
            needs="needs",
            facts="language adults children status has_come sent_at confirmed_at "
            "cancelled_at reminded_at",
            pseudonym="key person code",
            none="seating",
        ),
    ),
)
MAILS = Activity(
    "mails",
    _("Mails that are due"),
    _("Tell people what they have to know, even if a mail server is away for a while."),
    _("People who registered, entered something or reported something"),
    _("Those who look after the page of the event see whom a message did not reach."),
    ("mail.due", "letter.words"),
    (
        held(models.DueMail, pseudonym="subject", facts="what until taken_at"),
        held(models.Letter, words="words", none="seating written_at"),
    ),
)
ANSWERS = Activity(
    "answers",
    _("Open questions"),
    _("Show what visitors answer, once it was read."),
    _("Visitors who answer, under a name they choose or none"),
    _("Moderators of the page; the public, once it is approved."),
    (
        "answer.unconfirmed",
        "answer.waiting",
        "answer.refused",
        "answer.page_deleted",
    ),
    (
        held(
            models.Answer,
            identity="name",
            words="text",
            facts="language status written_on decided_at",
            pseudonym="key",
            staff="decided_by",
            none="poll",
        ),
    ),
)
VOTES = Activity(
    "votes",
    _("Votes"),
    _("Count each voter once. At the end the link to voters is destroyed."),
    _("Visitors who vote"),
    _("Nobody: results are counts."),
    (),
    (
        held(
            models.Poll,
            none="twin_key block_id page question kind mode visibility rules opens_at "
            "closes_at is_offered secret closed_at result digest",
        ),
        held(
            models.Ballot, pseudonym="voter_key", facts="revision choices", none="poll"
        ),
        held(models.Counter, none="poll key value"),
        held(models.VotingCode, pseudonym="digest", none="poll"),
    ),
)
INSTITUTIONS = Activity(
    "institutions",
    _("Register of institutions"),
    _("List who takes part in campaigns, and tell who registered what was decided."),
    _("Employees who register their institution"),
    _("Editors of the campaign; the public never sees an address."),
    (
        "institution.unconfirmed",
        "institution.waiting",
        "institution.refused",
        "institution.contact",
        "import.rows",
    ),
    (
        held(
            models.Institution,
            identity="email",
            facts="language status registered_on decided_at",
            pseudonym="key",
            staff="decided_by",
            none="identity name sort_name kind city country latitude longitude website "
            "handles languages",
        ),
        held(models.Participation, none="institution twin_key"),
        held(
            models.RegisterImport,
            words="file_name rows refused",
            staff="user",
            none="twin_key is_dry_run position created changed unchanged started_at "
            "finished_at",
        ),
    ),
)
REPORTS = Activity(
    "reports",
    _("Reports of what visitors sent"),
    _("Examine notices and tell what was decided (Digital Services Act, article 16)."),
    _("People who report something"),
    _("Moderators; never the author of what is reported."),
    ("report.waiting", "report.contact", "report.record"),
    (
        held(
            models.Report,
            identity="name email",
            words="explanation",
            facts="kind url reason language sent_at outcome statement decided_at",
            pseudonym="key subject",
            staff="decided_by",
        ),
    ),
)
FEEDBACK = Activity(
    "feedback",
    _("Feedback on pages"),
    _("Learn whether pages help."),
    _("Visitors who write a remark"),
    _("Those who look after the page."),
    ("feedback.remark", "feedback.page_deleted"),
    (
        held(
            models.Feedback,
            words="sentence",
            none="twin_key page language is_helpful given_on",
        ),
    ),
)
CONSENTS = Activity(
    "consents",
    _("Agreements"),
    _("Prove who agreed to which words (GDPR, article 7)."),
    _("Everybody who agreed to something in a form"),
    _("Nobody but who answers a request of the person."),
    (),
    (
        held(models.Consent, pseudonym="subject", facts="purpose text given_at"),
        held(models.ConsentText, none="digest language text"),
    ),
)
DEFENCES = Activity(
    "defences",
    _("Protection of forms"),
    _("Stop programs that send forms again and again."),
    _("Everybody who sends a form"),
    _("Nobody: there is no address of a machine in it."),
    ("token.used", "attempts.counted"),
    (
        held(models.FormToken, pseudonym="digest", none="expires_at"),
        held(models.RateCount, pseudonym="bucket", none="span count"),
    ),
)
ACTIVITIES = (
    CONTESTS,
    REGISTRATIONS,
    MAILS,
    ANSWERS,
    VOTES,
    INSTITUTIONS,
    REPORTS,
    FEEDBACK,
    CONSENTS,
    DEFENCES,
)


def all_held() -> Iterator[Held]:
    """Yield every model of every activity."""
    for activity in ACTIVITIES:
        yield from activity.held


def held_of(model: Any) -> Held:
    """Return the fields of a model by kind."""
    return next(one for one in all_held() if one.model is model)
