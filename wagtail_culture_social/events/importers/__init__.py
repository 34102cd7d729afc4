"""Programmes of others become pages; reading them is done by ``domain.imports``."""
