"""The only door to swapper and wagtail-localize, and to differences of versions."""

from typing import Any

import swapper
from django.apps import apps
from django.db import migrations, models

swapper.set_app_prefix("wagtailcore", "wagtail")

PAGE_MODEL: str = swapper.get_model_name("wagtailcore", "Page")
"""``app_label.ModelName`` of the base page, for foreign keys and migrations."""


def page_model() -> type[models.Model]:
    """Return the base page class; call it only after the apps are loaded."""
    return swapper.load_model("wagtailcore", "Page")


def is_page_swapped() -> bool:
    """Tell whether the site has a base page model of its own (Wagtail 8)."""
    return PAGE_MODEL.lower() != "wagtailcore.page"


def page_dependency() -> Any:
    """Return the migration dependency on the base page model.

    Wagtail's own page needs the migration that gives it translations and aliases;
    a site's page only its first one.
    """
    if is_page_swapped():
        return migrations.swappable_dependency(PAGE_MODEL)
    return ("wagtailcore", "0094_alter_page_locale")


def is_localize_installed() -> bool:
    """Tell whether wagtail-localize translates this site."""
    return apps.is_installed("wagtail_localize")


def synchronized_fields(*names: str) -> list[Any]:
    """Declare fields that every translation takes from its source, unedited."""
    try:
        from wagtail_localize.fields import SynchronizedField
    except ImportError:  # pragma: no cover - a dependency of the distribution
        return []
    return [SynchronizedField(name, overridable=False) for name in names]


def register_policy(viewset: Any, policy: Any) -> None:
    """Let a policy decide who may do what with the model of a viewset.

    Wagtail 8 has a registry for it, which has to know before anything asks; before,
    the viewset itself was asked.
    """
    try:
        from wagtail.permissions import register_permission_policy
    except ImportError:  # Wagtail 7.4
        viewset.permission_policy = policy
    else:
        register_permission_policy(policy.model, policy)
