"""System checks, registered when imported: of the set-up, and of the content."""

from wagtail_culture_social.checks import content, outbound, set_up  # noqa: F401
