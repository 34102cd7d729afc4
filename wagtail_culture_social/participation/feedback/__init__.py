"""“Did this page help?”: an answer, an optional sentence, nobody's name."""
