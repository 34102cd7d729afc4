"""JSON-LD as a script element; the dictionaries come from the pure domain."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

ESCAPES = (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"))


def json_ld_script(nodes: list[dict[str, Any]]) -> SafeString:
    """Return ``<script type="application/ld+json">`` for one or several nodes."""
    if not nodes:
        return SafeString("")
    data: Any = nodes[0] if len(nodes) == 1 else nodes
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    for character, escaped in ESCAPES:
        text = text.replace(character, escaped)
    script = f'<script type="application/ld+json">{text}</script>'
    return mark_safe(script)  # noqa: S308 - escaped just above
