"""What all events of one reading have in common: whose it is, and where pages go."""

from typing import Any

from wagtail_culture_social.domain.imports.imported import ImportedEvent
from wagtail_culture_social.events.importers.pictures import Pictures
from wagtail_culture_social.models.imports import ImportRun

Notes = list[dict[str, Any]]


class Context:
    """A reading that is under way; it is built once for many rows."""

    def __init__(self, run: ImportRun) -> None:
        self.run, self.source, self.user = run, run.source, run.user
        self.parent = run.source.parent.specific
        self.locale = self.parent.locale
        self.language = self.locale.language_code
        self.model: Any = run.source.page_type.model_class()
        self.pictures = Pictures()

    @property
    def is_trial(self) -> bool:
        """Whether all is rolled back."""
        return self.run.is_trial

    def may(self, page: Any, name: str) -> bool:
        """Tell whether who imports may do that with a page; the night may all."""
        if self.user is None:
            return True
        return bool(getattr(page.permissions_for_user(self.user), name)())

    def picture(self, event: ImportedEvent) -> tuple[int | None, Notes]:
        """Return the key of the event's picture, or ``None``, and notes on it."""
        if self.is_trial or not self.source.with_pictures:
            return None, []
        return self.pictures.bring(event, self.language)
