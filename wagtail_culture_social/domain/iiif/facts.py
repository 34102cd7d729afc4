"""What is read of a manifest; sizes are pixels of the canvas, durations seconds."""

from dataclasses import dataclass
from datetime import datetime

from wagtail_culture_social.domain.iiif.words import Words


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value: a row of metadata, or the required statement."""

    label: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the manifest names, and what stands there."""

    url: str
    label: Words = Words()
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who provides the object; ``url`` identifies it and is not meant to be opened."""

    url: str
    label: Words
    homepages: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A point on earth, in degrees."""

    latitude: float
    longitude: float
    label: Words = Words()


@dataclass(frozen=True, slots=True)
class ImageService:
    """A server of one image; ``version`` and ``level`` are those of the Image API.

    ``sizes`` are (width, height) that it has ready.
    """

    url: str
    version: int
    level: int
    sizes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What is painted on a canvas; ``kind`` is image, sound, video or text.

    ``region`` and ``rotation`` say, as the Image API does, which part is shown how.
    """

    kind: str
    url: str
    media_type: str = ""
    width: int = 0
    height: int = 0
    duration: float = 0
    label: Words = Words()
    service: ImageService | None = None
    region: str = "full"
    rotation: str = "0"


@dataclass(frozen=True, slots=True)
class Painting:
    """One layer of a canvas; of several bodies a reader chooses one.

    ``target`` is the part of the canvas that it covers (``xywh=…&t=…``), "" for all.
    """

    bodies: tuple[Body, ...]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Canvas:
    """One view of the object; it may have no painting at all (a missing page).

    ``companions`` are pictures that stand for it, while it loads or plays.
    """

    id: str
    label: Words
    width: int = 0
    height: int = 0
    duration: float = 0
    paintings: tuple[Painting, ...] = ()
    thumbnails: tuple[Body, ...] = ()
    companions: tuple[Body, ...] = ()
    nav_date: datetime | None = None
    places: tuple[Place, ...] = ()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Everything that is painted on it."""
        return tuple(body for layer in self.paintings for body in layer.bodies)

    @property
    def picture(self) -> Body | None:
        """The picture that shows the canvas best: one that covers it whole, if any."""
        layers = sorted(self.paintings, key=lambda one: "xywh=" in one.target)
        bodies = [body for layer in layers for body in layer.bodies]
        shown = (*bodies, *self.companions)
        return next((body for body in shown if body.kind == "image"), None)

    @property
    def kind(self) -> str:
        """What it is: video, sound, image, or "" for nothing to see or hear."""
        kinds = {body.kind for body in self.bodies}
        return next((one for one in ("video", "sound", "image") if one in kinds), "")


@dataclass(frozen=True, slots=True)
class Manifest:
    """An object as its owner describes it.

    ``canvases`` are the first ones, of ``all_canvases``.
    """

    id: str
    version: int
    label: Words
    canvases: tuple[Canvas, ...]
    all_canvases: int
    summary: Words = Words()
    metadata: tuple[Pair, ...] = ()
    required_statement: Pair | None = None
    rights: str = ""
    providers: tuple[Agent, ...] = ()
    homepages: tuple[Link, ...] = ()
    renderings: tuple[Link, ...] = ()
    see_also: tuple[Link, ...] = ()
    thumbnails: tuple[Body, ...] = ()
    nav_date: datetime | None = None
    places: tuple[Place, ...] = ()
    viewing_direction: str = ""
    behavior: tuple[str, ...] = ()
