"""Registration of what visitors send in Wagtail's admin: menu, decisions, panels."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from wagtail_culture_social.compat import register_policy
from wagtail_culture_social.participation.models import Institution
from wagtail_culture_social.participation.register import deciding
from wagtail_culture_social.participation.register.admin import bulk, home
from wagtail_culture_social.participation.register.admin.policies import POLICY
from wagtail_culture_social.participation.register.admin.viewsets import (
    InstitutionViewSet,
)

register_policy(Institution, POLICY)


class ParticipationGroup(SnippetViewSetGroup):
    """One menu item for all that visitors send."""

    items: tuple[Any, ...] = (InstitutionViewSet,)
    menu_icon = "group"
    menu_label = _("Participation")
    menu_name = "culture-social-participation"
    menu_order = 260


register_snippet(ParticipationGroup)
hooks.register("register_bulk_action", bulk.Approve)
hooks.register("register_bulk_action", bulk.Refuse)
hooks.register("register_bulk_action", bulk.Erase, order=1000)  # instead of Wagtail's
hooks.register("register_log_actions", deciding.register_actions)
hooks.register("construct_homepage_panels", home.add_panel)
