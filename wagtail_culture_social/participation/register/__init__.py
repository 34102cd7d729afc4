"""The register of the institutions that take part in a campaign."""
