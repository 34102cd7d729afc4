"""The whole life of what one person sends to a contest, with marks in everything.

All of it is done as it really is: by forms, links of mails, moderators and jurors.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.log_actions import log

from tests.participation.contests import calling, holding
from tests.participation.entries import entrants
from tests.participation.polls import electing
from tests.participation.privacy.canaries import Marks
from tests.participation.reports import reporting
from tests.participation.uploads.sending import jpeg
from tests.polls import wall
from wagtail_culture_social.domain.awards import Prizes
from wagtail_culture_social.participation.contests import juries, voting, winners
from wagtail_culture_social.participation.contests.admin.names import CONTESTS
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import (
    Contest,
    Entry,
    Report,
    Upload,
)
from wagtail_culture_social.participation.models.entries import EntryStatus
from wagtail_culture_social.participation.moderation.deciding import decide
from wagtail_culture_social.participation.reports import deciding as reports

DESCRIPTION, SOFTWARE = 0x010E, 0x0131
DATES = {
    "closes_at": wall("2026-11-27 18:00"),
    "vote_opens_at": wall("2026-11-28 09:00"),
    "vote_closes_at": wall("2026-11-30 18:00"),
    "jury_closes_at": wall("2026-12-05 18:00"),
    "results_at": wall("2026-12-10 18:00"),
}
IN_VOTE, AFTER_JURY = "2026-11-29T12:00:00+01:00", "2026-12-06T12:00:00+01:00"


@dataclass
class Life:
    """One person with a browser, those who work at the museum, and all the marks."""

    staff: Client
    admin: Any
    settings: Any
    committed: Callable[..., AbstractContextManager[Any]]
    marks: Marks = field(default_factory=Marks)
    browser: Client = field(default_factory=Client)

    @property
    def address(self) -> str:
        """The address as the person writes it in a request."""
        return f"{self.marks.mailbox.upper()}@Example.ORG"

    def email(self, place: str) -> str:
        """Another spelling of the address, with a mark."""
        return f"{self.marks.mailbox}+{self.marks.new(place)}@example.org"

    def agree(self, row: Any) -> None:
        """An agreement in words that name somebody, as a careless form may."""
        words = self.marks.new(f"{type(row).__name__}.consent")
        consents.record(row.key, "careless", words, "en")

    def note(self, row: Any) -> None:
        """A history as careless as ours may become."""
        words = " ".join(self.marks.of(type(row).__name__))
        log(row, "wagtail.edit", user=self.admin, title=words[:200], data={"t": words})

    def see(self, *addresses: str) -> None:
        """Read pages as staff; each is there."""
        for address in addresses:
            assert self.staff.get(address).status_code == 200, address


def live_in_contest(one: Life, status: str) -> None:
    """Enter a contest, up to a status; see what is public, report, vote, win."""
    contest = calling.contest(vote_mode="email", **DATES)
    entry = enter(one, contest, status)
    if status not in (EntryStatus.UNCONFIRMED, EntryStatus.PENDING):
        approve(one, entry)
        entry = Entry.objects.get()
        look(one, contest, entry)
        report(one, entry, is_removed=status == EntryStatus.REFUSED)
    if status == EntryStatus.WITHDRAWN:
        with one.committed(execute=True):
            one.browser.post(mine(one), {"do": "withdraw"})
    if status == EntryStatus.FLAGGED:
        with one.committed(execute=True):
            assert decide([entry], status, one.admin)
    if status == EntryStatus.APPROVED:
        vote(one, contest, entry)
        win(one, contest, entry)
    entry.refresh_from_db()
    assert entry.status == status
    one.agree(entry)
    one.note(entry)


def enter(one: Life, contest: Contest, status: str) -> Entry:
    """Send the form; confirm by the link, and have a parent do so."""
    marks, image = one.marks, calling.key_of(contest, "image")
    exif = Image.Exif()
    exif[DESCRIPTION], exif[SOFTWARE] = marks.new("Exif"), marks.new("Exif")
    content = jpeg(exif=exif, comment=marks.new("Comment").encode())
    said = {
        "title": marks.new("Entry.title"),
        "credit": marks.new("Entry.credit"),
        "name": marks.new("Entry.name"),
        "email": one.email("Entry.email"),
        "is_minor": "on",
        "guardian_email": f"parent+{marks.new('Entry.guardian_email')}@example.org",
        f"answer_{image}": entrants.photo(f"{marks.new('Upload.name')}.jpg", content),
        f"alt_{image}": marks.new("Upload.alt_text"),
        f"answer_{calling.key_of(contest, 'long')}": marks.new("Entry.answers"),
    }
    with one.committed(execute=True):
        answer = entrants.send(one.browser, contest, **said)
        assert answer.status_code == 303, entrants.text(answer)
    if status != EntryStatus.UNCONFIRMED:
        assert one.browser.post(entrants.link()).status_code == 303
        assert one.browser.get(mine(one)).status_code == 200
        assert one.browser.get(f"{mine(one)}export.json").status_code == 200
        assert one.browser.post(entrants.link(), {"agrees": "1"}).status_code == 303
    entry = Entry.objects.get()
    marks[entry.person] = "Entry.person"
    marks.seek(entry, but=("message",))
    marks.seek(Upload.objects.get())
    return entry


def mine(one: Life) -> str:
    """The link to the entry, as the mail has it that the child got."""
    bodies = [str(letter.body) for letter in mail.outbox]
    found = [link for body in bodies for link in entrants.LINK.findall(body)]
    return next(link for link in found if "/entry/mine/" in link)


def approve(one: Life, entry: Entry) -> None:
    """Look at an entry in the queue, accept it with a message, touch up its picture."""
    lists = "wagtailsnippets_wagtail_culture_social_participation_entry"
    one.see(reverse(f"{lists}:list"), f"{reverse(f'{lists}:list')}?export=csv")
    message = one.marks.new("Entry.message")
    sent = len(mail.outbox)
    with one.committed(execute=True):
        assert decide([entry], EntryStatus.APPROVED, one.admin, message=message) == 1
    assert message in str(mail.outbox[sent].body)
    image = Upload.objects.get().image
    log(image, "wagtail.edit", user=one.admin)
    one.see(reverse("wagtailimages:edit", args=[image.pk]))
    one.marks.seek(Entry.objects.get())


def look(one: Life, contest: Contest, entry: Entry) -> None:
    """Read every page that shows the entry, as anybody."""
    place = "wagtail_culture_social:contest_entries"
    for address in (
        reverse(place, args=[contest.twin_key, contest.block_id]),
        reverse("wagtail_culture_social:entry", args=[entry.key]),
        contest.page.url,
    ):
        shown = Client().get(address)
        assert shown.status_code == 200, address
    assert entry.uploads.get().image.renditions.exists()


def report(one: Life, entry: Entry, *, is_removed: bool) -> None:
    """Somebody reports the entry: here, its author; it is decided on with reasons."""
    address = reporting.address_of(entry)
    said = {
        "explanation": one.marks.new("Report.explanation"),
        "name": one.marks.new("Report.name"),
        "email": one.email("Report.email"),
    }
    with one.committed(execute=True):
        data = reporting.filled(one.browser, address, **said)
        assert reporting.send(one.browser, address, data).status_code in (302, 303)
    row = Report.objects.get()
    one.see(reporting.LIST, f"{reporting.LIST}?export=csv")
    outcome = Report.Outcome.REMOVED if is_removed else Report.Outcome.KEPT
    statement = one.marks.new("Report.statement")
    with one.committed(execute=True):
        assert reports.decide(row, outcome, one.admin, statement)
    row.refresh_from_db()
    one.marks.seek(row, but=("url",))
    one.agree(row)
    one.note(row)


def vote(one: Life, contest: Contest, entry: Entry) -> None:
    """Vote by mail for the own entry."""
    one.settings.CULTURE_SOCIAL_NOW = IN_VOTE
    poll = voting.begin(contest)
    assert poll is not None
    form = electing.form(one.browser, poll)
    said = {"choice": [str(entry.key)], "email": one.email("Vote.email")}
    electing.send(one.browser, poll, token=form.token, **said)
    electing.confirm(str(mail.outbox[-1].body))
    assert electing.counted(poll) == {str(entry.key): 1, "*": 1}


def win(one: Life, contest: Contest, entry: Entry) -> None:
    """A jury judges, winners are frozen and exported, everybody reads who won."""
    juror, stars = holding.juror(contest, "juror"), holding.a_round(contest)
    key = str(entry.key)
    juries.judge(stars, juror, [key], {key: 5})
    one.settings.CULTURE_SOCIAL_NOW = AFTER_JURY
    with one.committed(execute=True):
        assert juries.close_round(stars)
        contest = Contest.objects.get()
        assert winners.freeze(contest, Prizes(winners=1, public=1))
    assert contest.result["winners"] == [key]
    for name in ("winners_csv", "winners_json"):
        one.see(reverse(f"{CONTESTS}:{name}", args=[contest.pk]))
    look(one, contest, entry)
