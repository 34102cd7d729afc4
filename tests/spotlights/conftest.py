"""The fixed present; a museum that serves IIIF, and manifests kept of it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import factories, iiif
from tests.outbound.conftest import authority, serve, trusted
from tests.spotlights.museum import Museum
from wagtail_culture_social.models import Manifest
from wagtail_culture_social.spotlights.iiif.fetching import fetch_manifest
from wagtail_culture_social.spotlights.iiif.storing import keep

__all__ = ["authority", "serve", "trusted"]


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def museum(serve: Callable[..., Any]) -> Museum:
    """An open museum with an object of two views."""
    found = Museum()
    found.server = serve(found.reply)
    found.publish(iiif.full())
    return found


@pytest.fixture
def kept(museum: Museum, db: None) -> Manifest:
    """The object of the museum, kept."""
    return keep(Manifest(), fetch_manifest(museum.url))
