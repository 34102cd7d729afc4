"""Manifests of the IIIF Presentation API: read, checked, compared; never fetched."""

from wagtail_culture_social.domain.iiif.faults import ManifestFault
from wagtail_culture_social.domain.iiif.reading import MOST_BYTES, read_manifest

__all__ = ["MOST_BYTES", "ManifestFault", "read_manifest"]
