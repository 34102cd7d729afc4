"""Registration of what visitors send in Wagtail's admin: menu, decisions, panels."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_culture_social.compat import register_policy
from wagtail_culture_social.participation import freezing, waiting
from wagtail_culture_social.participation.contests import caching as contest_caching
from wagtail_culture_social.participation.contests.access import (
    POLICY as CONTEST_POLICY,
)
from wagtail_culture_social.participation.contests.admin import home as jury
from wagtail_culture_social.participation.contests.admin import judging, names
from wagtail_culture_social.participation.contests.admin.viewsets import (
    ContestViewSet,
)
from wagtail_culture_social.participation.feedback import reports as feedback
from wagtail_culture_social.participation.moderation import bulk as entries_bulk
from wagtail_culture_social.participation.moderation import deciding as entries
from wagtail_culture_social.participation.moderation.access import (
    POLICY as ENTRY_POLICY,
)
from wagtail_culture_social.participation.moderation.viewsets import EntryViewSet
from wagtail_culture_social.participation.polls import caching as poll_caching
from wagtail_culture_social.participation.polls import sheets
from wagtail_culture_social.participation.polls.access import ANSWER_POLICY, POLL_POLICY
from wagtail_culture_social.participation.polls.answers import bulk as answers_bulk
from wagtail_culture_social.participation.polls.answers import deciding as answers
from wagtail_culture_social.participation.polls.answers.viewsets import AnswerViewSet
from wagtail_culture_social.participation.polls.viewsets import PollViewSet
from wagtail_culture_social.participation.privacy import access as privacy
from wagtail_culture_social.participation.privacy import people
from wagtail_culture_social.participation.privacy import views as personal_data
from wagtail_culture_social.participation.register import deciding as institutions
from wagtail_culture_social.participation.register.admin import bulk
from wagtail_culture_social.participation.register.admin.policies import POLICY
from wagtail_culture_social.participation.register.admin.viewsets import (
    InstitutionViewSet,
)
from wagtail_culture_social.participation.registrations.admin import (
    names as registration_names,
)
from wagtail_culture_social.participation.registrations.admin.access import (
    POLICY as SEATING_POLICY,
)
from wagtail_culture_social.participation.registrations.admin.viewsets import (
    SeatingViewSet,
)
from wagtail_culture_social.participation.reports import bulk as reports_bulk
from wagtail_culture_social.participation.reports import deciding as reports
from wagtail_culture_social.participation.reports.access import (
    POLICY as REPORT_POLICY,
)
from wagtail_culture_social.participation.reports.viewsets import ReportViewSet
from wagtail_culture_social.participation.viewsets import ParticipationGroup

register_policy(AnswerViewSet, ANSWER_POLICY)
register_policy(PollViewSet, POLL_POLICY)
register_policy(ContestViewSet, CONTEST_POLICY)
register_policy(EntryViewSet, ENTRY_POLICY)
register_policy(InstitutionViewSet, POLICY)
register_policy(SeatingViewSet, SEATING_POLICY)
register_policy(ReportViewSet, REPORT_POLICY)
register_snippet(ParticipationGroup)

hooks.register("before_publish_page", freezing.refuse_publishing)
hooks.register("before_bulk_action", freezing.refuse_bulk_publishing)
hooks.register("before_edit_page", freezing.tell_what_stays)
hooks.register("on_serve_page", contest_caching.keep_until_next_phase)
hooks.register("on_serve_page", poll_caching.keep_until_next_state)

hooks.register("register_bulk_action", answers_bulk.ApproveAction)
hooks.register("register_bulk_action", answers_bulk.RefuseAction)
hooks.register("register_bulk_action", entries_bulk.ApproveAction)
hooks.register("register_bulk_action", entries_bulk.RefuseAction)
hooks.register("register_bulk_action", entries_bulk.FlagAction)
hooks.register("register_bulk_action", bulk.Approve)
hooks.register("register_bulk_action", bulk.Refuse)
for erase in (
    reports_bulk.Deletion,
    answers_bulk.EraseAction,
    entries_bulk.EraseAction,
    bulk.Erase,
):
    hooks.register("register_bulk_action", erase, order=1000)  # instead of Wagtail's

hooks.register("register_log_actions", answers.register_answer_actions)
hooks.register("register_log_actions", entries.register_entry_actions)
hooks.register("register_log_actions", names.register_actions)
hooks.register("register_log_actions", freezing.register_actions)
hooks.register("register_log_actions", reports.register_report_actions)
hooks.register("register_log_actions", sheets.register_code_action)
hooks.register("register_log_actions", institutions.register_actions)
hooks.register("register_log_actions", registration_names.register_actions)
hooks.register("register_log_actions", people.register_actions)

hooks.register("construct_homepage_panels", waiting.add_waiting_panel)
hooks.register("construct_homepage_panels", jury.add_jury_panel)

hooks.register("register_permissions", privacy.permissions)
hooks.register("register_reports_menu_item", feedback.feedback_item)
hooks.register("register_reports_menu_item", personal_data.personal_data_item)
hooks.register("register_admin_urls", feedback.admin_urls)
hooks.register("register_admin_urls", personal_data.admin_urls)
hooks.register("register_admin_urls", judging.admin_urls)
