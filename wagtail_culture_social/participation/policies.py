"""Who looks after what visitors send: those who may change a page that it came to.

Which rows these are is for the ``access`` module of each kind to say.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy


class FromVisitorsPolicy(ModelPermissionPolicy):
    """Django's permissions, on what is of pages that somebody may change.

    Of others than ``actions`` there are none: nobody adds what visitors or pages make.
    A row is somebody's if ``rows_for`` them hold it, or what its ``belongs_to`` names.
    """

    def __init__(
        self,
        model: Any,
        rows_for: Callable[[Any], QuerySet],
        actions: Collection[str] = ("view", "change", "delete"),
        *,
        belongs_to: str = "pk",
    ) -> None:
        super().__init__(model)
        self.rows_for, self.actions, self.belongs_to = rows_for, actions, belongs_to

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Any
    ) -> bool:
        if not self.user_has_permission(user, action):
            return False
        key = getattr(instance, self.belongs_to)
        return self.rows_for(user).filter(pk=key).exists()


def of_pages_for(user: Any, rows: QuerySet) -> QuerySet:
    """Return those rows whose ``twin_key`` is that of a page a user may change."""
    if user.is_superuser:
        return rows
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages.order_by()
    return rows.filter(
        Q(twin_key__in=pages.values("translation_key"))
        | Q(twin_key__in=pages.values("alias_of__translation_key"))
    )
