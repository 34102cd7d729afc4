"""One complete page of each family in English and French, as institutions write them.

English leads; the French page is its translation and takes its facts from it.
"""

from datetime import date, time, timedelta
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from tests import contests, factories, polls, recordings, tutorial_parts
from tests.pictures import use_of_picture
from tests.recommendations import recommendations
from wagtail_culture_social.models import Hashtag
from wagtail_culture_social.pages import models as pages

MONDAY = date(2026, 11, 23)
TAGS = {
    "LiveStream": "EnDirect",
    "Concert": "Concert",
    "Organ": "Orgue",
    "FreeAdmission": "EntréeLibre",
    "AtTheQuays": "AuxQuais",
}
DAY_TAGS = [
    ("SecretsMW", "SecretsMW"),
    ("SouvenirsMW", "SouvenirsMW"),
    ("BackstageMW", "CoulissesMW"),
    ("InspirationMW", "InspirationMW"),
    ("FamilyMW", "FamilleMW"),
    ("FavouritesMW", "CoupsDeCœurMW"),
    ("PoseMW", "PoseMW"),
]
THEMES = [
    ("What visitors never see", "Ce que le public ne voit jamais"),
    ("What you kept of it", "Ce que vous en gardez"),
    ("Behind the scenes", "Dans les coulisses"),
    ("What sets you going", "Ce qui vous met en marche"),
    ("With the children", "Avec les enfants"),
    ("The piece you love", "L’œuvre que vous aimez"),
    ("Stand like the statue", "Prenez la pose"),
]
PROMPTS = (
    "Show a door that is always shut: who has its key?",
    "Montrez une porte toujours fermée : qui en a la clé ?",
)


def hashtags() -> list[Hashtag]:
    """The hashtags that the examples carry, spelled in both languages."""
    return [
        Hashtag.objects.filter(name=english).first()
        or factories.hashtag(english, en=english, fr=french)
        for english, french in TAGS.items()
    ]


def index_of(model: type[Page], english: str, french: str) -> Page:
    """The English index page of a family, with its French twin live."""
    found = model.objects.filter(locale__language_code="en").first()
    if found:
        return found
    index = factories.add_page(model, factories.home(), title=english)
    factories.twin(index, "fr", title=french, slug=slugify(french))
    return index


def campaign() -> tuple[Page, Page]:
    """A week with a theme and a hashtag a day; today is its third day."""
    common = factories.hashtag("MuseumWeek", en="MuseumWeek", fr="MuseumWeek")
    days = [
        {
            "date": MONDAY + timedelta(days=number),
            "hashtag": factories.hashtag(tags[0], en=tags[0], fr=tags[1]),
            "theme": THEMES[number][0],
            "prompt": PROMPTS[0],
        }
        for number, tags in enumerate(DAY_TAGS)
    ]
    english = factories.add_page(
        pages.CampaignPage,
        index_of(pages.CampaignIndexPage, "Campaigns", "Campagnes"),
        title="MuseumWeek: Seven Days, Seven Hashtags",
        slug="museumweek",
        summary="One theme a day to tell the story of the museum, from your place.",
        social_image=factories.picture("The Sea"),
        social_image_alt="Painting: a calm sea under a pale sky.",
        campaign_hashtag=common,
        days=[("day", day) for day in days],
    )
    french = factories.twin(
        english,
        "fr",
        title="MuseumWeek : sept jours, sept mots-dièse",
        summary="Un thème par jour pour raconter le musée, depuis chez vous.",
        social_image_alt="Tableau : une mer calme sous un ciel pâle.",
        live=False,
    )
    for number, block in enumerate(french.days):
        block.value["theme"], block.value["prompt"] = THEMES[number][1], PROMPTS[1]
    # The copy shares its blocks with the page in memory, not in the database.
    return pages.CampaignPage.objects.get(pk=english.pk), factories.publish(french)


def event(campaign: Page | None = None, **fields: Any) -> tuple[Page, Page]:
    """A concert tonight, on site and streamed, with four more dates."""
    tonight = factories.on(factories.TODAY, time(20, 30), time(22))
    later = [
        factories.on(factories.TODAY + timedelta(days=7 * week), time(20, 30), time(22))
        for week in range(1, 5)
    ]
    english = factories.add_page(
        pages.EventPage,
        index_of(pages.EventIndexPage, "What’s on", "Agenda"),
        **{
            "title": "Organ and Voice: Four Women Composers",
            "slug": "organ-and-voice",
            "summary": "Songs by Mel Bonis and Clara Schumann, sung from the loft.",
            "event_type": "concert",
            "schedule": [tonight, *later],
            "attendance": "mixed",
            "venue": factories.venue("en", name="Boatmen’s Chapel"),
            "stream_url": "https://tube.example.org/w/quays-live",
            "price": 8,
            "price_line": "€8, free for under-26s",
            "booking_url": "https://tickets.example.org/organ",
            "social_image": factories.picture("In the Loft"),
            "social_image_alt": "Painting: a woman in black sings in a church gallery.",
            "campaign": campaign,
            "hashtags": hashtags(),
            **fields,
        },
    )
    english.venue.copy_for_translation(factories.locale("fr")).save()
    place = english.venue.get_translation(factories.locale("fr"))
    place.name = "Chapelle des Mariniers"
    place.save()
    french = factories.twin(
        english,
        "fr",
        title="Voix et orgue : quatre compositrices",
        slug=fields.get("slug", "voix-et-orgue"),
        summary="Des mélodies de Mel Bonis et de Clara Schumann, depuis la tribune.",
        price_line="8 €, gratuit pour les moins de 26 ans",
        social_image_alt="Tableau : une femme en noir chante dans une tribune.",
    )
    return english, french


def tutorial(campaign: Page | None = None) -> tuple[Page, Page]:
    """How to renew a loan, in three steps with all that may belong to one."""
    english = factories.add_page(
        pages.TutorialPage,
        index_of(pages.TutorialIndexPage, "How-to", "Modes d’emploi"),
        title="Renew a loan online",
        slug="renew-a-loan",
        summary="Three clicks keep your book for three more weeks.",
        level="beginner",
        duration=5,
        service="Library account",
        service_url="https://account.example.org/",
        access="at_home subscribers",
        audience="adults",
        reviewed_on=factories.TODAY,
        contact=tutorial_parts.helper("en"),
        introduction="<p>You need your card and your password.</p>",
        prerequisites=tutorial_parts.prerequisites(),
        video=[("video", recordings.film(title="The whole way", transcript=""))],
        steps=tutorial_parts.steps(),
        social_image=factories.picture("The Reader"),
        social_image_alt="Painting: a young woman reads by a window.",
        campaign=campaign,
        hashtags=hashtags(),
    )
    tutorial_parts.path([english])
    french = factories.twin(
        english,
        "fr",
        title="Prolonger un prêt en ligne",
        slug="prolonger-un-pret",
        summary="Trois clics et le livre reste chez vous trois semaines de plus.",
        social_image_alt="Tableau : une jeune femme lit près d’une fenêtre.",
    )
    return english, french


def spotlight(campaign: Page | None = None) -> tuple[Page, Page]:
    """One of each recommendation, and a gallery of six."""
    english = factories.add_page(
        pages.SpotlightPage,
        index_of(pages.SpotlightIndexPage, "Spotlights", "Coups de cœur"),
        title="The sea in five works",
        slug="the-sea",
        summary="A book, a playlist, a film, an object and six pictures of the sea.",
        introduction="<p>Chosen by the librarians of the Quays.</p>",
        recommendations=recommendations(),
        social_image=factories.picture("The Sea"),
        social_image_alt="Painting: a calm sea under a pale sky.",
        campaign=campaign,
        hashtags=hashtags(),
    )
    french = factories.twin(
        english,
        "fr",
        title="La mer en cinq œuvres",
        slug="la-mer",
        summary="Un livre, une écoute, un film, un objet et six images de la mer.",
        social_image_alt="Tableau : une mer calme sous un ciel pâle.",
    )
    return english, french


def body() -> list[tuple[str, Any]]:
    """Every block of the free body, full."""
    return [
        ("heading", "On the programme"),
        ("paragraph", "<p>Songs and <b>two lieder</b>.</p>"),
        ("picture", use_of_picture()),
        ("video", recordings.film()),
        ("quotation", {"text": "One hears the voice first.", "source": "The organist"}),
        ("hashtags", {"hashtags": hashtags()}),
        ("share", None),
        ("post", {"network": "bluesky"}),
        ("poll", polls.poll()),
        ("contest", contests.contest()),
        ("feedback", None),
    ]


def event_blocks() -> list[tuple[str, Any]]:
    """The blocks that show events; a list costs three queries, one event four."""
    tonight = pages.EventPage.objects.first() or factories.add_page(
        pages.EventPage, factories.home(), title="Organ and Voice"
    )
    return [
        ("events", {"heading": "Next", "type": ["concert"], "limit": 3}),
        ("event", {"heading": "Tonight", "event": tonight}),
    ]


def month_block() -> tuple[str, Any]:
    """The month of the programme; it costs two queries."""
    programme = pages.EventIndexPage.objects.first() or factories.add_page(
        pages.EventIndexPage, factories.home(), title="Programme"
    )
    return ("month", {"heading": "This month", "programme": programme})


def entry_wall() -> tuple[str, Any]:
    """The wall of a contest that stands on another page."""
    told = [("contest", contests.contest())]
    page = factories.add_page(pages.CampaignPage, factories.home(), body=told)
    return ("entry_wall", {"heading": "Yours", "contest": page, "limit": 6})


def registration() -> tuple[str, Any]:
    """Seats at the dates of an event; on other pages they are words."""
    told = {
        "heading": "Come to the workshop",
        "introduction": "Please be there ten minutes early.",
        "capacity": 40,
        "most_seats": 4,
        "has_children_seats": True,
        "has_waiting_list": True,
        "opens_at": None,
        "closes_hours_before": 2,
        "reminds_hours_before": 24,
    }
    return ("registration", told)
