"""Registration of what visitors send in Wagtail's admin: menu, decisions, panels."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_culture_social.compat import register_policy
from wagtail_culture_social.participation.feedback import reports as feedback
from wagtail_culture_social.participation.register import deciding
from wagtail_culture_social.participation.register.admin import bulk, home
from wagtail_culture_social.participation.register.admin.policies import POLICY
from wagtail_culture_social.participation.register.admin.viewsets import (
    InstitutionViewSet,
)
from wagtail_culture_social.participation.viewsets import ParticipationGroup

register_policy(InstitutionViewSet, POLICY)
register_snippet(ParticipationGroup)
hooks.register("register_bulk_action", bulk.Approve)
hooks.register("register_bulk_action", bulk.Refuse)
hooks.register("register_bulk_action", bulk.Erase, order=1000)  # instead of Wagtail's
hooks.register("register_log_actions", deciding.register_actions)
hooks.register("construct_homepage_panels", home.add_panel)
hooks.register("register_reports_menu_item", feedback.feedback_item)
hooks.register("register_admin_urls", feedback.admin_urls)
