"""The drafts that the tests of posts start from."""

from wagtail_culture_social.domain.snippets import Draft, Snippet

URL = "https://quais.example.org/fr/concert/"
CREDIT = "Claude Monet, L'orgue, Musée — CC0"
EVENT = Draft(
    kind="event",
    language="fr",
    title="Concert de midi : l'orgue des Quais",
    url=URL,
    summary="Une heure de musique. Entrez sans frapper ! Tout le monde est attendu.",
    date="samedi 28 novembre, de 18\u00a0h\u00a030 à 20\u00a0h",
    place="Auditorium",
    price="Entrée libre",
    tags=("MusiqueAuxQuais", "Orgue"),
    credit=CREDIT,
    alt_text="Un buffet d'orgue en chêne",
    image_url="https://quais.example.org/orgue.jpg",
)
CAMPAIGN = Draft(
    kind="campaign",
    language="fr",
    title="MuseumWeek aux Quais",
    url=URL,
    theme="Secrets, coulisses",
    prompt="Montrez-nous l'envers du décor : un atelier, une réserve.",
    campaign_tag="MuseumWeek",
    day_tag="SecretsMW",
    tags=("Quais",),
)


def lines(snippet: Snippet) -> list[str]:
    text = snippet.text.replace("\u00a0", " ").replace("\u202f", " ")
    return [line for line in text.split("\n") if line]
