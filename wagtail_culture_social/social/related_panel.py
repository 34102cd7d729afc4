"""The panel in which related pages are chosen, on the lead of a translation set."""

from typing import Any

from wagtail.admin.panels import InlinePanel, Panel

from wagtail_culture_social.social.panels import TypedPagePanel
from wagtail_culture_social.social.relations import relatable_types
from wagtail_culture_social.social.twins import is_lead, lead_of


class RelatablePanel(TypedPagePanel):
    """A chooser limited to pages about one thing: no lists, no hubs."""

    def target_models(self) -> list[Any]:
        return relatable_types()


class RelatedPanel(InlinePanel):
    """Pages to choose; they hold in every language, so a twin leads to its lead."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("panels", [RelatablePanel("related")])
        super().__init__(*args, **kwargs)

    def get_bound_panel(
        self, instance: Any = None, request: Any = None, form: Any = None, **kwargs: Any
    ) -> Any:
        """Return the chooser, or the way to the lead on the form of a twin."""
        is_elsewhere = instance and form and not is_lead(instance)
        bound = self.BoundElsewhere if is_elsewhere else self.BoundPanel
        return bound(
            panel=self, instance=instance, request=request, form=form, **kwargs
        )

    class BoundElsewhere(Panel.BoundPanel):
        """The words that lead to the page on which related pages are chosen."""

        template_name = "wagtail_culture_social/admin/related_elsewhere.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {"lead": lead_of(self.instance)}
