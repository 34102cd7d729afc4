"""Why a manifest is refused: codes and places, no words.

==================  ==================================================================
code                meaning
==================  ==================================================================
too-big             over ``reading.MOST_BYTES``
html                a web page, not a manifest
not-json            no JSON in UTF-8, or characters that no database keeps
too-deep            nested beyond reason
collection          a list of manifests, not one
annotations         annotations without a manifest around them
image-info          the description of one image (``info.json``)
not-manifest        JSON of another kind
version             neither Presentation 2 nor 3
no-canvases         it shows nothing
missing             what the standard requires is not at ``place``
old-words           a text without its language, as version 2 had it, at ``place``
shape               something of another shape than the standard says at ``place``
address             no web address at ``place``
size                width and height are not positive whole numbers, or one is missing
duration            it is no positive number of seconds
misplaced           annotations stand at ``place``, where only pictures belong
rights              neither Creative Commons nor RightsStatements.org nor on our list
==================  ==================================================================
"""


class ManifestFault(Exception):
    """A manifest that we do not take; ``place`` is a path like ``items[0].width``."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code, place)
        self.code = code
        self.place = place
