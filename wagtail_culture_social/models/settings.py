"""What an institution's editors choose: name, accounts, and the words of its posts."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.images import get_image_model, get_image_model_string
from wagtail.models import TranslatableMixin

from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.domain.closing_days import (
    UnknownCountry,
    public_holidays,
)
from wagtail_culture_social.domain.patterns import (
    PLACEHOLDERS,
    UnknownPlaceholder,
    parse,
    pattern_key,
)
from wagtail_culture_social.models.catalogue import validate_catalogue
from wagtail_culture_social.models.choices import (
    CALENDAR_COLOURS,
    network_choices,
    post_choices,
)
from wagtail_culture_social.models.columns import columns_of, names_of, row_of


class SnippetPattern(TranslatableMixin, models.Model):
    """The institution's own words for one kind of post, in one language."""

    LONGEST = 2000

    post = models.CharField(
        _("post"),
        max_length=40,
        choices=post_choices,
        help_text=_("Which content, and at which moment."),
    )
    network = models.CharField(
        _("network"),
        max_length=40,
        blank=True,
        choices=network_choices,
        help_text=_("A pattern for one network goes before one for all."),
    )
    text = models.TextField(
        _("words"),
        max_length=LONGEST,
        help_text=_(
            "Names in braces are replaced, for example {title}. A part between "
            "“ · ” is left out when what it names is empty. Credit, link and "
            "hashtags are added at the end unless you place them."
        ),
    )

    override_translatable_fields = synchronized_fields("post", "network")

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("words of posts")
        verbose_name_plural = _("words of posts")
        ordering = ["post", "network", "pk"]

    def __str__(self) -> str:
        return f"{self.get_post_display()} · {self.get_network_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the settings of every site in step."""
        super().save(*args, **kwargs)
        write_patterns()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the settings of every site in step."""
        deleted = super().delete(*args, **kwargs)
        write_patterns()
        return deleted

    def clean(self) -> None:
        """Refuse a placeholder that nothing fills, and a second text for one post."""
        super().clean()
        same = type(self).objects.filter(
            post=self.post, network=self.network, locale_id=self.locale_id
        )
        if same.exclude(pk=self.pk).exists():
            raise ValidationError(
                _("There are words for this post, network and language already.")
            )
        try:
            parse(self.text or "")
        except UnknownPlaceholder as error:
            known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            unknown = " ".join(f"{{{name}}}" for name in error.names)
            message = _("%(unknown)s is not known. These are: %(known)s.")
            raise ValidationError(
                {"text": message % {"unknown": unknown, "known": known}}
            ) from error

    @property
    def key(self) -> str:
        """The key under which the composer finds it, for example ``event.j7.x``."""
        return pattern_key(self.post, "", self.network)


class SocialSettings(BaseSiteSetting):
    """The institution behind a site and its accounts on the networks.

    ``patterns`` repeats every :class:`SnippetPattern` as ``{language: {key: text}}``:
    each page reads this row anyway, so that own words cost no query. ``told`` is the
    row as one text, which pages read together with their twins.
    """

    organisation = models.CharField(
        _("institution"),
        max_length=120,
        blank=True,
        help_text=_("For example Médiathèque-musée des Quais. Empty: the site's name."),
    )
    default_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("default picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on share cards of pages without a picture."),
    )
    x_handle = models.CharField(
        _("X account"), max_length=50, blank=True, help_text=_("For example @quays")
    )
    bluesky_handle = models.CharField(
        _("Bluesky account"),
        max_length=100,
        blank=True,
        help_text=_("For example quays.example.org"),
    )
    mastodon_handle = models.CharField(
        _("Mastodon account"),
        max_length=100,
        blank=True,
        help_text=_("For example @quays@social.example.org"),
    )
    threads_handle = models.CharField(
        _("Threads account"),
        max_length=50,
        blank=True,
        help_text=_("For example @quays"),
    )
    instagram_handle = models.CharField(
        _("Instagram account"),
        max_length=50,
        blank=True,
        help_text=_("For example @quays"),
    )
    facebook_handle = models.CharField(
        _("Facebook page"), max_length=100, blank=True, help_text=_("For example quays")
    )
    linkedin_handle = models.CharField(
        _("LinkedIn page"), max_length=100, blank=True, help_text=_("For example quays")
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Drawn on image cards, and shown beside previews of posts."),
    )
    card_colour = models.CharField(
        _("colour of image cards"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("For example #7A1E3A"))],
        help_text=_("For example #7A1E3A"),
    )
    needs_approval = models.BooleanField(
        _("a second person approves posts"),
        default=False,
        help_text=_("A post is then ready once somebody else than its author agreed."),
    )
    holidays_country = models.CharField(
        _("country of the public holidays"),
        max_length=2,
        default="FR",
        help_text=_("Two letters (ISO 3166-1), for example FR"),
    )
    holidays_subdivision = models.CharField(
        _("part of the country"),
        max_length=20,
        blank=True,
        help_text=_("Where it has holidays of its own, for example 57 (Moselle)"),
    )
    calendar_colour = models.CharField(
        _("colour of the calendar"), max_length=20, blank=True, choices=CALENDAR_COLOURS
    )
    catalogue_url = models.CharField(
        _("address of the catalogue"),
        max_length=300,
        blank=True,
        validators=[validate_catalogue],
        help_text=_(
            "With {isbn}, {ean} or {title} where the work is named, for example "
            "https://catalogue.example.org/{isbn}"
        ),
    )
    patterns = models.JSONField(default=dict, editable=False)
    told = models.TextField(blank=True, editable=False)

    APART = ("told",)
    select_related = ["default_image"]

    class Meta:
        verbose_name = _("social settings")
        verbose_name_plural = _("social settings")

    def clean(self) -> None:
        """Refuse a country whose public holidays nobody knows."""
        super().clean()
        try:
            public_holidays(
                self.holidays_country, [2026], subdivision=self.holidays_subdivision
            )
        except UnknownCountry as error:
            raise ValidationError(
                {"holidays_country": _("The holidays of this country are not known.")}
            ) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the institution's own words along."""
        self.patterns = patterns_by_language()
        super().save(*args, **kwargs)
        self.told = json.dumps(columns_of(self, self.APART), ensure_ascii=False)
        type(self).objects.filter(pk=self.pk).update(told=self.told)

    @property
    def picture_of_site(self) -> Any:
        """The default picture, ``None`` when it is gone: ``told`` may still name it."""
        if self.default_image_id is None:
            return None
        return get_image_model().objects.filter(pk=self.default_image_id).first()

    def account_on(self, network: str) -> str:
        """Return the institution's account on a network as it was typed, or ``""``."""
        return getattr(self, f"{network}_handle", "").strip()

    @property
    def fediverse_creator(self) -> str:
        """The Mastodon account as ``@user@host``, or ``""``."""
        handle = self.mastodon_handle.strip().lstrip("@")
        return f"@{handle}" if handle.count("@") == 1 else ""


def patterns_by_language() -> dict[str, dict[str, str]]:
    """Return every own pattern as ``{language code: {key: text}}``."""
    found: dict[str, dict[str, str]] = {}
    for pattern in SnippetPattern.objects.select_related("locale").order_by("pk"):
        found.setdefault(pattern.locale.language_code, {})[pattern.key] = pattern.text
    return found


def write_patterns() -> None:
    """Write ``patterns`` of every site again, after own words changed."""
    for settings in SocialSettings.objects.all():
        settings.save()


def settings_of(site: int | None) -> Subquery:
    """Return an annotation for any rows: the settings of a site, as one text.

    A page asks for its twins anyway; its site's settings come along.
    """
    return Subquery(SocialSettings.objects.filter(site_id=site).values("told"))


def settings_from(told: str | None) -> SocialSettings | None:
    """Return the settings of that text, ``None`` without one."""
    if not told:
        return None
    return row_of(
        SocialSettings,
        json.loads(told),
        names_of(SocialSettings, SocialSettings.APART),
    )
