"""Why something is decided or cannot be, in words for moderators and for authors."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.moderation import Hindrance


class Reason(TextChoices):
    """Why an entry is not shown; those that reports have carry the same names."""

    TOPIC = "topic", _("It is not what was asked for")
    TECHNICAL = "technical", _("The file cannot be shown well")
    TWICE = "twice", _("It came twice")
    RIGHTS = "rights", _("It is somebody else’s work")
    PRIVACY = "privacy", _("It shows somebody who did not agree")
    HATEFUL = "hateful", _("It insults or threatens")
    CHILD = "child", _("It endangers a child")
    ILLEGAL = "illegal", _("It is against the law")
    OTHER = "other", _("Something else")


TO_AUTHOR: dict[Any, Any] = {
    Reason.TOPIC: _("It does not answer what was asked for."),
    Reason.TECHNICAL: _(
        "The file cannot be shown well, for example because it is too small."
    ),
    Reason.TWICE: _("It came twice: we keep one of the two."),
    Reason.RIGHTS: _("It seems to hold work of somebody else, who has to agree first."),
    Reason.PRIVACY: _(
        "Somebody can be recognised of whom we do not know that they agree."
    ),
    Reason.HATEFUL: _("It insults or threatens, which our rules do not allow."),
    Reason.CHILD: _("It may endanger a child, which the law forbids."),
    Reason.ILLEGAL: _("It seems to be against the law."),
}
"""What an author reads of a reason; of another one the message tells."""

HINDRANCES: dict[Hindrance, Any] = {
    Hindrance.UNCHANGED: _("That is how it stands already."),
    Hindrance.UNCONFIRMED: _("The author has not confirmed the e-mail address yet."),
    Hindrance.WITHDRAWN: _("The author has withdrawn this entry."),
    Hindrance.GUARDIAN: _(
        "The author is under 15, and no parent has confirmed the entry yet."
    ),
    Hindrance.UNREAD: _(
        "A file was never read, as this machine cannot decode it safely: nobody may "
        "be shown it."
    ),
    Hindrance.GONE: _(
        "Its files were deleted when it was refused, and the contest asks for one: "
        "its author would have to enter again."
    ),
    Hindrance.NEWS: _(
        "It came, or somebody decided on it, after you opened this page: look at it "
        "before you decide."
    ),
}
"""What a moderator reads who wants what cannot be."""
