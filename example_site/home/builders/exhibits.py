"""What is looked at and listened to in a spotlight, from the content to raw data."""

from home.builders.blocks import items, picture
from home.builders.content import Words, in_language

Images = dict[str, int]


def guided_tour(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return a picture that is looked at detail by detail."""
    steps = [told(item, language, "title", "text") for item in entry["steps"]]
    return {
        "title": own["title"],
        "text": own["text"],
        "picture": picture(images.get(entry["image"]), own["alt"]),
        "steps": items(steps, *place, "steps"),
    }


def timeline(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return what happened when."""
    entries = [
        {**picture(None), **told(item, language, "title", "text")}
        for item in entry["entries"]
    ]
    return {"title": own["title"], "entries": items(entries, *place, "entries")}


def museum_map(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return objects with their places."""
    objects = [
        {**picture(None), **told(item, language, "title", "place", "text")}
        for item in entry["objects"]
    ]
    return {"title": own["title"], "objects": items(objects, *place, "objects")}


def stop(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return a numbered recording; the builder of the page gave it along."""
    return {
        **entry["recordings"][language],
        "number": entry["number"],
        "title": own["title"],
        "text": own["text"],
        "picture": picture(None),
    }


def manifest(
    entry: Words, own: Words, language: str, images: Images, place: tuple
) -> Words:
    """Return a kept IIIF manifest; the builder of the page gave its key along."""
    return {
        "manifest": entry["key"],
        "title": "",
        "views": entry.get("views", ""),
        "note": own["note"],
        "descriptions": [],
    }


def told(item: Words, language: str, *names: str) -> Words:
    """Return an item with these texts in one language."""
    return item | {name: in_language(item[name], language) for name in names}


BUILDERS = {
    "guided_tour": guided_tour,
    "timeline": timeline,
    "map": museum_map,
    "stop": stop,
    "manifest": manifest,
}
