"""Settings of the example site: ``base``, and ``dev`` or ``production`` on top."""
