"""Keys, numbers and links of others, put into addresses that one may open."""

import re
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.participation.authorisation.asking import ask, watched
from tests.participation.authorisation.filling import (
    PUBLIC,
    TOKEN_OF,
    number_of,
    token_of,
    url_of,
)
from tests.participation.authorisation.people import LOOKS, RIGHTS, client_of, staff
from tests.participation.authorisation.sections import Rows
from tests.participation.authorisation.walking import every_address
from tests.participation.contests import holding
from tests.participation.origins import SAME_ORIGIN
from wagtail_culture_social.participation.models import Entry, JuryMark, Registration
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILE = f"{PUBLIC}entry_file"
VISITORS = re.compile("participation|institutions|contests|polls|seatings")
OF_VISITORS = [one for one in every_address() if VISITORS.search(str(one))]
PURPOSES = sorted({purpose for purpose, _whose in TOKEN_OF.values()})
NAME_OF = {purpose: name for name, (purpose, _whose) in TOKEN_OF.items()}


@pytest.fixture
def moderator(sections: tuple[Rows, Rows]) -> Client:
    """Somebody who decides on what is sent to the first section."""
    return client_of(staff("moderator", sections[0]["root"], *RIGHTS))


def linked(name: str, token: str, rows: Rows) -> str:
    """An address with somebody's signed link in it."""
    more = {"pk": rows["campaign"].pk} if name.endswith("register_confirm") else {}
    more |= {"key": rows["upload"].key} if name == FILE else {}
    return reverse(name, kwargs={"token": token, **more})


def test_a_changed_link_and_one_for_another_thing_open_nothing(
    client: Client, sections: tuple[Rows, Rows]
) -> None:
    here, there = sections
    tried = 0
    for name, (purpose, _whose) in TOKEN_OF.items():
        others = [one for one in PURPOSES if one != purpose]
        if name == FILE:  # shown by every link to its entry
            others = [one for one in others if not one.startswith("entry.")]
        forged = [token_of(NAME_OF[one], here) for one in others]
        token, stolen = token_of(name, here), token_of(name, there)
        mixed = f"{stolen.partition(':')[0]}:{token.partition(':')[2]}"
        forged += [token[:-1], f"{token}x", mixed, "x", "é" * 40]
        for one, method in product(forged, ("get", "post")):
            found = ask(client, method, linked(name, one, here))
            assert found.is_refused, (name, one, found.status)
            assert not found.written, (name, one)
            assert here["secret"] not in found.text
            tried += 1
    assert tried > 120


def test_the_link_of_one_entry_opens_that_one_alone(
    client: Client, sections: tuple[Rows, Rows]
) -> None:
    here, there = sections
    token = token_of(f"{PUBLIC}entry_mine", here)
    for name in ("entry_mine", "entry_json"):
        found = ask(client, "get", linked(f"{PUBLIC}{name}", token, here))
        assert here["secret"] in found.text
        assert there["secret"] not in found.text
    assert ask(client, "get", linked(FILE, token, here)).status == 200
    assert ask(client, "get", linked(FILE, token, there)).is_refused
    client.post(linked(f"{PUBLIC}entry_mine", token, here), {"do": "withdraw"})
    gone = Entry.objects.filter(status=EntryStatus.WITHDRAWN)
    assert [entry.pk for entry in gone] == [here["waiting"].pk]


def test_the_key_of_an_entry_that_nobody_approved_is_not_found(
    client: Client, sections: tuple[Rows, Rows]
) -> None:
    entry = sections[0]["entry"]
    shown = reverse(f"{PUBLIC}entry", args=[entry.key])
    report = reverse(f"{PUBLIC}report", args=["entry", entry.key])
    for address in (shown, report):
        assert ask(client, "get", address).status == 200
    for status in set(EntryStatus) - {EntryStatus.APPROVED}:
        Entry.objects.filter(pk=entry.pk).update(status=status)
        for method, address in (("get", shown), ("get", report), ("post", report)):
            found = ask(client, method, address)
            assert found.is_refused, (status, method, address, found.status)
            assert not found.written
            assert entry.title not in found.text


def test_numbers_of_another_section_in_ones_own_address_are_refused(
    moderator: Client, sections: tuple[Rows, Rows]
) -> None:
    here, there = sections
    second = holding.a_round(there["contest"])
    assert not here["contest"].rounds.filter(number=second.number).exists()
    seats, contests = (
        "wagtail_culture_social_seatings",
        "wagtail_culture_social_contests",
    )
    row = there["registration"].pk
    addresses = [
        reverse(f"{seats}:cancel", args=[here["seating"].pk, row]),
        *(
            reverse(f"{contests}:{view}", args=[here["contest"].pk, second.number])
            for view in ("edit_round", "close_round")
        ),
    ]
    for address in addresses:
        for method in ("get", "post"):
            found = ask(moderator, method, address)
            assert found.is_refused, (address, found.status)
            assert not found.written
    attendance = reverse(f"{seats}:attendance", args=[here["seating"].pk])
    moderator.post(attendance, {"came": row})
    assert not Registration.objects.filter(has_come=True).exists()
    moderator.post(attendance, {"came": here["registration"].pk})
    assert Registration.objects.get(has_come=True).pk == here["registration"].pk


def test_what_others_have_among_the_ticked_stays_as_it_is(
    moderator: Client, sections: tuple[Rows, Rows]
) -> None:
    mine, theirs = (rows["waiting"] for rows in sections)
    names = ("wagtail_culture_social_participation", "entry")
    said = {"reason": "topic"}
    for ids in (f"id={mine.pk}&id={theirs.pk}", "id=all", f"id=all&id={theirs.pk}"):
        Entry.objects.filter(pk=mine.pk).update(status=EntryStatus.PENDING)
        address = reverse("wagtail_bulk_action", args=[*names, "refuse"])
        moderator.post(f"{address}?{ids}&next=/admin/", said)
        mine.refresh_from_db()
        theirs.refresh_from_db()
        assert (mine.status, theirs.status) == ("refused", "pending"), ids


def test_a_juror_marks_the_entries_of_their_own_contest_only(
    sections: tuple[Rows, Rows],
) -> None:
    here, there = sections
    juror = client_of(here["juror"])
    judge = "wagtail_culture_social_jury:judge"
    keys = [str(rows["entry"].key) for rows in sections]
    said: dict[str, Any] = {"shown": keys, **{f"mark-{key}": "5" for key in keys}}
    with watched() as written:
        answer = juror.post(reverse(judge, args=[there["contest"].pk]), said)
    assert (answer.status_code, written) == (302, set())
    juror.post(reverse(judge, args=[here["contest"].pk]), said, **SAME_ORIGIN)
    marks = JuryMark.objects.values_list("entry", flat=True)
    assert list(marks) == [here["entry"].pk]


def test_who_may_only_read_what_visitors_sent_changes_nothing(
    sections: tuple[Rows, Rows],
) -> None:
    here, _there = sections
    reader = client_of(staff("reader", here["root"], *LOOKS))
    opened = 0
    for address in OF_VISITORS:
        url = url_of(address, here)
        opened += not ask(reader, "get", url).is_refused
        assert not ask(reader, "post", url).written, str(address)
    assert opened > 20


def test_numbers_that_nothing_has_are_not_found(
    admin_client: Client, sections: tuple[Rows, Rows]
) -> None:
    here, _there = sections
    for address in every_address():
        if "pk" not in address.parameters or "chooser" in address.name:
            continue
        url, known = url_of(address, here), str(number_of(address, here))
        for number in (0, 10**30):
            changed = url.replace(f"/{known}/", f"/{number}/", 1)
            assert changed != url
            found = ask(admin_client, "get", changed)
            assert found.is_refused, (str(address), number, found.status)
