"""What is done to many posts at once: chosen, confirmed, done one by one, told."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.social.posts import actions
from wagtail_culture_social.social.posts.access import can_edit_posts, can_mark
from wagtail_culture_social.social.posts.reading import read_posts

MARK, SKIP, SHIFT = "mark", "skip", "shift"
LABELS = {
    MARK: gettext_lazy("Mark as posted"),
    SKIP: gettext_lazy("Skip"),
    SHIFT: gettext_lazy("Move by days"),
}


@dataclass
class Outcome:
    """How many posts were changed, and why others were not: each reason, how often."""

    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)


class BulkForm(forms.Form):
    """What is to be done, and by how many days."""

    action = forms.ChoiceField(label=gettext_lazy("Action"))
    days = forms.IntegerField(
        label=gettext_lazy("Days"),
        required=False,
        min_value=-actions.FARTHEST,
        max_value=actions.FARTHEST,
        help_text=gettext_lazy("For “Move by days”: 3 is later, -3 is earlier."),
    )

    def __init__(self, user: Any, data: Any = None) -> None:
        super().__init__(data, auto_id="bulk-%s")
        allowed = {MARK: can_mark(user), SKIP: can_edit_posts(user)}
        allowed[SHIFT] = allowed[SKIP]
        self.fields["action"].choices = [
            (code, label) for code, label in LABELS.items() if allowed[code]
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the days where they are needed."""
        asked = super().clean()
        needs_days = asked.get("action") == SHIFT and "days" not in self.errors
        if needs_days and not asked.get("days"):
            self.add_error("days", _("By how many days? 3 is later, -3 is earlier."))
        return asked


def carry_out(
    action: str, rows: Iterable[SocialPost], user: Any, days: int = 0
) -> Outcome:
    """Do one thing to each of the posts, and tell what became of it."""
    chosen = list(rows)
    if action == MARK:
        return _each(_as_posted(chosen, user))
    if action == SKIP:
        return _each(partial(actions.skip, row, user) for row in chosen)
    # From the far end, so that no post has to pass one that is still in its way.
    chosen.sort(key=lambda row: row.due, reverse=days > 0)
    return _each(partial(_shift, row, days, user) for row in chosen)


def _each(deeds: Iterable[Callable[[], None]]) -> Outcome:
    outcome = Outcome()
    with transaction.atomic():
        for deed in deeds:
            try:
                deed()
                outcome.done += 1
            except actions.Refused as reason:
                outcome.refused[str(reason)] += 1
            except PermissionDenied:
                outcome.refused[_("You may not change this post.")] += 1
    return outcome


def _as_posted(rows: list[SocialPost], user: Any) -> Iterable[Callable[[], None]]:
    for post in read_posts(rows):
        if post.row is not None:
            text, alt = post.text, post.alt_text
            yield partial(actions.mark_posted, post.row, user, text=text, alt=alt)


def _shift(row: SocialPost, days: int, user: Any) -> None:
    """Move one post; one that is not planned is told instead of passed over."""
    if not actions.shift([row], days, user):
        raise actions.Refused(_("Only planned posts can be moved."))
