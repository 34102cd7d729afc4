"""A programme of others that editors may import: they bring its file."""

from django.contrib.contenttypes.models import ContentType

from home.institution import read_content
from wagtail_culture_social.models.imports import ImportSource
from wagtail_culture_social.pages.models import EventIndexPage, EventPage


def build_imports(programme: EventIndexPage) -> None:
    """Build the imports of the site; their events become drafts of its programme."""
    kind = ContentType.objects.get_for_model(EventPage)
    for entry in read_content("site")["import"]:
        ImportSource.objects.get_or_create(
            name=entry["name"], defaults={"parent": programme, "page_type": kind}
        )
