"""Real phrases of institutions: how we print them, and the hashtag each becomes."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from wagtail_culture_social.domain.hashtags import extract, from_phrase, key_of, lint
from wagtail_culture_social.domain.networks import NETWORKS
from wagtail_culture_social.domain.typography import NARROW, NBSP, spaced

# As typed | as printed (⍽ is U+00A0, · is U+202F, = the same) | as a hashtag.
FRENCH = """
Nuit européenne des musées | = | NuitEuropéenneDesMusées
Journées européennes du patrimoine | = | JournéesEuropéennesDuPatrimoine
L'Œuvre du mois | L’Œuvre du mois | LŒuvreDuMois
C'est quoi l'art ? | C’est quoi l’art·? | CEstQuoiLArt
Aujourd'hui au musée | Aujourd’hui au musée | AujourdhuiAuMusée
Conseil de prud'hommes | Conseil de prud’hommes | ConseilDePrudhommes
Rock'n'roll | Rock’n’roll | RockNRoll
14 Juillet | = | 14Juillet
1er mai | 1er⍽mai | 1erMai
Le 1er dimanche du mois | Le 1er⍽dimanche du mois | Le1erDimancheDuMois
Saint-Étienne | = | SaintÉtienne
Musée des Beaux-Arts de Lyon | = | MuséeDesBeauxArtsDeLyon
Musée de l'Homme | Musée de l’Homme | MuséeDeLHomme
Centre Pompidou-Metz | = | CentrePompidouMetz
Bibliothèque nationale de France | = | BibliothèqueNationaleDeFrance
musée du quai Branly - Jacques Chirac | = | MuséeDuQuaiBranlyJacquesChirac
Nuits de la lecture 2027 | = | NuitsDeLaLecture2027
Fête de la musique | = | FêteDeLaMusique
Rendez-vous aux jardins | = | RendezVousAuxJardins
Printemps des poètes | = | PrintempsDesPoètes
Partir en livre | = | PartirEnLivre
Lire, c'est voyager ! | Lire, c’est voyager·! | LireCEstVoyager
Mois du film documentaire | = | MoisDuFilmDocumentaire
Nuit blanche | = | NuitBlanche
Le Louvre-Lens fête ses 10 ans | = | LeLouvreLensFêteSes10Ans
Visite à 18h30 | Visite à 18⍽h⍽30 | VisiteÀ18h30
Ouvert de 9h à 12h | Ouvert de 9⍽h à 12⍽h | OuvertDe9hÀ12h
Tarif : 8 €, réduit 5 € | Tarif⍽: 8⍽€, réduit 5⍽€ | Tarif8Réduit5
50 % des œuvres | 50⍽% des œuvres | 50DesŒuvres
L'art du XIXe siècle | L’art du XIXe⍽siècle | LArtDuXIXeSiècle
Qu'est-ce que c'est ? | Qu’est-ce que c’est·? | QuEstCeQueCEst
Jusqu'au 3 janvier | Jusqu’au 3 janvier | JusquAu3Janvier
Lorsqu'Orphée chante | Lorsqu’Orphée chante | LorsquOrphéeChante
"La Joconde" s'expose | «·La Joconde·» s’expose | LaJocondeSExpose
«Impression, soleil levant» | «·Impression, soleil levant·» | ImpressionSoleilLevant
Et si on dansait ?! | Et si on dansait·?! | EtSiOnDansait
Gaîté Lyrique | = | GaîtéLyrique
Noe\u0308l au muse\u0301e | = | NoëlAuMusée
E\u0301te\u0301 culturel | = | ÉtéCulturel
Cœurs d'artichaut | Cœurs d’artichaut | CœursDArtichaut
Æthiopica | = | Æthiopica
Mucem : "Amazighes" | Mucem⍽: «·Amazighes·» | MucemAmazighes
Ciné-club | = | CinéClub
Grand'Place | Grand’Place | GrandPlace
L’été des musées | = | LÉtéDesMusées
Vernissage... | Vernissage… | Vernissage
Les 24 h du livre | Les 24⍽h du livre | Les24hDuLivre
Festival d'Avignon IN/OFF | Festival d’Avignon IN/OFF | FestivalDAvignonINOFF
#MuseumWeek | = | MuseumWeek
CoulissesMW | = | CoulissesMW
Entrée libre ; sortie aussi | Entrée libre·; sortie aussi | EntréeLibreSortieAussi
Atelier n° 3 | = | AtelierN3
Tout-petits (0-3 ans) | = | ToutPetits03Ans
2027 | = | 2027
🎨 Atelier peinture | = | AtelierPeinture
Île-de-France | = | ÎleDeFrance
Hôtel-Dieu | = | HôtelDieu
Ça, c'est Paris ! | Ça, c’est Paris·! | ÇaCEstParis
Niki de Saint Phalle | = | NikiDeSaintPhalle
1re édition | 1re⍽édition | 1reÉdition
"""
ENGLISH = """
Children's Book Week | Children’s Book Week | ChildrensBookWeek
Museums at Night | = | MuseumsAtNight
Black History Month | = | BlackHistoryMonth
World Book Day | = | WorldBookDay
Women's History Month | Women’s History Month | WomensHistoryMonth
International Museum Day 2026 | = | InternationalMuseumDay2026
Rock'n'roll | Rock’n’roll | RockNRoll
Rock 'n' roll | = | RockNRoll
St Ives | = | StIves
Georgia O'Keeffe | Georgia O’Keeffe | GeorgiaOKeeffe
Victoria and Albert Museum | = | VictoriaAndAlbertMuseum
Behind the scenes | = | BehindTheScenes
Who's afraid of modern art? | Who’s afraid of modern art? | WhosAfraidOfModernArt
Artists' talks | = | ArtistsTalks
4th of July | = | 4thOfJuly
Late night at the Tate | = | LateNightAtTheTate
Storytime: "Where's the bear?" | Storytime: "Where’s the bear?" | StorytimeWheresTheBear
What's on... | What’s on… | WhatsOn
MuseumWeek | = | MuseumWeek
museum from home | = | MuseumFromHome
Free entry, 6:30 p.m. | = | FreeEntry630PM
Heritage Open Days | = | HeritageOpenDays
Café & books | = | CaféBooks
Brontë Parsonage | = | BrontëParsonage
Kids in Museums Takeover Day | = | KidsInMuseumsTakeoverDay
Ask a Curator | = | AskACurator
"""
NO_TAG = {"2027"}


def rows(language: str, table: str) -> Iterator[Any]:
    for line in table.strip().splitlines():
        typed, printed, tag = line.split(" | ")
        said = typed if printed == "=" else printed.replace("⍽", NBSP)
        said = said.replace("·", NARROW)
        yield pytest.param(language, typed, said, tag, id=f"{language}: {typed}")


ROWS = [*rows("fr", FRENCH), *rows("en", ENGLISH)]


def test_there_are_enough() -> None:
    assert len(ROWS) >= 60


@pytest.mark.parametrize(("language", "typed", "printed", "tag"), ROWS)
def test_phrase(language: str, typed: str, printed: str, tag: str) -> None:
    assert spaced(typed, language) == printed
    assert spaced(typed, language, narrow=False) == printed.replace(NARROW, NBSP)
    assert from_phrase(typed, language) == tag
    assert from_phrase(printed, language) == tag
    assert from_phrase(unicodedata.normalize("NFD", typed), language) == tag
    assert from_phrase(f"#{tag}", language) == tag
    assert key_of(tag) == key_of(typed)


@pytest.mark.parametrize(("language", "typed", "printed", "tag"), ROWS)
def test_every_network_detects_the_whole_tag(
    language: str, typed: str, printed: str, tag: str
) -> None:
    expected = () if tag in NO_TAG else (tag,)
    for network in NETWORKS.values():
        if network.hashtags:
            assert extract(f"{printed} #{tag}", network)[-1:] == expected
    assert bool(NO_TAG & {tag}) == ("digits-only" in lint(tag))
