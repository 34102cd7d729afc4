"""IIIF manifests for tests: small ones of our own, and where those of others are."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

FOLDER = Path(__file__).parents[2] / "shared/data/iiif"
COOKBOOK = sorted(FOLDER.glob("cb_*.json"))
FIXTURES = sorted(FOLDER.glob("validator_fixtures/*.json"))
HERE = "https://www.example.org"
CC_BY = "http://creativecommons.org/licenses/by/4.0/"

needs_data = pytest.mark.skipif(
    not FOLDER.exists(), reason="the manifests of others are not here (../shared)"
)


@cache
def schema() -> Any:
    """The schema of Presentation 3, which other people wrote."""
    text = (FOLDER / "iiif_3_0.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


def service(number: int, base: str = HERE, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{base}/image/{number}",
        "type": "ImageService3",
        "profile": "level1",
        **more,
    }


def body(number: int, base: str = HERE, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{base}/image/{number}/full/max/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        "width": 3000,
        "height": 2000,
        "service": [service(number, base)],
        **more,
    }


def canvas(number: int, base: str = HERE, **more: Any) -> dict[str, Any]:
    """A canvas of Presentation 3; ``body`` replaces what is painted on it."""
    painted = more.pop("body", None) or body(number, base)
    address = f"{base}/canvas/{number}"
    annotation = {
        "id": f"{address}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": painted,
        "target": address,
    }
    page = {"id": f"{address}/page", "type": "AnnotationPage", "items": [annotation]}
    return {
        "id": address,
        "type": "Canvas",
        "label": {"en": [f"Page {number}"]},
        "width": 3000,
        "height": 2000,
        "items": [page],
        **more,
    }


def manifest(views: int = 1, base: str = HERE, **more: Any) -> dict[str, Any]:
    """A manifest of Presentation 3."""
    return {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{base}/manifest.json",
        "type": "Manifest",
        "label": {"en": ["A chart of the coast"], "fr": ["Une carte de la côte"]},
        "items": [canvas(number, base) for number in range(1, views + 1)],
        **more,
    }


def full(views: int = 2, base: str = HERE, **more: Any) -> dict[str, Any]:
    """A manifest that says everything that is shown."""
    said = {
        "summary": {"en": ["<p>Drawn <b>at sea</b>.</p>"]},
        "metadata": [
            {"label": {"fr": ["Auteur"]}, "value": {"none": ["Inconnu", "Atelier"]}},
            {"label": {"en": ["Date"]}, "value": {"en": ["About 1700"]}},
        ],
        "requiredStatement": {
            "label": {"en": ["Attribution"], "fr": ["Mention"]},
            "value": {"fr": ["<span>Bibliothèque du Port</span>"]},
        },
        "rights": CC_BY,
        "provider": [
            {
                "id": f"{HERE}/about",
                "type": "Agent",
                "label": {"fr": ["Bibliothèque du Port"]},
                "homepage": [
                    {
                        "id": f"{HERE}/",
                        "type": "Text",
                        "label": {"fr": ["Accueil"]},
                        "format": "text/html",
                    }
                ],
            }
        ],
        "homepage": [
            {"id": f"{HERE}/chart", "type": "Text", "label": {"en": ["The chart"]}}
        ],
        "rendering": [
            {
                "id": f"{HERE}/chart.pdf",
                "type": "Text",
                "label": {"en": ["PDF"]},
                "format": "application/pdf",
            }
        ],
        "seeAlso": [{"id": f"{HERE}/chart.xml", "type": "Dataset"}],
        "navDate": "1700-01-01T00:00:00Z",
        "navPlace": place(48.4, -4.5),
        "viewingDirection": "left-to-right",
        "behavior": ["paged"],
    }
    return manifest(views, base, **{**said, **more})


def place(latitude: Any, longitude: Any, **more: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    feature = {"type": "Feature", "geometry": point, **more}
    return {"type": "FeatureCollection", "features": [feature]}


def canvas_2(number: int, base: str = HERE, **more: Any) -> dict[str, Any]:
    address = f"{base}/canvas/{number}"
    resource = more.pop("resource", None) or {
        "@id": f"{base}/image/{number}/full/full/0/native.jpg",
        "@type": "dctypes:Image",
        "format": "image/jpeg",
        "width": 3000,
        "height": 2000,
        "service": {
            "@context": "http://iiif.io/api/image/1/context.json",
            "@id": f"{base}/image/{number}",
            "profile": "http://library.stanford.edu/iiif/image-api/1.1/"
            "compliance.html#level2",
        },
    }
    annotation = {
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": resource,
        "on": address,
    }
    return {
        "@id": address,
        "@type": "sc:Canvas",
        "label": f"f. {number}",
        "width": 3000,
        "height": 2000,
        "images": [annotation],
        **more,
    }


def manifest_2(views: int = 1, base: str = HERE, **more: Any) -> dict[str, Any]:
    """A manifest of Presentation 2, in the manner of Gallica."""
    canvases = [canvas_2(number, base) for number in range(1, views + 1)]
    return {
        "@context": "http://iiif.io/api/presentation/2/context.json",
        "@id": f"{base}/manifest.json",
        "@type": "sc:Manifest",
        "label": "Atlas",
        "sequences": [{"@type": "sc:Sequence", "canvases": canvases}],
        **more,
    }


def as_bytes(document: Any) -> bytes:
    return json.dumps(document).encode()
