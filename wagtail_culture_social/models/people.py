"""People and organisations that take part in events, with their accounts."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import TranslatableMixin

from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.models.streams import AccountsBlock


class Contributor(TranslatableMixin, models.Model):
    """Somebody that events name; the accounts are the same in every language."""

    name = models.CharField(_("name"), max_length=200)
    description = models.CharField(
        _("description"),
        max_length=250,
        blank=True,
        help_text=_("A few words, for example: organist, Lyon"),
    )
    url = models.URLField(_("address of a page"), blank=True)
    accounts = StreamField(AccountsBlock(), verbose_name=_("accounts"), blank=True)

    override_translatable_fields = synchronized_fields("url", "accounts")

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def handles(self) -> dict[str, str]:
        """The accounts as ``{network id: name}``."""
        return {b.value["network"]: b.value["name"] for b in self.accounts}


class Person(Contributor):
    """A performer, speaker, author."""

    class Meta(Contributor.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")


WORDS = ("locale_id", "name", "description", "url")
"""What may differ from language to language; accounts are the same in all."""


class Organisation(Contributor):
    """An ensemble, an organiser, a partner, with its logo."""

    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    override_translatable_fields = synchronized_fields("url", "accounts", "logo")

    class Meta(Contributor.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


def names_of(contributor: Any) -> dict[str, str]:
    """Return the names of a person or organisation as ``{language code: name}``."""
    twins = contributor.get_translations(inclusive=True).select_related("locale")
    return {twin.locale.language_code: twin.name for twin in twins}
