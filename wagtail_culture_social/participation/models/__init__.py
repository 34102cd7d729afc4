"""The rows of visitors, one module per noun group.

None has revisions, none is in the reference index or the search index, and no
``__str__`` tells who somebody is: what is deleted is gone.
"""

from wagtail_culture_social.participation.models.answers import Answer
from wagtail_culture_social.participation.models.ballots import Ballot, Counter
from wagtail_culture_social.participation.models.consents import Consent, ConsentText
from wagtail_culture_social.participation.models.contests import (
    Contest,
    JuryMark,
    JuryRound,
)
from wagtail_culture_social.participation.models.entries import (
    DoomedFile,
    Entry,
    Upload,
)
from wagtail_culture_social.participation.models.feedback import Feedback
from wagtail_culture_social.participation.models.forms import FormToken, RateCount
from wagtail_culture_social.participation.models.institutions import (
    Institution,
    Participation,
    RegisterImport,
)
from wagtail_culture_social.participation.models.mails import DueMail, Letter
from wagtail_culture_social.participation.models.polls import Poll, VotingCode
from wagtail_culture_social.participation.models.registrations import (
    Registration,
    RegistrationOffer,
    Seating,
)
from wagtail_culture_social.participation.models.reports import Report

__all__ = [
    "Answer",
    "Ballot",
    "Consent",
    "ConsentText",
    "Contest",
    "Counter",
    "DoomedFile",
    "DueMail",
    "Entry",
    "Feedback",
    "FormToken",
    "Institution",
    "JuryMark",
    "JuryRound",
    "Letter",
    "Participation",
    "Poll",
    "RateCount",
    "RegisterImport",
    "Registration",
    "RegistrationOffer",
    "Report",
    "Seating",
    "Upload",
    "VotingCode",
]
