"""Polls, quizzes and questions: from a block on a page to a counted ballot."""
