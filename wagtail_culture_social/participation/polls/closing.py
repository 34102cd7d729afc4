"""The end of a poll: its result is frozen, and nothing is left that tells of voters."""

import json
import secrets
from collections import Counter as Sums
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wagtail_culture_social.conf import now
from wagtail_culture_social.domain import lots
from wagtail_culture_social.domain.ballots import Rules, counter_keys, tally
from wagtail_culture_social.participation.models import Ballot, Poll
from wagtail_culture_social.participation.polls.ends import give_ends
from wagtail_culture_social.participation.polls.states import state_of
from wagtail_culture_social.social.twins import twin_set

BATCH = 2_000
FEW = 20_000
"""Ballots that are replaced while a visitor waits; more are left to the night."""


def close_due() -> int:
    """Close every poll whose end has come; return how many there were.

    It has come for a poll whose pages are all deleted, too; one without an end gets
    one. Open questions have no ballots, so that nothing of them is to be frozen.
    """
    counted = Poll.objects.filter(closed_at=None).exclude(kind=Poll.Kind.OPEN)
    give_ends(counted)
    for poll in counted.filter(page=None):
        if not twin_set(poll.twin_key).exists():
            Poll.objects.filter(pk=poll.pk).update(closes_at=now())
    due = counted.filter(closes_at__lte=now())
    return sum(close(key) for key in due.values_list("pk", flat=True))


def close_tonight() -> str:
    """Close what is due; return what the nightly command says of it."""
    return _("Polls closed: %(count)d.") % {"count": close_due()}


def close_small(poll: Poll) -> None:
    """Close a poll that has ended, if a visitor need not wait for it.

    Where the database is busy or only to be read, that is left to the next one.
    """
    is_counted = poll.kind != Poll.Kind.OPEN
    is_due = is_counted and poll.closed_at is None and state_of(poll) == "closed"
    if is_due and not poll.ballots.all()[FEW : FEW + 1].exists():
        with suppress(DatabaseError):
            close(poll.pk)
            poll.refresh_from_db()


@transaction.atomic
def close(key: int) -> bool:
    """Freeze the result of a poll that has ended; tell whether it was still to do.

    The last ballot of each voter is written again under a random key, in the order
    of what they say: neither a key nor a place in the table tells whose it was, or
    when. The secret and the printed codes are destroyed. A vote that comes in
    meanwhile waits, and then finds the poll closed.
    """
    poll = Poll.objects.select_for_update().filter(Q(pk=key), closed_at=None).first()
    if poll is None or state_of(poll) != "closed":
        return False
    said = _last_ballots(poll)
    poll.result = tally(Rules.from_json(poll.rules), _counted(poll, said)).to_json()
    poll.digest = digest_of(said)
    poll.ballots.all()._raw_delete(poll.ballots.db)
    ballots = (_unsigned(poll, one) for one in sorted(said.elements()))
    while batch := list(islice(ballots, BATCH)):
        Ballot.objects.bulk_create(batch)
    poll.codes.all().delete()
    poll.secret, poll.closed_at = "", now()
    poll.save(update_fields=["result", "digest", "secret", "closed_at"])
    return True


def recount(poll: Poll) -> bool:
    """Tell whether the ballots of a closed poll still give its result and digest."""
    said = Sums(map(_line, _choices(poll)))
    result = tally(Rules.from_json(poll.rules), _counted(poll, said))
    return digest_of(said) == poll.digest and result.to_json() == poll.result


def stored_digest(poll: Poll) -> str:
    """Return the digest of the ballots as the table has them: that of the result."""
    return digest_of(Sums(map(_line, _choices(poll))))


def digest_of(said: Sums[str]) -> str:
    """Return the SHA-256 of ballots: the JSON of each on a line, in their order."""
    return lots.digest_of(said.elements())


def _last_ballots(poll: Poll) -> Sums[str]:
    """Return what the last ballot of each voter says, and how many say it."""
    ballots = poll.ballots.order_by("voter_key", "-revision")
    said: Sums[str] = Sums()
    voter = ""
    for key, choices in ballots.values_list("voter_key", "choices").iterator(BATCH):
        if key != voter:
            said[_line(choices)] += 1
        voter = key
    return said


def _counted(poll: Poll, said: Sums[str]) -> dict[str, int]:
    """Return the counters as the ballots themselves have them."""
    rules = Rules.from_json(poll.rules)
    counters: Sums[str] = Sums()
    for line, count in said.items():
        for key in counter_keys(rules, tuple(json.loads(line))):
            counters[key] += count
    return counters


def _choices(poll: Poll) -> Iterator[list[str]]:
    return poll.ballots.values_list("choices", flat=True).iterator(BATCH)


def _line(choices: Iterable[str]) -> str:
    return json.dumps(list(choices))


def _unsigned(poll: Poll, line: str) -> Ballot:
    return Ballot(poll=poll, voter_key=secrets.token_hex(16), choices=json.loads(line))
