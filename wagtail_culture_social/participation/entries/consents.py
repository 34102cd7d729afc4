"""What an entrant agrees to, each consent apart; the words of the page are kept."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from wagtail_culture_social.domain.contests import (
    IMAGE_RIGHTS,
    PUBLICATION,
    REFUSED,
    RULES,
)
from wagtail_culture_social.participation.contests.asked import AskedContest, Wording
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.entries.ceding import licence_words

AGE, LICENCE, GUARDIAN = "age", "licence", "guardian"


def purpose_of(name: str) -> str:
    """Return under which purpose a consent of an entry is kept."""
    return f"entry.{name}"


def wordings(asked: AskedContest) -> dict[str, Wording]:
    """Return what has to be ticked, in order: who may not be a child says so first."""
    age = {}
    if asked.rules.minors == REFUSED:
        age[AGE] = Wording(_("I am 15 years old or older."), asked.language)
    return age | asked.consents


def labels() -> dict[str, str]:
    """Return the names of consents, in the active language."""
    return {
        AGE: _("Your age"),
        RULES: _("Rules"),
        PUBLICATION: _("Publication"),
        IMAGE_RIGHTS: _("Image rights"),
        LICENCE: _("Licence"),
        GUARDIAN: _("Agreement of a parent"),
    }


def version_of(asked: AskedContest) -> str:
    """Return a digest of the words: who was shown others is asked anew.

    What a licence allows is among them, and what is allowed where there is none.
    """
    ceded = [licence_words(one, asked.language) for one in asked.rules.licences or [""]]
    words = "\0".join(map(str, (*wordings(asked).items(), *ceded)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def record(subject: UUID, agreed: Mapping[str, Wording]) -> None:
    """Keep what an entrant agreed to, in the words that were shown."""
    consents.record_all(
        subject, {purpose_of(name): wording for name, wording in agreed.items()}
    )


def guardian_wording(language: str) -> Wording:
    """Return what a parent agrees to, in the active language."""
    text = _(
        "I have parental authority over the child who sent this entry. I have read the "
        "entry and what the child agreed to, and I agree to all of it, too: the entry "
        "may be published. I can withdraw this at any time."
    )
    return Wording(text, language)
