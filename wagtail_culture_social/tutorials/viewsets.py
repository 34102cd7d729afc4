"""The admin of paths: their words, and their pages in order."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from wagtail_culture_social.models.paths import TutorialPath
from wagtail_culture_social.tutorials.panels import TutorialPanel


class TutorialPathViewSet(SnippetViewSet):
    """Ways through several tutorials."""

    model = TutorialPath
    icon = "order"
    menu_label = _("Paths")
    list_display = ["title", "summary", "locale"]
    search_fields = ["title", "summary"]
    panels = [
        "title",
        "summary",
        InlinePanel(
            "items",
            [TutorialPanel("page")],
            heading=_("Pages, in the order in which one learns"),
            label=_("page"),
        ),
    ]
