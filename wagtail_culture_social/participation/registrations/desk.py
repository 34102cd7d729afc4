"""What those who run an event do for others: add, give seats, write, count who came."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import (
    letters,
    registering,
    seats,
    telling,
    waiting_list,
)
from wagtail_culture_social.participation.registrations.due import Due, due_of, owe
from wagtail_culture_social.participation.registrations.letters import Words
from wagtail_culture_social.participation.registrations.registering import Said

Status = Registration.Status


class Refused(Exception):
    """What cannot be done for somebody, in words for who asked."""


def add(key: int, said: Said, language: str) -> Registration:
    """Register somebody who telephones: confirmed at once, or on the waiting list.

    It goes through the waiting list, so that nobody who waits is overtaken; whoever has
    an address is told. Raises ``Refused``; then nothing is kept.
    """
    with seats.held(key) as seating:
        if not seats.takes_place(seating):
            raise Refused(_("Nobody can register for this date any more."))
        row, _is_new = registering.register(seating, said, language)
        if not waiting_list.join(row):
            raise Refused(_("Somebody with this address is registered already."))
        came = waiting_list.settle(seating, row.pk)
        if row.pk not in came:
            if not seating.offer.has_waiting_list:
                raise Refused(
                    _("There are not enough seats, and there is no waiting list.")
                )
            owe(seating, [row], Due.WAITING)
    row.refresh_from_db()
    telling.after_change(seating, [*came, row.pk])
    return row


def give_seats(key: int, count: int | None) -> Seating:
    """Say how many seats a date has, ``None`` for as many as its event's others.

    Who waits moves up. It never has fewer than are taken: those that are given back
    are gone until it has as many as were said.
    """
    with seats.held(key) as seating:
        seating.own_capacity = count
        seating.save(update_fields=["own_capacity"])
        came = waiting_list.settle(seating)
    telling.after_change(seating, came)
    seating.refresh_from_db()
    return seating


def write(
    seating: Seating,
    rows: Iterable[Registration],
    words: Mapping[str, Words],
    token: str = "",
) -> tuple[int, int]:
    """Write to each of these people in their language.

    Return how many messages went out, and how many are still to go. Raises ``Refused``
    for a form that was sent before: whoever has the message does not get it again.
    """
    what = letters.write(seating, rows, words, token)
    if not what:
        raise Refused(_("This form was sent before: nobody gets its message twice."))
    marks = due_of(seating).filter(what=what)
    return telling.go_on(marks), marks.count()


def note_presence(seating: Seating, key: int, *, has_come: bool) -> Registration | None:
    """Note whether somebody with a seat came; ``None`` is nobody of this date."""
    seated = seating.registrations.filter(pk=key, status=Status.CONFIRMED)
    seated.update(has_come=has_come)
    return seated.first()
