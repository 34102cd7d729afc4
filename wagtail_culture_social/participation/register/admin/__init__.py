"""The register in Wagtail’s admin: who may do what, lists, decisions, files."""
