"""IIIF manifests: fetched once, kept, renewed on demand; their admin."""
