"""Addresses in a library's catalogue, from a template that an institution chose."""

from urllib.parse import quote, urlsplit

import regex

PLACEHOLDERS = ("isbn", "ean", "title")
"""Names that a template may hold, each in braces."""

_PLACEHOLDER = regex.compile(r"\{([^{}]*)\}")


class CatalogueTemplateError(ValueError):
    """Raised for a template of no use; ``code`` is the reason.

    address (no web address), placeholder (``detail``: the unknown name), nothing
    (no placeholder at all), host (a placeholder in the name of the host).
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail


def check_template(template: str) -> None:
    """Raise `CatalogueTemplateError` for a template that leads nowhere."""
    names = _PLACEHOLDER.findall(template)
    try:
        parts = urlsplit(template)
    except ValueError as error:
        raise CatalogueTemplateError("address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CatalogueTemplateError("address")
    if _PLACEHOLDER.search(parts.netloc):
        raise CatalogueTemplateError("host")
    for name in names:
        if name not in PLACEHOLDERS:
            raise CatalogueTemplateError("placeholder", name)
    if not names:
        raise CatalogueTemplateError("nothing")


def catalogue_address(
    template: str, *, isbn: str = "", ean: str = "", title: str = ""
) -> str:
    """The address of a work in the catalogue; "" when a name has nothing to stand for.

    An ISBN is an EAN as well.
    """
    values = {"isbn": isbn, "ean": ean or isbn, "title": title}
    names = _PLACEHOLDER.findall(template)
    if not names or not all(values.get(name) for name in names):
        return ""
    return str(_PLACEHOLDER.sub(lambda name: quote(values[name[1]], safe=""), template))
