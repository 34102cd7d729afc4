"""Places where events happen."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import TranslatableMixin

from wagtail_culture_social.compat import synchronized_fields
from wagtail_culture_social.models.choices import ACCESSIBILITY
from wagtail_culture_social.models.codes import CodesField
from wagtail_culture_social.models.streams import OpeningHoursBlock


class Venue(TranslatableMixin, models.Model):
    """A place with its address and its access information, per language."""

    name = models.CharField(
        _("name"), max_length=120, help_text=_("For example Salle des Quais")
    )
    street_address = models.CharField(_("street address"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    locality = models.CharField(_("town"), max_length=100, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        help_text=_("Two letters (ISO 3166-1), for example FR"),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    access = models.TextField(
        _("access"),
        blank=True,
        help_text=_("How to get in: step-free entrance, lift, hearing loop…"),
    )

    accessibility = CodesField(_("accessibility"), codes=ACCESSIBILITY)
    url = models.URLField(_("address of a page"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField(
        _("alternative text of the photo"), max_length=250, blank=True
    )
    opening_hours = StreamField(
        OpeningHoursBlock(), verbose_name=_("opening hours"), blank=True
    )

    override_translatable_fields = synchronized_fields(
        "postal_code",
        "country",
        "latitude",
        "longitude",
        "accessibility",
        "telephone",
        "photo",
        "opening_hours",
    )

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """The address on one line, without the name."""
        town = f"{self.postal_code} {self.locality}".strip()
        return ", ".join(part for part in (self.street_address, town) if part)

    @property
    def location(self) -> str:
        """Name and address on one line, as calendars want it."""
        return ", ".join(filter(None, (self.name, self.address)))


WORDS = (
    "locale_id",
    "name",
    "street_address",
    "locality",
    "access",
    "url",
    "photo_alt",
)


def venue_words(locale_id: int, venue: str = "venue") -> Subquery:
    """Return an annotation for rows with a venue: its words in one language.

    A dict of the fields in ``WORDS``, or ``None`` without a translation; what is true
    in every language stays with the row's own venue.
    """
    twins = Venue.objects.filter(
        translation_key=OuterRef(f"{venue}__translation_key"), locale_id=locale_id
    )
    return Subquery(twins.values_list(JSONObject(**{name: name for name in WORDS})))
