"""What visitors of the demo have said: votes, answers, feedback; each only once."""

from collections.abc import Iterator
from typing import Any

from home.builders.asked import polls_on
from home.builders.content import Words, stable_id
from home.builders.tree import Tree
from home.institution import read_content
from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.ballots import Rules, check
from wagtail_culture_social.participation.feedback.service import keep
from wagtail_culture_social.participation.models import Answer, Feedback, Poll
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.polls.answers.deciding import decide
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voting import cast


def vote_on(model: str, key: str) -> None:
    """Vote in the polls of a page in which nobody has voted yet."""
    twin_key = stable_id(model, key)
    for entry in polls_on(model, key):
        block_id = stable_id("poll", entry["key"])
        row = Poll.objects.filter(twin_key=twin_key, block_id=block_id).first()
        if row is None or row.closed_at or row.has_begun:
            continue
        for number, choices in enumerate(_ballots(entry, row)):
            cast(row, Ticket(f"demo {number}"), choices)


def _ballots(entry: Words, row: Poll) -> Iterator[tuple[str, ...]]:
    for ballot in entry.get("ballots", []):
        rules = Rules.from_json(row.rules)
        said = [
            one if isinstance(one, str) else rules.options[one]
            for one in ballot["said"]
        ]
        for _time in range(ballot["times"]):
            yield check(rules, said)


def build_answers(editor: Any) -> None:
    """Answer the open questions, and approve what does not wait."""
    for entry in read_content("votes")["poll"]:
        block_id = stable_id("poll", entry["key"])
        row = Poll.objects.filter(block_id=block_id, kind=Poll.Kind.OPEN).first()
        if row is None or row.answers.exists():
            continue
        for one in entry.get("answers", []):
            answer = Answer.objects.create(
                poll=row,
                text=one["text"],
                name=one.get("name", ""),
                language=one["language"],
                written_on=today(),
            )
            if not one.get("is_waiting"):
                decide([answer], Status.APPROVED, editor)


def build_feedback(tree: Tree) -> None:
    """Say whether some tutorials helped, unless somebody has said so already."""
    for entry in read_content("votes")["feedback"]:
        pages = tree.pages["TutorialPage", entry["tutorial"]]
        if Feedback.objects.filter(twin_key=pages[0].translation_key).exists():
            continue
        for number in range(entry["helpful"]):
            keep(pages[number % len(pages)], is_helpful=True, sentence="")
        remarks = {one["language"]: one["text"] for one in entry["remarks"]}
        for number in range(entry["unhelpful"]):
            page = pages[number % len(pages)]
            said = remarks.pop(page.locale.language_code, "")
            keep(page, is_helpful=False, sentence=said)
