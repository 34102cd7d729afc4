"""Who may see and change institutions: those of the campaigns that somebody works on.

A permission of a group says what its members may do, page permissions say where: on
institutions of campaigns whose pages they may change or publish, and on those that are
in no campaign.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from wagtail_culture_social.participation.models import Institution, Participation
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register.campaigns import pages_of


class InstitutionPolicy(ModelPermissionPolicy):
    """Permissions of the model, within the campaigns of a user."""

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet:
        """Return the institutions on which a user may do one of these."""
        found = super().instances_user_has_any_permission_for(user, actions)
        if user.is_superuser:
            return found
        parts = Participation.objects.filter(institution=OuterRef("pk"))
        keys = pages_of(user).values("translation_key")
        theirs = Exists(parts.filter(twin_key__in=keys))
        return found.filter(theirs | ~Exists(parts))

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Any
    ) -> bool:
        """Tell whether a user may do this to an institution."""
        found = self.instances_user_has_permission_for(user, action)
        return found.filter(pk=instance.pk).exists()


POLICY = InstitutionPolicy(Institution)


def may(user: Any, action: str) -> bool:
    """Tell whether a user may do this to institutions at all."""
    return POLICY.user_has_permission(user, action)


def waiting_for(user: Any) -> QuerySet[Institution]:
    """Return the institutions on which a user has to decide."""
    rows = POLICY.instances_user_has_permission_for(user, "change")
    return rows.filter(status=Status.PENDING)
