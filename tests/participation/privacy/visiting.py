"""What one person sends beside an entry: seats, a register, an answer, a remark."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import examples, factories
from tests.participation.feedback import answering
from tests.participation.polls import asking
from tests.participation.privacy.living import Life
from tests.participation.register import sending
from tests.participation.registrations import seating, visitors
from tests.participation.reports import reporting
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.models import (
    Answer,
    Feedback,
    Institution,
    RegisterImport,
    Registration,
)
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.polls.answers import deciding
from wagtail_culture_social.participation.privacy.fields import Kind
from wagtail_culture_social.participation.registrations.admin.names import SEATINGS

ANSWERS = "wagtailsnippets_wagtail_culture_social_participation_answer"
INSTITUTIONS = "culture_social_institutions"
REMARKS = "wagtail_culture_social_remarks"


def live_elsewhere(one: Life) -> None:
    """Register, answer, say something; staff brings institutions from a file."""
    register(one)
    institution(one)
    answer(one)
    remark(one)
    bring_institutions(one)


def register(one: Life) -> None:
    """Get seats, with needs, and be on every list of the desk."""
    seating.event()
    said = {
        "name": one.marks.new("Registration.name"),
        "email": one.email("Registration.email"),
        "needs": one.marks.new("Registration.needs"),
        "agrees": "on",
    }
    with one.committed(execute=True):
        assert visitors.sent(one.browser, **said).status_code == 303
        assert one.browser.post(visitors.link()).status_code == 303
    row = Registration.objects.get()
    assert row.status == Registration.Status.CONFIRMED
    one.marks[row.code] = "Registration.code"
    one.marks[row.person] = "Registration.person"
    one.marks.seek(row)
    for name in ("date", "attendance", "print", "csv"):
        one.see(reverse(f"{SEATINGS}:{name}", args=[row.seating_id]))
    one.agree(row)
    one.note(row)


def institution(one: Life) -> None:
    """Register an institution for a campaign, and wait."""
    page, _twin = examples.campaign()
    mark = one.marks.new
    said = {
        "name": mark("Institution.name"),
        "city": mark("Institution.city"),
        "website": f"https://{mark('Institution.website')}.example/",
        "account_x": f"@{mark('Institution.handles')}",
        "account_mastodon": f"@{mark('Institution.handles')}@social.example",
        "email": one.email("Institution.email"),
    }
    with one.committed(execute=True):
        assert sending.send(one.browser, page, **said).status_code == 303
        assert one.browser.post(sending.link()).status_code == 303
    row = Institution.objects.get()
    assert row.status == Status.PENDING
    one.marks.seek(row, Kind.NONE, but=("identity",))
    listed = reverse(f"{INSTITUTIONS}:list")
    one.see(listed, f"{listed}?export=csv")
    one.agree(row)
    one.note(row)


def answer(one: Life) -> None:
    """Answer an open question, which is then shown."""
    page, poll = asking.question()
    place = reverse(
        "wagtail_culture_social:answer", args=[poll.twin_key, poll.block_id]
    )
    said = {
        "token": one.browser.get(place).context["form"]["token"].value(),
        "text": one.marks.new("Answer.text"),
        "name": one.marks.new("Answer.name"),
        "agrees": "on",
    }
    assert reporting.send(one.browser, place, said).status_code == 302
    row = Answer.objects.get()
    with one.committed(execute=True):
        deciding.decide([row], Status.APPROVED, one.admin)
    one.marks.seek(row)
    one.see(
        page.url, reverse(f"{ANSWERS}:list"), f"{reverse(f'{ANSWERS}:list')}?export=csv"
    )
    one.agree(row)
    one.note(row)


def remark(one: Life) -> None:
    """Say why a page helped."""
    page = factories.add_page(TutorialPage, factories.home(), title="Renew a loan")
    mark = one.marks.new("Feedback.sentence")
    answering.answer(one.browser, page, sentence=mark)
    one.marks.seek(Feedback.objects.get())
    one.see(reverse(REMARKS), f"{reverse(REMARKS)}?export=csv")


def bring_institutions(one: Life) -> None:
    """A file of the staff, tried only, with a row that is refused."""
    mark = one.marks.new
    kept, refused = mark("RegisterImport.rows"), mark("RegisterImport.refused")
    content = f"Name;Type;City;Country\n{kept};Museum;Quay;France\n{refused};x;;\n"
    name = f"{mark('RegisterImport.file_name')}.csv"
    file = SimpleUploadedFile(name, content.encode(), "text/csv")
    sent = one.staff.post(reverse(f"{INSTITUTIONS}:import"), {"file": file})
    one.see(sent["Location"])
    one.marks.seek(RegisterImport.objects.get())
