"""A spotlight with every kind of part, as structured data is told of it."""

from tests.domain.schema_facts import CC0, IMAGE, PAGE, URL
from wagtail_culture_social.domain import structured_data as sd
from wagtail_culture_social.domain.identifiers import identifier
from wagtail_culture_social.domain.rights import RESERVED

SPOTLIGHT = sd.SpotlightFacts(
    page=PAGE,
    parts=(
        sd.BookExtract(
            title="Livre",
            quotation="Longtemps…",
            author="Autrice",
            publisher="Éditeur",
            year="1913",
            source="Chapitre 1",
            isbn="9780306406157",
            note="Pour les phrases",
            url=URL,
            image=IMAGE,
            credit="Domaine public",
            licence=CC0,
        ),
        sd.BookExtract(title="Livre seul"),
        sd.Playlist(
            title="Écouter",
            tracks=(
                sd.Track(
                    title="Suite", artist="Ensemble", seconds=222, isrc="USS1Z9900001"
                ),
                sd.Track(title="Rien"),
            ),
            same_as=(URL,),
            credit="Ensemble",
        ),
        sd.Playlist(
            title="Disque",
            label="Maison",
            year="2001",
            ean="6291041500213",
            note="À écouter",
            image=IMAGE,
            licence=RESERVED,
        ),
        sd.Film(
            title="Film",
            director="Alice Guy",
            year="1906",
            country="France",
            minutes=66,
            rating="Tous publics (CNC)",
            subtitles="fr",
            features=("captions",),
            url=URL,
            image=IMAGE,
            note="À voir",
            credit="Gaumont",
        ),
        sd.Film(title="Film seul"),
        sd.Work(
            title="Vase",
            creator="Atelier",
            date="vers 1700",
            technique="faïence",
            dimensions="H. 20 cm",
            inventory_number="1900.1",
            collection="Arts décoratifs",
            place="Rouen",
            identifier=identifier("ark:/12148/btv1b8449691v", "ark"),
            note="Pourquoi",
            image=IMAGE,
            licence=CC0,
        ),
        sd.Work(title="Œuvre seule"),
        sd.Gallery(title="Images", images=(IMAGE, IMAGE)),
    ),
)
