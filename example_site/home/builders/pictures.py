"""The pictures of the content files, each with its rights."""

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from home.builders.content import Words
from home.institution import CONTENT, read_content
from wagtail_culture_social.models import ImageRights

FOLDER = CONTENT / "images"


def build_pictures() -> dict[str, int]:
    """Return the id of every picture by its file name; missing ones are added.

    A picture whose file is gone from the content folder is left out.
    """
    known = known_pictures()
    for entry in read_content("images")["image"]:
        file = FOLDER / entry["file"]
        if entry["file"] not in known and file.is_file():
            known[entry["file"]] = add_picture(entry)
    return known


def known_pictures() -> dict[str, int]:
    """Return the pictures that are there, by the file they came from."""
    sources = {e["source"]: e["file"] for e in read_content("images")["image"]}
    rows = ImageRights.objects.filter(source__in=sources)
    return {sources[source]: pk for source, pk in rows.values_list("source", "image")}


def add_picture(entry: Words) -> int:
    """Add one picture with its description and its rights; return its id."""
    with (FOLDER / entry["file"]).open("rb") as file:
        picture = get_image_model().objects.create(
            title=entry["fr"]["title"],
            description=entry["fr"]["description"],
            file=ImageFile(file, name=entry["file"]),
        )
    ImageRights.objects.create(
        image=picture,
        creator=entry["creator"],
        credit_line=entry["credit_line"],
        rights=entry["rights"],
        source=entry["source"],
    )
    return picture.pk
