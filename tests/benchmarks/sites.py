"""Our programme and the floor: the same events, photos, words and dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from tests import bulk, factories
from tests.benchmarks.floor.models import FloorDate, FloorEventPage, FloorIndexPage
from wagtail_culture_social.models import Occurrence
from wagtail_culture_social.pages.models import EventIndexPage, EventPage


@dataclass
class Sites:
    """The two indexes, and how many events each holds."""

    ours: EventIndexPage
    floor: FloorIndexPage
    size: int = 0

    @transaction.atomic
    def grow(self, size: int) -> None:
        """Add the events that are missing."""
        pages = bulk.events(self.ours, range(self.size, size), body=body())
        copies = {page.pk: copy_of(page) for page in pages}
        bulk.insert(self.floor, list(copies.values()))
        dates = Occurrence.objects.filter(page_id__in=copies)
        rows = dates.values_list("page_id", "start", "end").order_by("pk")
        FloorDate.objects.bulk_create(
            (FloorDate(page=copies[key], start=a, end=b) for key, a, b in rows),
            batch_size=bulk.BATCH,
        )
        self.size = size

    def addresses(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is compared: its name, our address and the floor's."""
        ours, floor, month = self.ours.url, self.floor.url, timezone.localdate()
        single, series = coming(self.ours, "slots"), coming(self.ours, "series")
        yield "event", f"{ours}{single}/", f"{floor}{single}/"
        yield "weekly event", f"{ours}{series}/", f"{floor}{series}/"
        yield "list", ours, floor
        part = f"month/{month.year}/{month.month}/"
        yield "month", ours + part, floor + part
        feed = reverse("wagtail_culture_social:programme_ics", args=[self.ours.pk])
        yield "feed", feed, f"{floor}calendar/"


def two_sites() -> Sites:
    """Two empty programmes at the same depth of the tree."""
    home = factories.home()
    return Sites(
        ours=factories.add_page(EventIndexPage, home, title="Programme"),
        floor=factories.add_page(FloorIndexPage, home, title="Floor"),
    )


def copy_of(page: EventPage) -> FloorEventPage:
    price = page.price
    return FloorEventPage(
        title=page.title,
        slug=page.slug,
        summary=page.summary,
        photo=page.social_image,
        photo_alt=page.social_image_alt,
        place=f"{page.venue.name}, {page.venue.address}",
        price=f"From {price} €" if price else "Free admission",
        body=body(),
    )


def coming(index: Page, kind: str) -> str:
    """The slug of an event with dates ahead: a single date, or a series."""
    rows = Occurrence.objects.filter(page__path__startswith=index.path)
    rows = rows.filter(start__gt=timezone.now()).exclude(
        **{f"facts__schedule__{kind}": []}
    )
    return rows.order_by("start").values_list("page__slug", flat=True)[0]


def body() -> list[tuple[str, Any]]:
    """Ten blocks with one picture."""
    image = bulk.photos()[0]
    text = "<p>Songs and <b>two lieder</b>, with <i>a word</i> on each.</p>"
    part = [("heading", "On the programme"), ("paragraph", text), ("paragraph", text)]
    quotation = {"text": "One hears the voice first.", "source": "The organist"}
    picture = {"image": image, "alt_text": "A calm sea.", "caption": "From the quay"}
    return [*part, *part, *part[:2], ("quotation", quotation), ("picture", picture)]
