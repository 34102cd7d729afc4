"""An imported event as the rows of a reading keep it: JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from wagtail_culture_social.domain.imports.imported import (
    Fault,
    ImportedEvent,
    ImportedPicture,
    ImportedPlace,
)


def dump_event(event: ImportedEvent) -> dict[str, Any]:
    """Return the event as Django's JSON encoder takes it; its warnings are notes."""
    return asdict(event) | {"warnings": [note(fault) for fault in event.warnings]}


def load_event(data: Mapping[str, Any]) -> ImportedEvent:
    """Return the event that was dumped, without its warnings."""
    price, changed_at = data["price"], data["changed_at"]
    place, picture = data["place"], data["picture"]
    return ImportedEvent(
        **{
            **data,
            "price": None if price is None else Decimal(price),
            "changed_at": changed_at and datetime.fromisoformat(changed_at),
            "place": ImportedPlace(**place) if place else None,
            "picture": ImportedPicture(**picture) if picture else None,
            "warnings": (),
        }
    )


def note(fault: Fault) -> dict[str, Any]:
    """Return a fault as a row keeps it."""
    return {"code": fault.code, "values": dict(fault.values)}
