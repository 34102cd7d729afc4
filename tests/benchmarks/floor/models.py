"""Plain pages and an indexed table of dates, with the care one takes of queries."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from wagtail import blocks
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from tests.benchmarks.floor import calendars

ROWS = 30


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    alt_text = blocks.CharBlock(required=False)
    caption = blocks.CharBlock(required=False)

    class Meta:
        template = "floor/picture.html"


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock()
    source = blocks.CharBlock(required=False)

    class Meta:
        template = "floor/quotation.html"


class BodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(template="floor/heading.html")
    paragraph = blocks.RichTextBlock()
    picture = PictureBlock()
    quotation = QuotationBlock()


class FloorEventPage(Page):
    summary = models.TextField(blank=True)
    photo = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    photo_alt = models.CharField(max_length=250, blank=True)
    place = models.CharField(max_length=250, blank=True)
    price = models.CharField(max_length=100, blank=True)
    body = StreamField(BodyBlock(), blank=True)

    template = "floor/event.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        coming = self.dates.filter(end__gt=timezone.now())[:ROWS]
        return context | {"dates": coming}


class FloorDate(models.Model):
    page = models.ForeignKey(
        FloorEventPage, on_delete=models.CASCADE, related_name="dates"
    )
    start = models.DateTimeField(db_index=True)
    end = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["start"]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"


class FloorIndexPage(RoutablePageMixin, Page):
    summary = models.TextField(blank=True)

    def dates(self) -> Any:
        return FloorDate.objects.filter(
            page__live=True, page__path__startswith=self.path
        )

    @path("")
    def coming(self, request: HttpRequest) -> HttpResponse:
        rows = self.dates().filter(end__gt=timezone.now()).defer("page__body")
        rows = rows.select_related("page__photo")
        rows = rows.prefetch_related("page__photo__renditions")[:ROWS]
        return self.render(
            request, template="floor/index.html", context_overrides={"dates": rows}
        )

    @path("month/<int:year>/<int:month>/")
    def month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        zone = timezone.get_current_timezone()
        first = datetime(year, month, 1, tzinfo=zone)
        after = (first + timedelta(days=32)).replace(day=1)
        rows = self.dates().filter(start__gte=first, start__lt=after)
        rows = rows.select_related("page").defer("page__body")
        return self.render(
            request,
            template="floor/month.html",
            context_overrides={"dates": rows, "first": first},
        )

    @path("calendar/")
    def calendar(self, request: HttpRequest) -> StreamingHttpResponse:
        """Every date from last month on, as our feed has them."""
        since = timezone.now() - timedelta(days=31)
        rows = self.dates().filter(end__gt=since)
        return StreamingHttpResponse(
            calendars.written(self.title, self.entries(request, rows)),
            content_type="text/calendar; charset=utf-8",
        )

    def entries(self, request: HttpRequest, rows: Any) -> Iterator[calendars.Entry]:
        names = ("title", "summary", "place", "slug", "last_published_at")
        below = self.get_full_url(request)
        wanted = rows.values_list("pk", "start", "end", *(f"page__{n}" for n in names))
        for pk, start, end, title, summary, place, slug, changed in wanted.iterator():
            url = f"{below}{slug}/"
            yield pk, start, end, title, summary, place, url, changed
