"""Details of a picture as renditions of it: an operation for Wagtail's images."""

from decimal import Decimal, InvalidOperation
from typing import Any

from wagtail.images.image_operations import ImageTransform, TransformOperation
from wagtail.images.rect import Rect

from wagtail_culture_social.domain.regions import Region

NAME = "wcsdetail"


class DetailOperation(TransformOperation):
    """Cuts a region in percent out of a picture: ``wcsdetail-12.5-0-30-40``."""

    def construct(self, *numbers: str) -> None:
        """Take the four numbers; what is no region makes the specification invalid."""
        try:
            self.region = Region(*map(Decimal, numbers))
        except (InvalidOperation, TypeError) as error:
            raise ValueError(str(error)) from error
        if self.region.faults:
            raise ValueError(f"no region of a picture: {numbers}")

    def run(self, transform: ImageTransform, image: Any) -> ImageTransform:
        """Cut the region out."""
        width, height = map(int, transform.size)
        return transform.crop(Rect(*self.region.box(width, height)))


def detail_specs(region: Region, *specs: str) -> list[str]:
    """Return specifications that show only a region; it has to be without faults."""
    cut = "-".join((NAME, *region.numbers))
    return [f"{cut}|{spec}" for spec in specs]
