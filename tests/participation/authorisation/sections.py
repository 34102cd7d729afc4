"""Two sections of a site, each with a page of every kind and all that visitors send."""

from datetime import time
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page, Site

from tests import campaign_parts, factories, kept_manifests
from tests.events.importers import sources
from tests.participation.contests import calling, holding
from tests.participation.polls import asking
from tests.participation.register import registers
from tests.participation.registrations import seating
from tests.participation.reports.reporting import reported
from tests.participation.uploads.entering import upload_of
from tests.social.desk import planned
from tests.testapp.models import PlainPage
from wagtail_culture_social.domain.awards import Prizes
from wagtail_culture_social.models import (
    ClosingDay,
    ImportRun,
    Occurrence,
    Organisation,
    Person,
    PostFeed,
    PostingHours,
    SnippetPattern,
    TutorialPath,
)
from wagtail_culture_social.pages import models
from wagtail_culture_social.participation.contests import juries, winners
from wagtail_culture_social.participation.feedback import service as feedback
from wagtail_culture_social.participation.models import (
    RegisterImport,
    RegistrationOffer,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.social.desk.private_feeds import digest_of

Rows = dict[str, Any]
"""What is in a section, by the name of what it is."""

TITLE = "Only {} may know this"
"""What visitors say who sent something to a section that nobody sees yet."""


def section(mark: str, juror: User, keeper: User) -> Rows:
    """Make a section, with its pages below one of its own and its visitors' rows."""
    root = factories.add_page(PlainPage, factories.home(), title=f"Section {mark}")
    secret = TITLE.format(mark)
    pages = _pages(root, mark, secret)
    return {
        "root": root,
        "secret": secret,
        "juror": juror,
        **pages,
        **_posts(root, mark, keeper),
        **_polls(root, secret),
        **_contests(root, mark, secret, juror),
        **_registrations(root, secret),
        **_institutions(pages, secret, keeper),
    }


def _below(root: Page, page: Page) -> Any:
    """Move a page that was made at home into a section."""
    Page.objects.filter(pk=page.pk).update(slug=f"page-{page.pk}")
    moved = Page.objects.get(pk=page.pk)
    moved.move(Page.objects.get(pk=root.pk), pos="last-child")
    return Page.objects.get(pk=page.pk).specific


def _pages(root: Page, mark: str, secret: str) -> Rows:
    tag = factories.hashtag(f"Tag{mark}")
    campaigns = factories.add_page(models.CampaignIndexPage, root, title="Campaigns")
    campaign = factories.add_page(
        models.CampaignPage,
        campaigns,
        title=f"Week {mark}",
        campaign_hashtag=tag,
        days=[("day", {"date": factories.TODAY, "theme": "Doors"})],
        kit=campaign_parts.streams()[1],
    )
    events = factories.add_page(models.EventIndexPage, root, title="Events")
    event = factories.add_page(
        models.EventPage,
        events,
        title=f"Concert {mark}",
        schedule=[factories.on(factories.TODAY, time(20), time(22))],
        hashtags=[tag.name],
    )
    remark = feedback.keep(event, is_helpful=True, sentence=secret)
    spotlight = factories.add_page(
        models.SpotlightPage, root, title="Sea", social_image=factories.picture()
    )
    return {
        "campaigns": campaigns,
        "campaign": campaign,
        "events": events,
        "event": event,
        "date": Occurrence.objects.get(page=event).recurrence_id,
        "remark": remark,
        "spotlight": spotlight,
        "hub": factories.add_page(models.HashtagHubPage, root, title="Tags"),
        "tag": tag,
    }


def _posts(root: Page, mark: str, reader: User) -> Rows:
    news = planned.news(f"News {mark}", root)
    source = sources.source(root, name=f"Town {mark}")
    run = ImportRun.objects.create(
        source=source, started_at=timezone.now(), finished_at=timezone.now()
    )
    key = f"key-of-{mark}"
    site = Site.objects.get(is_default_site=True)
    PostFeed.objects.create(site=site, user=reader, name="P", key_digest=digest_of(key))
    return {
        "news": news,
        "post": planned.plan(news),
        "message": planned.by_hand(),
        "source": source,
        "run": run,
        "key": key,
    }


def _polls(root: Page, secret: str) -> Rows:
    page = asking.page_with({}, {"mode": "email"}, {"mode": "code"})
    plain, mailed, printed = (asking.row_of(page, number) for number in range(3))
    open_page, question = asking.question()
    _below(root, page)
    _below(root, open_page)
    return {
        "poll": plain,
        "mailed": mailed,
        "printed": printed,
        "question": question,
        "answer": asking.answer(question, secret, Status.PENDING),
    }


def _contests(root: Page, mark: str, secret: str, juror: User) -> Rows:
    contest = holding.contest()
    _below(root, contest.page)
    contest.jurors.add(juror)
    call = calling.contest()
    over = holding.contest(vote_opens_at=None, vote_closes_at=None)
    _below(root, call.page)
    _below(root, over.page)
    assert juries.close_round(holding.a_round(over))
    assert winners.freeze(over, Prizes(winners=1, public=0))
    shown = holding.entry(contest, f"Quay {mark}")
    waiting = holding.entry(
        contest, secret, status=EntryStatus.PENDING, decided_at=None
    )
    guarded = calling.entry(
        call,
        secret,
        status=EntryStatus.UNCONFIRMED,
        is_minor=True,
        guardian_email="parent@example.org",
    )
    return {
        "contest": contest,
        "round": holding.a_round(contest),
        "call": call,
        "over": over,
        "entry": shown,
        "waiting": waiting,
        "guarded": guarded,
        "upload": upload_of(waiting),
        "report": reported(shown, explanation=secret),
    }


def _registrations(root: Page, secret: str) -> Rows:
    page = seating.event()
    offer = RegistrationOffer.objects.get(page=page.pk)
    _below(root, page)
    date = offer.seatings.first()
    return {
        "offer": offer,
        "seating": date,
        "registration": seating.came("ada", where=date, needs=secret),
        "unconfirmed": seating.asked("bob", where=date),
    }


def _institutions(made: Rows, secret: str, importer: User) -> Rows:
    """One of the campaign that waits, and one whose address is not confirmed."""
    waiting = registers.institution(made["campaign"], secret, status=Status.PENDING)
    name = f"Museum of {made['tag'].name}"
    unknown = registers.institution(None, name, status=Status.UNCONFIRMED)
    run = RegisterImport.objects.create(
        user=importer,
        started_at=timezone.now(),
        finished_at=timezone.now(),
        file_name="list.csv",
    )
    return {
        "institution": waiting,
        "unknown": unknown,
        "register": run,
    }


def vocabulary() -> Rows:
    """One row of everything that no section has for itself, by its namespace."""
    site = Site.objects.get(is_default_site=True)
    picture = factories.picture("A sea of its own")
    rows = (
        ClosingDay.objects.create(name="Winter", first=factories.TODAY),
        factories.hashtag("Shared"),
        picture.culture_rights,
        Organisation.objects.create(name="Friends", locale=factories.locale("en")),
        Person.objects.create(name="Ada", locale=factories.locale("en")),
        PostingHours.objects.create(site=site, times="09:00"),
        SnippetPattern.objects.create(
            post="event", text="{title}", locale=factories.locale("en")
        ),
        TutorialPath.objects.create(title="Path", locale=factories.locale("en")),
        factories.venue(),
    )
    names = {
        f"{kind}_wagtail_culture_social_{row._meta.model_name}": row
        for row in rows
        for kind in ("wagtailsnippets", "wagtailsnippetchoosers")
    }
    manifest = kept_manifests.kept()
    for name in ("culture_social_manifests", "culture_social_manifest_chooser"):
        names[name] = manifest
    return {"vocabulary": names}
