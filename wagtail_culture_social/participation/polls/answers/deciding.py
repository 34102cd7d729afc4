"""Deciding on answers: one door, which notes who did it and freshens the page."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.caches import purge
from wagtail_culture_social.participation.models import Answer
from wagtail_culture_social.participation.models.answers import Status

APPROVED = "wagtail_culture_social.answer_approved"
REFUSED = "wagtail_culture_social.answer_refused"
LOGGED = {Status.APPROVED: APPROVED, Status.REFUSED: REFUSED}


def decide(answers: list[Answer], status: Any, user: Any) -> int:
    """Approve or refuse answers; return how many it changed.

    What already stands so is left alone, as is what somebody else has decided since it
    was read. The log keeps the number of an answer and of its poll, never a word of it.
    """
    changed = [answer for answer in answers if _written(answer, status, user)]
    for key in {answer.poll.twin_key for answer in changed}:
        transaction.on_commit(partial(purge, key))
    return len(changed)


def _written(answer: Answer, status: Any, user: Any) -> bool:
    """Write a decision and log it; tell whether the answer stood as it was read."""
    if answer.status == status:
        return False
    rows = Answer.objects.filter(pk=answer.pk, status=answer.status)
    facts = {"status": status, "decided_at": now(), "decided_by": user}
    with transaction.atomic():
        if not rows.update(**facts):
            return False
        log(answer, LOGGED[status], user=user, data={"poll": answer.poll_id})
    for name, value in facts.items():
        setattr(answer, name, value)
    return True


def register_answer_actions(actions: LogActionRegistry) -> None:
    """Name what is decided in Wagtail's histories."""
    actions.register_action(APPROVED, _("Approve an answer"), _("Answer approved"))
    actions.register_action(REFUSED, _("Refuse an answer"), _("Answer refused"))
