"""The columns of a programme as a table: their names, and how others call them."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex

WORD_COLUMNS = ("title", "summary", "description", "conditions", "keywords")
"""Columns that may come once a language: ``title_fr``, ``title_en``."""

COLUMNS = (
    "id",
    "type",
    "start_date",
    "start_time",
    "end_date",
    "end_time",
    "time_zone",
    "state",
    "attendance",
    "place",
    "address",
    "postal_code",
    "town",
    "country",
    "latitude",
    "longitude",
    "price",
    "currency",
    "booking_url",
    "stream_url",
    "url",
    "age_min",
    "age_max",
    "accessibility",
    "image",
    "image_credit",
    "organiser",
    "updated",
)
"""The others, in the order in which we write them."""

NAMES: Mapping[str, Sequence[str]] = {
    "id": ("uid", "identifier", "identifiant", "reference", "ref"),
    "title": ("titre", "name", "nom", "event", "evenement"),
    "summary": ("resume", "chapo", "short_description", "description_courte"),
    "description": ("texte", "text", "details", "long_description"),
    "conditions": ("price_line", "tarifs", "prices", "conditions_tarifaires"),
    "keywords": ("mots_cles", "tags", "categories", "hashtags"),
    "type": ("event_type", "kind", "type_d_evenement", "genre"),
    "start_date": (
        "date",
        "start",
        "debut",
        "date_de_debut",
        "date_debut",
        "day",
        "jour",
    ),
    "start_time": ("time", "heure", "heure_de_debut", "heure_debut", "start_hour"),
    "end_date": ("end", "fin", "date_de_fin", "date_fin", "last_day", "dernier_jour"),
    "end_time": ("heure_de_fin", "heure_fin", "end_hour"),
    "time_zone": ("timezone", "fuseau", "fuseau_horaire"),
    "state": ("status", "etat", "statut"),
    "attendance": ("participation", "mode"),
    "place": ("lieu", "venue", "location", "nom_du_lieu"),
    "address": ("adresse", "street", "street_address", "rue"),
    "postal_code": ("code_postal", "postcode", "zip", "cp"),
    "town": ("city", "ville", "commune", "locality"),
    "country": ("pays", "country_code"),
    "latitude": ("lat",),
    "longitude": ("lon", "lng", "long"),
    "price": ("tarif", "prix", "price_from"),
    "currency": ("devise", "monnaie"),
    "booking_url": ("booking", "reservation", "billetterie", "tickets", "inscription"),
    "stream_url": ("stream", "direct", "lien_en_ligne", "online_link"),
    "url": ("link", "lien", "web", "website", "site", "page", "site_web"),
    "age_min": ("age", "age_from", "age_minimum", "a_partir_de"),
    "age_max": ("age_to", "age_maximum", "jusqu_a"),
    "accessibility": ("accessibilite", "access"),
    "image": ("picture", "photo", "image_url", "visuel"),
    "image_credit": ("credit", "credits", "photo_credit", "credit_photo", "copyright"),
    "organiser": ("organizer", "organisateur", "organisation"),
    "updated": ("updated_at", "modified", "mise_a_jour", "modifie_le"),
}
"""Other names, in English and French, without accents and in small letters."""

_MARKS = regex.compile(r"[^a-z0-9]+")
_LANGUAGES = {
    "fr": "fr",
    "francais": "fr",
    "french": "fr",
    "en": "en",
    "anglais": "en",
    "english": "en",
}
_LANGUAGE = regex.compile(r"(.+)_([a-z]{2}|francais|french|anglais|english)")


class Column(NamedTuple):
    """What a column holds, for words in which language."""

    field: str
    language: str = ""


def column_of(header: str) -> Column | None:
    """The column of a heading, or None for one that says nothing to us."""
    name = _plain(header)
    known = _by_name()
    if name in known:
        return Column(known[name])
    found = _LANGUAGE.fullmatch(name)
    field = known.get(found[1], "") if found else ""
    if not found or field not in WORD_COLUMNS:
        return None
    return Column(field, _LANGUAGES.get(found[2], found[2]))


def heading(field: str, language: str) -> str:
    """The heading under which we write words in a language."""
    return f"{field}_{language.lower().partition('-')[0]}" if language else field


def _by_name() -> dict[str, str]:
    own = {field: field for field in NAMES}
    others = {name: field for field, names in NAMES.items() for name in names}
    return {**others, **own}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in decomposed if not unicodedata.combining(one))
    return str(_MARKS.sub("_", bare).strip("_"))
