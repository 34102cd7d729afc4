"""Events to register for, and who registered, for tests."""

from datetime import date, time
from typing import Any

from tests import factories
from wagtail_culture_social.pages.models import EventPage
from wagtail_culture_social.participation.models import Registration, Seating
from wagtail_culture_social.participation.registrations import registering
from wagtail_culture_social.participation.registrations.registering import Said

SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)
BROKEN_BACKEND = "tests.participation.register.registers.BrokenBackend"


def block(**changes: Any) -> dict[str, Any]:
    """A registration as an editor writes it."""
    return {
        "heading": "Come and sing",
        "introduction": "We meet in the hall.",
        "capacity": 3,
        "most_seats": 3,
        "has_children_seats": False,
        "has_waiting_list": True,
        "opens_at": None,
        "closes_hours_before": 0,
        "reminds_hours_before": 24,
        **changes,
    }


def at(day: date, hour: int = 16, **more: Any) -> tuple[str, dict[str, Any]]:
    """An hour of singing."""
    return factories.on(day, time(hour), time(hour + 1), **more)


def event(*dates: Any, **changes: Any) -> EventPage:
    """A published event with seats; by default two on a Saturday and a Sunday."""
    return factories.add_page(
        EventPage,
        factories.home(),
        title="Singing together",
        schedule=list(dates or (at(SATURDAY), at(SUNDAY))),
        body=[("registration", block(**changes))],
    )


def edit(page: EventPage, *more: Any, **changes: Any) -> EventPage:
    """Publish an event again with more in its schedule, or other seats."""
    for kind, value in more:
        page.schedule.append((kind, value))
    if changes:
        data = page.body.get_prep_value()
        data[0]["value"] |= changes
        page.body = page._meta.get_field("body").to_python(data)
    return factories.publish(page)


def seating(number: int = 0) -> Seating:
    """One date, in the order of time."""
    return Seating.objects.select_related("offer")[number]


def asked(
    name: str = "ada", adults: int = 1, where: Seating | None = None, **more: Any
) -> Registration:
    """Somebody who sent the form, and has confirmed nothing yet."""
    language = more.pop("language", "en")
    said = Said(name=name, email=f"{name}@example.org", adults=adults, **more)
    row, _is_new = registering.register(where or seating(), said, language)
    return row


def came(*args: Any, **more: Any) -> Registration:
    """Somebody who registered and confirmed."""
    row = asked(*args, **more)
    registering.confirm(row)
    row.refresh_from_db()
    return row


def status(row: Registration) -> str:
    """Where somebody's registration stands in the table."""
    return Registration.objects.get(pk=row.pk).status
