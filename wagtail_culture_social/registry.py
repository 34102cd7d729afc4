"""Where an optional app offers a service to the features, which never import it."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

KINDS = frozenset(
    {"poll", "contest", "entry_wall", "registration", "feedback", "register"}
)
_services: dict[str, Any] = {}


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
