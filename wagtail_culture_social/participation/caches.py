"""Having caches in front of the site ask again, once a decision is kept."""

from collections.abc import Iterable
from urllib.parse import urljoin
from uuid import UUID

from django.apps import apps

from wagtail_culture_social.social.twins import twin_set


def purge(twin_key: UUID, paths: Iterable[str] = ()) -> None:
    """Have caches ask again for the pages of some twins, and for paths beside them."""
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    pages = list(twin_set(twin_key).filter(live=True))
    hosts = {page.full_url for page in pages if page.full_url}
    batch = PurgeBatch()
    batch.add_pages(pages)
    batch.add_urls(urljoin(host, path) for path in paths for host in hosts)
    batch.purge()
