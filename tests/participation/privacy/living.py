"""The whole life of what one person sends, with marks in everything."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.log_actions import log

from tests import factories
from tests.participation.contests import calling, holding
from tests.participation.privacy.canaries import Marks
from tests.participation.registrations import seating
from tests.participation.uploads.sending import jpeg, sent
from wagtail_culture_social.participation.contests import voting as votes
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.feedback import service as feedback
from wagtail_culture_social.participation.models import (
    Answer,
    Contest,
    Entry,
    Feedback,
    Institution,
    Poll,
    RegisterImport,
    Registration,
    Report,
    Upload,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.polls.answers import deciding
from wagtail_culture_social.participation.polls.tickets import Ticket
from wagtail_culture_social.participation.polls.voting import cast
from wagtail_culture_social.participation.privacy.fields import Kind
from wagtail_culture_social.participation.uploads import keeping, publishing

ANSWERS = "wagtailsnippets_wagtail_culture_social_participation_answer"
DESCRIPTION, SOFTWARE = 0x010E, 0x0131


@dataclass
class Life:
    """What was sent, by its marks."""

    marks: Marks = field(default_factory=Marks)

    @property
    def address(self) -> str:
        """The address as the person writes it in a request."""
        return f"{self.marks.mailbox.upper()}@Example.ORG"


def life(client: Client, admin: Any, status: str = "approved") -> Life:
    """Send everything, decide on it, publish it, look at it, vote, and export it."""
    one = Life()
    contest = holding.contest()
    entry = enter(one.marks, contest, status)
    registration = register(one.marks)
    report(one.marks, entry)
    waiting = institution(one.marks, Status.PENDING)
    answer(one.marks, contest.page, admin)
    remark(one.marks, contest.page)
    file_of_institutions(one.marks, admin)
    for row in (entry, registration, waiting):
        # A history as careless as ours may become.
        words = " ".join(one.marks.of(type(row).__name__))
        log(row, "wagtail.edit", user=admin, title=words[:200], data={"title": words})
    poll = votes.begin(contest)
    if poll is not None:
        cast(poll, Ticket("somebody"), (str(entry.key),))
    look(client, contest, entry)
    return one


def enter(marks: Marks, contest: Contest, status: str) -> Entry:
    """An entry with a picture that tells of its author, published if it is approved."""
    told = {calling.key_of(contest, "long"): "A story."}
    entry = holding.entry(
        contest, "Quay", answers=told, is_minor=True, person="f" * 64, status=status
    )
    Entry.objects.filter(pk=entry.pk).update(guardian_confirmed_at=entry.sent_at)
    marks.fill(entry)
    exif = Image.Exif()
    exif[DESCRIPTION], exif[SOFTWARE] = marks.new("Exif"), marks.new("Exif")
    content = jpeg(exif=exif, comment=marks.new("Comment").encode())
    upload = sent(content, f"{marks.new('Upload.sent_name')}.jpg")
    assert keeping.claim([upload], entry)
    upload.refresh_from_db()
    marks.fill(upload)
    Upload.objects.update(field=calling.key_of(contest, "image"))
    agree(marks, entry)
    if status == "approved":
        words = {"title": entry.title, "credit": entry.credit}
        image = publishing.publish(upload, licence=marks.new("Licence"), **words)
        image.get_rendition("width-4")
    return entry


def register(marks: Marks) -> Registration:
    """A confirmed registration; two mails have gone out."""
    seating.event()
    row = seating.came("ada", needs="A ramp", agreed="I agree.")
    marks.fill(row)
    return row


def report(marks: Marks, entry: Entry) -> None:
    row = Report.objects.create(
        kind="entry",
        subject=entry.key,
        reason="privacy",
        language="en",
        outcome="removed",
        sent_at=calling.SENT,
        decided_at=calling.SENT,
    )
    marks.fill(row)
    agree(marks, row)


def institution(marks: Marks, status: str) -> Institution:
    row = Institution.objects.create(
        identity=f"{status}",
        kind="museum",
        country="FR",
        status=status,
        language="en",
        registered_on=factories.TODAY,
    )
    marks.fill(row, Kind.NONE)
    agree(marks, row)
    return row


def answer(marks: Marks, page: Any, admin: Any) -> Answer:
    poll = Poll.objects.create(
        twin_key=page.translation_key, block_id="open", kind="open", page=page
    )
    row = Answer.objects.create(poll=poll, language="en", written_on=factories.TODAY)
    marks.fill(row)
    agree(marks, row)
    deciding.decide([row], Status.APPROVED, admin)
    return row


def remark(marks: Marks, page: Any) -> Feedback:
    row = feedback.keep(page, is_helpful=True, sentence="Fine.")
    marks.fill(row)
    return row


def file_of_institutions(marks: Marks, admin: Any) -> None:
    row = RegisterImport.objects.create(
        user=admin, started_at=calling.SENT, finished_at=calling.SENT
    )
    marks.fill(row)


def agree(marks: Marks, row: Any) -> None:
    """An agreement in words that name somebody, as a careless form may."""
    words = marks.new(f"{type(row).__name__}.consent")
    consents.record(row.key, "publication", words, "en")


def look(client: Client, contest: Contest, entry: Entry) -> None:
    """Read every page and list that shows something of it, as staff and as anybody."""
    visitor = Client()
    name = "wagtail_culture_social:contest_entries"
    visitor.get(reverse(name, args=[contest.twin_key, contest.block_id]))
    visitor.get(reverse("wagtail_culture_social:entry", args=[entry.key]))
    visitor.get(contest.page.url)
    answers = reverse(
        "wagtailsnippets_wagtail_culture_social_participation_answer:list"
    )
    institutions = reverse("culture_social_institutions:list")
    remarks = reverse("wagtail_culture_social_remarks")
    for address in (answers, institutions, remarks):
        assert client.get(address).status_code == 200
        client.get(address, {"export": "csv"})
