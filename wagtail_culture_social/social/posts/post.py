"""What is known of one post: its text, its counters, and why it is not ready."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail_culture_social.domain.measure import Measure
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.snippets import Snippet
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.posts.gate import Reason


@dataclass(frozen=True, slots=True)
class Post:
    """One post with all that an editor or an export has to know of it.

    ``automatic`` is what we write now, ``None`` for a post by hand; ``reasons`` say why
    it is not ready; ``warnings`` are codes as those of ``Snippet``, for its own text.
    What was posted has the words and the description with which it went out.
    """

    network: Network
    language: str
    phase: str
    recurrence_id: str
    page: Any
    row: SocialPost | None
    automatic: Snippet | None
    text: str
    measure: Measure
    alt_text: str
    credit: str
    link: str
    share_url: str | None
    warnings: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def due(self) -> datetime | None:
        """When it is due, ``None`` when it is not planned."""
        return self.row.due if self.row else None

    @property
    def status(self) -> PostStatus:
        """What became of it."""
        return PostStatus(self.row.status) if self.row else PostStatus.PLANNED

    @property
    def is_edited(self) -> bool:
        """Whether a person wrote its text."""
        return bool(self.row and self.row.text)

    @property
    def is_locked(self) -> bool:
        """Whether its text stays as it is until somebody unlocks it."""
        return bool(self.row and self.row.is_locked)

    @property
    def is_outdated(self) -> bool:
        """Whether the page says something else since a person wrote the text."""
        if self.row is None or self.automatic is None or not self.row.text:
            return False
        return self.row.written_from != self.automatic.text

    @property
    def is_ready(self) -> bool:
        """Whether it may go out: planned, not too long, and nothing speaks against."""
        return self.status == PostStatus.PLANNED and not self.reasons
