"""Ready-made page types: an optional app of pure composition."""
