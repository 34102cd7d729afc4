"""Prints what a thousand false votes cost in each mode, tried on a real poll.

    python -m tests.benchmarks.attacks [--seed 2026] [--sample 20]

The attacker is a program on one network that does all it can: it opens forms, throws
cookies away, computes, uses one mailbox under many addresses, and guesses codes. What
takes hours is tried on a sample, and said so.
"""

import argparse
import os
import random
from collections import Counter as Sums
from collections.abc import Iterator
from math import ceil
from time import process_time
from typing import Any

import django
import time_machine

VOTES = 1_000


class Attacker:
    """A program that votes, and the answers it got."""

    def __init__(self, seed: int, sample: int) -> None:
        self.random, self.sample = random.Random(seed), sample

    def votes(self, poll: Any, count: int, **data: Any) -> Sums[int]:
        """Vote without a cookie, again and again; count the answers by status."""
        from django.test import Client

        from tests.participation.polls import electing

        choice = poll.rules["options"][0]
        statuses: Sums[int] = Sums()
        for number in range(count):
            told = {name: value(number) for name, value in data.items()}
            client = Client()
            token = electing.form(client, poll).token
            answer = electing.send(client, poll, token=token, choice=choice, **told)
            statuses[answer.status_code] += 1
        return statuses

    def cookie(self) -> Iterator[str]:
        from tests.participation.polls import electing
        from wagtail_culture_social.participation.polls.modes import FLOOD

        poll, (_scope, most, seconds) = electing.poll(mode="cookie"), FLOOD
        with time_machine.travel("2026-11-25T17:00:30Z", tick=False):
            told = self.votes(poll, VOTES)
        counted = poll.ballots.count()
        yield f"{VOTES:,} tries in a minute: {counted} counted, {dict(told)}"
        yield f"so {ceil(VOTES / most)} × {seconds} s of one network, or two networks"

    def proof(self) -> Iterator[str]:
        from wagtail_culture_social.participation.polls import proofs
        from wagtail_culture_social.participation.polls.modes import UNPROVED

        usual, harder = self.computed(1), self.computed(proofs.HARDER)
        pace = ceil(VOTES / proofs.MANY)
        yield f"{usual:.2f} s of one core for a vote (mean of {self.sample})"
        yield (
            f"so {usual * VOTES / 60:.0f} minutes of one core, in {pace} minutes at "
            f"least; {harder * VOTES / 3600:.1f} hours of one core when hurried"
        )
        _scope, most, _seconds = UNPROVED
        yield f"without computing: {ceil(VOTES / most)} hours of one network"

    def computed(self, factor: int) -> float:
        """Seconds of one core for a task, as the library itself solves it."""
        import altcha

        from wagtail_culture_social.participation.polls import proofs

        taken = 0.0
        for _ in range(self.sample if factor == 1 else max(self.sample // 10, 1)):
            least = proofs.TRIES * factor
            counter = least + self.random.randrange(least)
            task = altcha.create_challenge(
                proofs.ALGORITHM, proofs.ITERATIONS, counter=counter
            )
            started = process_time()
            altcha.solve_challenge(task, timeout=0)
            taken += (process_time() - started) * 1.5 * least / counter
        return taken / (self.sample if factor == 1 else max(self.sample // 10, 1))

    def email(self) -> Iterator[str]:
        from django.core import mail

        from tests.participation.polls import electing
        from wagtail_culture_social.participation.polls.modes import MAILS

        poll, (_scope, most, _seconds) = electing.poll(mode="email"), MAILS
        told = self.votes(poll, 100, email=lambda n: f"ada+{n}@example.org")
        for message in mail.outbox:
            electing.confirm(str(message.body))
        yield (
            f"100 addresses of one mailbox: {dict(told)}, {len(mail.outbox)} e-mails, "
            f"{poll.ballots.count()} counted"
        )
        yield f"so {VOTES:,} mailboxes, and {VOTES / most:.1f} hours of one network"

    def code(self) -> Iterator[str]:
        from tests.participation.polls import electing
        from wagtail_culture_social.domain.voting_codes import OCTETS, printed
        from wagtail_culture_social.participation.polls.codes import make_codes

        poll = electing.poll(mode="code")
        make_codes(poll, VOTES)
        told = self.votes(
            poll, VOTES, code=lambda _n: printed(self.random.randbytes(OCTETS))
        )
        yield (
            f"{VOTES:,} guesses at {VOTES:,} codes: {poll.ballots.count()} counted, "
            f"{dict(told)}"
        )
        yield f"one guess in {2**96 / VOTES:.0e} is right: {VOTES:,} printed codes"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--sample", type=int, default=20)
    chosen = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.projects.full.settings"
    django.setup()
    from django.test.utils import setup_test_environment

    from tests.benchmarks.programme import database
    from wagtail_culture_social.participation.polls import modes

    setup_test_environment()
    modes.LEAST_AGE = -1  # the attacker has waited that second
    attacker = Attacker(chosen.seed, chosen.sample)
    with database():
        for mode in ("cookie", "proof", "email", "code"):
            print(f"\n{mode}")
            for line in getattr(attacker, mode)():
                print(f"  {line}")


if __name__ == "__main__":
    main()
