"""Programmes of others become pages: reading is pure and lives in ``domain.imports``."""
