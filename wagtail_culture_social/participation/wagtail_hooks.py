"""Registration of the participation app in Wagtail's admin."""

from wagtail import hooks

from wagtail_culture_social.participation.feedback import reports as feedback

hooks.register("register_reports_menu_item", feedback.feedback_item)
hooks.register("register_admin_urls", feedback.admin_urls)
