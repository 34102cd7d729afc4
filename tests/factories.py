"""Pages, pictures and hashtags for tests, saved and published as an editor would."""

from datetime import date, time
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from wagtail_culture_social.models import (
    Hashtag,
    HashtagSpelling,
    ImageRights,
    Venue,
)

AnyPage = TypeVar("AnyPage", bound=Page)

NOW = "2026-11-25T18:00:00+01:00"
"""A Wednesday evening in Paris, for ``CULTURE_SOCIAL_NOW``."""
TODAY = date(2026, 11, 25)
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


def locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def home(language: str | None = None) -> Page:
    """The home page of a language; by default that of the site itself."""
    root = Site.objects.get(is_default_site=True).root_page
    if language is None or root.locale.language_code == language:
        return root
    target = locale(language)
    found = root.get_translations().filter(locale=target).first()
    return found or publish(root.copy_for_translation(target))


def publish(page: AnyPage) -> AnyPage:
    """Publish a page as it stands and return it as the database now has it."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def add_page(
    model: type[AnyPage], parent: Page, *, live: bool = True, **fields: Any
) -> AnyPage:
    """Add a page below ``parent``; ``hashtags`` takes any spellings."""
    tags = fields.pop("hashtags", ())
    page = model(live=False, **{"title": model.__name__, **fields})
    page.locale = parent.locale
    if tags:
        page.hashtags.add(*tags)
    parent.add_child(instance=page)
    return publish(page) if live else model.objects.get(pk=page.pk)


def twin(page: AnyPage, language: str, *, live: bool = True, **words: Any) -> AnyPage:
    """Return the translation that Wagtail itself makes, with its ancestors live."""
    copy = page.copy_for_translation(locale(language), copy_parents=True)
    for ancestor in copy.get_ancestors().filter(live=False).specific():
        publish(ancestor)
    for name, value in words.items():
        setattr(copy, name, value)
    return publish(copy) if live else copy


def on(
    day: date, start: time | None = None, end: time | None = None, **more: Any
) -> tuple[str, dict[str, Any]]:
    """One date of a schedule, as the StreamField takes it."""
    values = {"start_date": day, "start_time": start, "end_time": end}
    return "date", {**values, "end_date": None, **more}


def every(
    first: date,
    start: time | None = None,
    end: time | None = None,
    frequency: str = "weekly",
    **more: Any,
) -> tuple[str, dict[str, Any]]:
    """One series of a schedule, closed on no list unless ``closed_on`` says so."""
    times = [{"start_time": start, "end_time": end}] if start else []
    values = {"start_date": first, "times": times, "frequency": frequency}
    return "series", {**values, "closed_on": [], **more}


def change(day: date, kind: str, **more: Any) -> tuple[str, dict[str, Any]]:
    """What is different on one date of a schedule."""
    return "change", {"day": day, "kind": kind, **more}


def hashtag(name: str, **spellings: str) -> Hashtag:
    """A hashtag with spellings by language code."""
    tag = Hashtag.objects.create(name=name)
    for language, text in spellings.items():
        HashtagSpelling.objects.create(hashtag=tag, locale=locale(language), text=text)
    return tag


def picture(
    title: str = "La Mer",
    *,
    credited: bool = True,
    size: tuple[int, int] = (320, 200),
) -> Any:
    """An image with its file and, if ``credited``, its rights."""
    content = BytesIO()
    PillowImage.new("RGB", size, "#31566b").save(content, "JPEG")
    file = SimpleUploadedFile("sea.jpg", content.getvalue(), "image/jpeg")
    image = get_image_model().objects.create(title=title, file=file)
    if credited:
        ImageRights.objects.create(
            image=image,
            creator="John Frederick Kensett",
            credit_line="The Metropolitan Museum of Art",
            rights=CC0,
            source="https://www.metmuseum.org/art/collection/search/11321",
        )
    return image


def venue(language: str | None = None, **fields: Any) -> Venue:
    values = {
        "name": "Chapelle des Mariniers",
        "street_address": "3 quai des Brumes",
        "postal_code": "44000",
        "locality": "Port-aux-Quais",
        "country": "FR",
        **fields,
    }
    where = locale(language) if language else Locale.get_default()
    return Venue.objects.create(locale=where, **values)
