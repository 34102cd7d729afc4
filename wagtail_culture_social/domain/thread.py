"""A text parted into numbered replies, where one post is not enough."""

from wagtail_culture_social.domain.layout import sentences
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.typography import ellipsis_cut

THREAD_MAX = 25
"""Posts, the first included: what goes beyond is left out, and the caller told."""


def replies(text: str, network: Network) -> tuple[list[str], bool]:
    """The text in numbered parts that fit, and whether all of it found room."""
    parts: list[str] = []
    left = text
    while left and len(parts) < THREAD_MAX - 1:
        part = _longest_part(left, network)
        parts.append(part.strip())
        left = left[len(part) :].lstrip()
    number = len(parts) + 1
    return [
        f"{part} ({place}/{number})" for place, part in enumerate(parts, 2)
    ], not left


def _longest_part(text: str, network: Network) -> str:
    mark = f" ({THREAD_MAX}/{THREAD_MAX})"

    def fits(part: str) -> bool:
        return measure(f"{part.strip()}{mark}", network).fits

    taken = ""
    for sentence in sentences(text):
        if not fits(taken + sentence):
            break
        taken += sentence
    if taken:
        return taken
    cut = ellipsis_cut(text, fits)
    return text[: max(1, len(cut.rstrip("…").rstrip()))]
