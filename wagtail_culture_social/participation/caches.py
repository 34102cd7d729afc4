"""Having caches in front of the site ask again, once a decision is kept."""

from collections.abc import Iterable
from urllib.parse import urljoin
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.social.twins import twin_set


def purge(twin_key: UUID, paths: Iterable[str] = ()) -> None:
    """Have caches ask again for the pages of some twins, and for paths beside them.

    So they do for the pages that refer to one of the twins, and may show of it.
    """
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    pages = list(twin_set(twin_key).filter(live=True))
    hosts = {page.full_url for page in pages if page.full_url}
    batch = PurgeBatch()
    batch.add_pages([*pages, *_referring_to(twin_key)])
    batch.add_urls(urljoin(host, path) for path in paths for host in hosts)
    batch.purge()


def _referring_to(key: UUID) -> QuerySet[Page]:
    references = ReferenceIndex.get_references_to_in_bulk(twin_set(key))
    kind = ContentType.objects.get_for_model(page_model())
    ids = references.filter(base_content_type=kind).values_list("object_id", flat=True)
    return page_model().objects.filter(pk__in=set(ids), live=True)
