"""What visitors send: votes, answers, feedback, institutions; an optional app."""
