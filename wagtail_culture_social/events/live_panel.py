"""The panel of the event editor that tells where the stream stands, with its switch."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.events.live_switch import (
    NAME,
    offered_switch,
    turns_on,
)
from wagtail_culture_social.events.live_words import live_words


class LivePanel(Panel):
    """Shows the state of the stream as it was published, and "Live now" or "Stop"."""

    class BoundPanel(Panel.BoundPanel):
        """Renders what the public sees, whatever is being typed."""

        template_name = "wagtail_culture_social/admin/live_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.live)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page = page_model().objects.get(pk=self.instance.pk).specific
            offered = offered_switch(page, self.request.user)
            return {
                **super().get_context_data(parent_context),
                "state": live_words(page),
                "offered": offered,
                "turns_on": offered is not None and turns_on(offered),
                "switch_url": reverse(NAME, args=[page.pk]),
            }
