"""Media players, streams and the visitor's consent; used by every feature."""
