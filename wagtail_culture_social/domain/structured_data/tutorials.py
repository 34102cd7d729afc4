"""Tutorials with their steps as schema.org nodes."""

from dataclasses import dataclass

from wagtail_culture_social.domain.structured_data.facts import (
    ClipFacts,
    ImageFacts,
    MediaFacts,
    PageFacts,
)
from wagtail_culture_social.domain.structured_data.media import clip, recording_part
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    duration,
    image,
    node,
)
from wagtail_culture_social.domain.structured_data.pages import work_properties


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a tutorial, its texts without markup.

    `parts` are its sub-steps, `tips` what may be done or should not be. `media` is a
    recording of its own, `clip` its part of the recording of the page.
    """

    name: str
    url: str = ""
    text: str = ""
    parts: tuple["Step", ...] = ()
    tips: tuple[str, ...] = ()
    image: ImageFacts | None = None
    media: MediaFacts | None = None
    clip: ClipFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HowToFacts:
    """A tutorial; `minutes` is its whole duration, `kind` and `level` are words.

    `needs` is what one needs before, `about` the service at `about_url`, `access` how
    it is reached, `paths` what the tutorial is part of.
    """

    page: PageFacts
    has_steps_to_do: bool = True
    steps: tuple[Step, ...] = ()
    minutes: int | None = None
    kind: str = ""
    level: str = ""
    audience: str = ""
    needs: tuple[str, ...] = ()
    about: str = ""
    about_url: str = ""
    access: str = ""
    paths: tuple[str, ...] = ()


def tutorial(facts: HowToFacts) -> Node:
    """Something to learn from: instructions in steps, or else a web page.

    Source: https://schema.org/LearningResource, "an addition to a primary type".
    """
    lasts = duration(facts.minutes * 60 if facts.minutes else None)
    steps = [_step(one, facts, number) for number, one in enumerate(facts.steps, 1)]
    to_do = {"totalTime": lasts, "step": steps} if facts.has_steps_to_do else {}
    properties = node(
        "LearningResource",
        **work_properties(facts.page),
        timeRequired=lasts,
        learningResourceType=facts.kind,
        educationalLevel=facts.level,
        teaches=facts.page.name,
        competencyRequired=list(facts.needs),
        conditionsOfAccess=facts.access,
        audience=_named("Audience", audienceType=facts.audience),
        about=_named("Thing", name=facts.about, url=facts.about_url),
        isPartOf=[node("LearningResource", name=name) for name in facts.paths],
        **to_do,
    )
    primary = "HowTo" if facts.has_steps_to_do else "WebPage"
    types = {"@type": [primary, "LearningResource"]}
    return {"@context": CONTEXT, **properties, **types}


def _step(step: Step, facts: HowToFacts, number: int) -> Node:
    """A step; sub-steps and tips are its items, after the text that begins it."""
    media = step.media
    played = recording_part(media) if media else None
    is_sound = media is not None and media.is_sound
    shown = clip(step.clip, facts.page.url) if step.clip else None
    items = _items(step)
    return node(
        "HowToStep",
        position=number,
        name=step.name,
        url=step.url,
        text="" if items else step.text,
        itemListElement=items,
        image=image(step.image) if step.image else None,
        video=shown if is_sound or not played else played,
        audio=played if is_sound else None,
    )


def _items(step: Step) -> list[Node]:
    """What a step is made of; none when it is a text and nothing else."""
    if not step.parts and not step.tips:
        return []
    begun = [node("HowToDirection", text=step.text)] if step.text else []
    tips = [tip for part in (step, *step.parts) for tip in part.tips]
    return [
        *begun,
        *(_direction(part) for part in step.parts),
        *(node("HowToTip", text=tip) for tip in tips),
    ]


def _direction(part: Step) -> Node:
    return node(
        "HowToDirection",
        name=part.name,
        url=part.url,
        text=part.text or part.name,
        image=image(part.image) if part.image else None,
    )


def _named(type_: str, **properties: str) -> Node | None:
    return node(type_, **properties) if any(properties.values()) else None
