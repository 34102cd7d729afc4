"""What the page editor of a campaign shows beside its days, as they were saved."""

from typing import Any

from wagtail.admin.panels import Panel

from wagtail_culture_social.campaigns.checking import notes_on


class NotesPanel(Panel):
    """Gaps between the days, and hashtags that are hard to read or get lost."""

    class BoundPanel(Panel.BoundPanel):
        """Renders the notes; it is not there while there are none."""

        template_name = "wagtail_culture_social/admin/campaigns/notes_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            saved = self.instance is not None and self.instance.pk is not None
            self.notes = notes_on(self.instance) if saved else []

        def is_shown(self) -> bool:
            return bool(self.notes) and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {"notes": self.notes}
