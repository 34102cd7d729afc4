"""Ten thousand posts in French and English, always the same; what to count on."""

import random
from functools import cache

SEED = 20261122
COUNT = 10_000

WORDS = {
    "fr": (
        "l’été des musées ouvre ses portes au public pour une visite guidée dans la "
        "grande galerie où l’œuvre restaurée retrouve sa place près du quai entrée "
        "gratuite jusqu’à 18 h 30 réservation conseillée nos équipes vous accueillent "
        "avec une exposition consacrée à la lumière aux gestes et à la mémoire des "
        "ateliers découvrez l’histoire cachée derrière ce tableau"
    ),
    "en": (
        "the museum opens its doors for a guided tour of the long gallery where the "
        "restored painting is back on show free entry until 6:30 p.m. booking advised "
        "our team will welcome you with stories about light craft and memory in the "
        "artists’ studios discover what hides behind this picture don’t miss it"
    ),
}
ENDS = {"fr": (".", "\u00a0!", "\u202f?", "…", " »."), "en": (".", "!", "?", "…", ".”")}
EMOJI = (
    *"🎨🖼🏛✨🎭📚🎶👋🌍🔎",
    *("❤️", "☀️", "🖼️", "🏛️", "©️", "1️⃣"),
    *("👩‍🎨", "👨‍👩‍👧‍👦", "🧑🏽‍🎨", "🏳️‍🌈", "👁️‍🗨️", "🐻‍❄️"),
    *("🇫🇷", "🇬🇧", "🇨🇦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
    *("👏🏽", "👋🏿", "🫱🏽‍🫲🏿", "🫶"),
)
HOSTS = (
    *("www.museum.example.org", "example.com", "musee.example.fr", "t.co"),
    *("expo-2026.example.museum", "bibliothèque.example.fr", "été.example.org"),
)
PATHS = (
    *("", "/", "/agenda/", "/fr/expositions/lumiere-2026", "/a?utm_source=x&b=2#top"),
    *(
        "/œuvres/été_(détail)",
        "/Visite,guidée",
        "/abc123",
        "/en/whats-on/late-opening/",
    ),
)
TAGS = ("#MuseumWeek", "#LÉtéDesMusées", "#Patrimoine", "#ArtHistory", "#NuitDesMusées")


@cache
def texts(count: int = COUNT) -> tuple[str, ...]:
    """The first texts of the series."""
    chance = random.Random(SEED)
    return tuple(_text(chance) for _ in range(count))


def _text(chance: random.Random) -> str:
    language = chance.choice(("fr", "en"))
    parts = [_sentence(chance, language, chance.randint(8, 16))]
    parts.append(_sentence(chance, language, chance.randint(4, 12)))
    if chance.random() < 0.5:
        scheme = "" if chance.random() < 0.1 else "https://"
        parts.append(f"{scheme}{chance.choice(HOSTS)}{chance.choice(PATHS)}")
    parts += chance.sample(TAGS, chance.randint(0, 2))
    if chance.random() < 0.6:
        for emoji in chance.choices(EMOJI, k=chance.randint(1, 3)):
            parts.insert(chance.randint(1, len(parts)), emoji)
    return chance.choice((" ", " ", "\n")).join(parts)


def _sentence(chance: random.Random, language: str, length: int) -> str:
    words = WORDS[language].split()
    first = chance.randrange(len(words))
    chosen = [words[(first + step) % len(words)] for step in range(length)]
    said = " ".join(chosen)
    return said[0].upper() + said[1:] + chance.choice(ENDS[language])
