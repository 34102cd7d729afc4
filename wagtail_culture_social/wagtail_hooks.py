"""Registration in Wagtail's admin: snippets, settings, icons."""

from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from wagtail_culture_social.models.settings import SocialSettings
from wagtail_culture_social.social.viewsets import CultureSocialGroup

register_setting(SocialSettings, icon="group")
register_snippet(CultureSocialGroup)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    """Add the admin views of the package."""
    from wagtail_culture_social.social.merge import admin_urls

    return admin_urls()
