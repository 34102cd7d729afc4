"""The flat stream of a tutorial as steps, each with what belongs to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail_culture_social.tutorials.blocks import ALTERNATIVE, STEP


@dataclass(slots=True)
class Direction:
    """What to do, at an address of the page; ``key`` outlives a new order."""

    value: Any
    anchor: str
    key: str


@dataclass(slots=True)
class Step(Direction):
    """A step with its number, its parts, and other ways to do it."""

    number: int = 1
    substeps: list[Direction] = field(default_factory=list)
    alternatives: list[Direction] = field(default_factory=list)


def steps_of(stream: Iterable[Any]) -> list[Step]:
    """Return the steps of a stream; in a draft, what has no step above is one."""
    steps: list[Step] = []
    for block in stream:
        if block.block_type == STEP or not steps:
            number = len(steps) + 1
            anchor = f"wcs-step-{number}"
            steps.append(Step(block.value, anchor, block.id or anchor, number))
        else:
            _add(steps[-1], block)
    return steps


def _add(step: Step, block: Any) -> None:
    if block.block_type == ALTERNATIVE:
        siblings, name = step.alternatives, "or-"
    else:
        siblings, name = step.substeps, ""
    anchor = f"{step.anchor}-{name}{len(siblings) + 1}"
    siblings.append(Direction(block.value, anchor, block.id or anchor))
