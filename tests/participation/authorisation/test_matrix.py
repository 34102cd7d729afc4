"""Every address × everybody × GET and POST: nobody has what is not theirs.

The addresses come from the URL resolver: a new one fails until it has its rule.
"""

from collections.abc import Iterable
from itertools import product

import pytest

from tests.participation.authorisation.asking import ask
from tests.participation.authorisation.filling import url_of
from tests.participation.authorisation.people import Who, client_of, everybody
from tests.participation.authorisation.rules import RUNNERS, rule_of
from tests.participation.authorisation.sections import Rows
from tests.participation.authorisation.walking import Address, every_address

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ADDRESSES = every_address()
STRANGERS = (Who.ANYBODY, Who.JUROR, Who.EDITOR, Who.OTHER)


def faults(
    rows: tuple[Rows, Rows], whose: Iterable[Who], addresses: Iterable[Address]
) -> list[str]:
    """What is wrong when these people ask for addresses of the first section."""
    here, there = rows
    users = everybody(here["root"], there["root"], here["juror"])
    clients = {who: client_of(users[who]) for who in whose}
    found = []
    for address in addresses:
        rule, url = rule_of(address), url_of(address, here)
        assert rule is not None, f"Nobody has said who may open {address}."
        for (who, client), method in product(clients.items(), ("get", "post")):
            outcome = ask(client, method, url)
            told = rule.faults(who, method, outcome, here["secret"])
            found += [f"{address}: {fault}" for fault in told]
    return found


def test_every_address_has_its_rule_and_each_kind_is_there() -> None:
    assert [str(one) for one in ADDRESSES if rule_of(one) is None] == []
    names = {address.name.partition(":")[0] for address in ADDRESSES}
    assert len(ADDRESSES) > 250
    assert names > {
        "culture_social_imports",
        "culture_social_institutions",
        "culture_social_manifests",
        "wagtail_bulk_action",
        "wagtail_culture_social",
        "wagtail_culture_social_contests",
        "wagtail_culture_social_desk",
        "wagtail_culture_social_jury",
        "wagtail_culture_social_person",
        "wagtail_culture_social_polls",
        "wagtail_culture_social_seatings",
        "wagtailsnippets_wagtail_culture_social_participation_answer",
        "wagtailsnippets_wagtail_culture_social_participation_entry",
        "wagtailsnippets_wagtail_culture_social_participation_report",
    }


@pytest.mark.parametrize("whose", [STRANGERS, RUNNERS])
def test_nobody_gets_in_or_changes_what_is_not_theirs(
    sections: tuple[Rows, Rows], whose: Iterable[Who]
) -> None:
    found = faults(sections, whose, ADDRESSES)
    assert not found, "\n".join(found)
