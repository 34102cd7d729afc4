"""A sitemap that lists every language of a site; the alternates come from the pages."""

from functools import reduce
from operator import or_
from typing import Any

from wagtail.contrib.sitemaps import Sitemap

from wagtail_culture_social.compat import page_model


class TwinSitemap(Sitemap):
    """Wagtail's sitemap, over the home pages of all languages.

    ``path("sitemap.xml", sitemap, {"sitemaps": {"pages": TwinSitemap}})``
    """

    def items(self) -> Any:
        """Return the live, public pages of every language."""
        home = self.get_wagtail_site().root_page
        pages = page_model().objects.all()
        homes = home.get_translations(inclusive=True).live()
        trees = [pages.descendant_of_q(one, inclusive=True) for one in homes]
        listed = pages.filter(reduce(or_, trees)) if trees else pages.none()
        return listed.live().public().order_by("path").defer_streamfields().specific()
