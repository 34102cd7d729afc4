"""How files of visitors come in: bounded, decoded apart, cleaned, kept in private."""
