"""Addresses of Gallica, the digital library of the BnF, and their manifests."""

import re

from wagtail_culture_social.domain.identifiers import BNF

_ARK = re.compile(rf"ark:/?{BNF}/([0-9a-z]{{4,40}})", re.IGNORECASE)
_GALLICA = re.compile(r"(?:https?://)?(?:www\.)?gallica\.bnf\.fr/", re.IGNORECASE)


def manifest_address(address: str) -> str:
    """The address of a manifest for what an editor pasted.

    A page, a picture or a manifest of Gallica, or a bare ARK of the BnF, becomes the
    manifest of the document; any other address stays as it is. Rule: "API IIIF de
    récupération des images de Gallica", api.bnf.fr.
    """
    text = address.strip()
    site = _GALLICA.match(text)
    ark = _ARK.search(text) if site else _ARK.match(text)
    if ark is None:
        return text
    name = ark[1].lower()
    return f"https://gallica.bnf.fr/iiif/ark:/{BNF}/{name}/manifest.json"
