"""Where an optional app offers a service to the features, which never import it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured

KINDS = frozenset(
    {"poll", "contest", "entry_wall", "registration", "feedback", "register"}
)
NightlyTask = Callable[[], str]
_services: dict[str, Any] = {}
_nightly: list[NightlyTask] = []


def provides(kind: str, service: Any) -> None:
    """Offer ``service`` for ``kind``; a second, different one is refused."""
    if kind not in KINDS:
        raise ImproperlyConfigured(
            f"Unknown kind of service {kind!r}; known are {', '.join(sorted(KINDS))}."
        )
    if _services.get(kind, service) is not service:
        raise ImproperlyConfigured(f"Two services were registered for {kind!r}.")
    _services[kind] = service


def get(kind: str) -> Any | None:
    """Return the service registered for ``kind``, or ``None``."""
    return _services.get(kind)


def every_night(task: NightlyTask) -> None:
    """Have the nightly command call a task, which returns one line of what it did."""
    if task not in _nightly:
        _nightly.append(task)


def nightly_tasks() -> tuple[NightlyTask, ...]:
    """Return what the nightly command has to call, in the order of registration."""
    return tuple(_nightly)
