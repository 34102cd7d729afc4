"""Rows that stand in for those of a site in previews of blocks: none is ever saved."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext

PICTURE = "wagtail_culture_social/previews/picture.svg"


class ExamplePicture:
    """An image of the library that has no file, for templates that show pictures."""

    pk = id = None
    title = description = default_alt_text = ""
    width, height = 1200, 800

    @property
    def culture_rights(self) -> SimpleNamespace:
        """A credit, so that one sees where it stands."""
        credit = gettext("Example picture")
        return SimpleNamespace(creator="", credit_line=credit, rights="", source="")

    @property
    def url(self) -> str:
        """The one file of all its sizes."""
        return static(PICTURE)

    @property
    def file(self) -> "ExamplePicture":
        """The file, of which only the address is known."""
        return self

    def is_svg(self) -> bool:
        """Tell that sizes may be asked for as of any photograph."""
        return False

    def get_rendition(self, spec: Any) -> "ExamplePicture":
        """Return the picture itself, whatever its size."""
        return self

    def img_tag(self, attributes: Any = None) -> str:
        """Return the picture as Wagtail's own template of a chooser wants it."""
        return format_html('<img src="{}" alt="">', self.url)

    def get_renditions(self, *specs: Any) -> dict[Any, "ExamplePicture"]:
        """Return the picture itself for every size."""
        return dict.fromkeys(specs, self)


def _model(name: str) -> Any:
    """Return a model of ours; the streams of some of them need this module first."""
    return apps.get_model("wagtail_culture_social", name)


ROWS: dict[str, Callable[[], Any]] = {
    "@picture": ExamplePicture,
    "@hashtag": lambda: _model("Hashtag").objects.filter(merged_into=None).first(),
    "@manifest": lambda: _model("Manifest").objects.first(),
    "@person": lambda: _model("Person")(name="Mel Bonis"),
    "@organisation": lambda: _model("Organisation")(name="Comédie-Française"),
}
