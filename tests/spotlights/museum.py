"""A museum on this machine that serves manifests and pictures over https."""

import json
import re
import ssl
from io import BytesIO
from typing import Any

from PIL import Image

from tests import iiif
from tests.outbound.servers import HOST, Server, answer

SIZE = re.compile(r"/full/(!?)(\d*),(\d*)/0/(?:default|native)\.jpg")
MANIFEST = "/manifest.json"


def jpeg(width: int, height: int) -> bytes:
    content = BytesIO()
    Image.new("RGB", (width, height), (30, 60, 120)).save(content, "JPEG")
    return content.getvalue()


class Museum:
    """What it serves can change while it is open; ``close`` shuts it for good."""

    def __init__(self) -> None:
        self.documents: dict[str, tuple[bytes, str]] = {}
        self.without: set[str] = set()
        self.picture = (800, 533)
        self.server: Server | None = None

    @property
    def base(self) -> str:
        assert self.server
        return f"https://{HOST}:{self.server.port}"

    @property
    def url(self) -> str:
        return self.base + MANIFEST

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, in their order."""
        assert self.server
        return [request.split(" ", 2)[1] for request in self.server.requests]

    def publish(self, document: Any, path: str = MANIFEST) -> None:
        """Serve a manifest, whose addresses are moved here."""
        text = json.dumps(document).replace(iiif.HERE, self.base)
        self.documents[path] = (text.encode(), "application/json")

    def close(self) -> None:
        assert self.server
        self.server.close()

    def reply(self, secure: ssl.SSLSocket, request: str) -> None:
        secure.sendall(self._answer(request.split(" ", 2)[1]))

    def _answer(self, path: str) -> bytes:
        if path in self.documents:
            return answer(*self.documents[path])
        is_missing = any(path.startswith(one) for one in self.without)
        if SIZE.search(path) and not is_missing:
            return answer(jpeg(*self.picture), "image/jpeg")
        return answer(b"", "text/html", status="404 Not Found")
