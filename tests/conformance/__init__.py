"""The suites of others and the answers of official libraries, against our counters."""
