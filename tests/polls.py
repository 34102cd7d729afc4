"""Polls as editors write them: one value of the block, with what a test changes."""

from datetime import datetime
from typing import Any

from tests.pictures import use_of_picture


def wall(clock: str) -> datetime:
    """A day and an hour as an editor types them, without a time zone."""
    return datetime.fromisoformat(clock)


def options(*texts: str, **more: Any) -> list[dict[str, Any]]:
    """Answers to choose from, in the editor's order."""
    return [{"text": text, **more} for text in texts]


def poll(**changes: Any) -> dict[str, Any]:
    """A poll with two answers, one of which has a picture."""
    return {
        "question": "Which painting should we hang in the hall?",
        "kind": "single",
        "introduction": "It stays there for a whole year.",
        "options": [
            {
                "text": "The Sea",
                "picture": use_of_picture(),
                "explanation": "It was painted there.",
            },
            *options("The Reader"),
        ],
        "least": None,
        "most": None,
        "scale": 5,
        "opens_at": None,
        "closes_at": wall("2026-12-31 18:00"),
        "mode": "cookie",
        "visibility": "always",
        "shuffles": False,
        **changes,
    }
