"""The reports of feedback: counts, shares, remarks, tables that are no formulas."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.social.desk.planned import editor
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.participation.feedback import reports, service
from wagtail_culture_social.participation.models import Feedback

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://evil.example","more")'


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


def tutorial(title: str, parent: Any = None) -> TutorialPage:
    return factories.add_page(TutorialPage, parent or factories.home("en"), title=title)


def told(page: Any, *, yes: int = 0, no: int = 0, remark: str = "") -> None:
    for is_helpful in [True] * yes + [False] * no:
        service.keep(page, is_helpful=is_helpful, sentence="")
    if remark:
        service.keep(page, is_helpful=False, sentence=remark)


def csv_of(client: Client, name: str) -> str:
    response = client.get(reverse(name), {"export": "csv"})
    return b"".join(response.streaming_content).decode()


def test_each_page_has_its_counts_and_share(client: Client, admin: User) -> None:
    renew, scan = tutorial("Renew"), tutorial("Scan")
    told(renew, yes=3, no=1)
    told(scan, yes=1, no=1, remark="Too long.")
    rows = client.get(reverse(reports.PAGES)).context["object_list"]
    found = [(r.page.title, r.helped, r.failed, r.share, r.remarks) for r in rows]
    assert found == [("Scan", 1, 2, 33, 1), ("Renew", 3, 1, 75, 0)]


def test_languages_are_counted_apart_and_can_be_chosen(
    client: Client, admin: User
) -> None:
    english = tutorial("Renew")
    french = factories.twin(english, "fr", title="Prolonger")
    told(english, yes=1)
    told(french, no=1)
    url = reverse(reports.PAGES)
    rows = client.get(url, {"locale": "fr"}).context["object_list"]
    assert [row.page.title for row in rows] == ["Prolonger"]


def test_the_report_asks_no_more_for_many(
    client: Client, admin: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        told(tutorial(f"Page {number}"), yes=1, remark="Fine.")
    for name in (reports.PAGES, reports.REMARKS):
        client.get(reverse(name))
        with django_assert_max_num_queries(20):
            client.get(reverse(name))


def test_remarks_are_listed_with_their_page(client: Client, admin: User) -> None:
    renew, scan = tutorial("Renew"), tutorial("Scan")
    told(renew, yes=1, remark="<b>Too</b> long.")
    told(scan, remark="No picture.")
    html = client.get(reverse(reports.REMARKS)).content.decode()
    assert "&lt;b&gt;Too&lt;/b&gt; long." in html
    listed = client.get(reports.remarks_url(scan)).context["object_list"]
    assert [row.sentence for row in listed] == ["No picture."]


@pytest.mark.parametrize("query", ["page=nonsense", "given_on_from=x", "locale=xx"])
def test_nonsense_in_the_address_is_no_error(
    client: Client, admin: User, query: str
) -> None:
    told(tutorial("Renew"), remark="Too long.")
    for name in (reports.PAGES, reports.REMARKS):
        assert client.get(f"{reverse(name)}?{query}").status_code == 200


def test_what_visitors_write_is_no_formula(client: Client, admin: User) -> None:
    told(tutorial("Renew"), remark=FORMULA)
    lines = csv_of(client, reports.REMARKS).splitlines()
    assert lines[0] == "Remark,It helped,Page,Language,Day"
    assert lines[1].startswith("\"'=HYPERLINK(")
    assert lines[1].endswith(",False,Renew,English,2026-11-25")


def test_the_counts_can_be_exported(client: Client, admin: User) -> None:
    told(tutorial("=Renew"), yes=1, no=1)
    assert csv_of(client, reports.PAGES).splitlines() == [
        'Page,It helped,It did not help,"Helpful, in percent",'
        "Remarks,Last answer,Language",
        "'=Renew,1,1,50,0,2026-11-25,English",
    ]


def test_a_remark_can_be_erased_and_still_counts(client: Client, admin: User) -> None:
    told(tutorial("Renew"), remark="Mr Brown was rude.")
    url = reverse(reports.ERASE, args=[Feedback.objects.get().pk])
    assert "Mr Brown was rude." in client.get(url).content.decode()
    assert Feedback.objects.get().sentence
    client.post(url)
    assert Feedback.objects.get().sentence == ""
    assert client.get(url, follow=True).status_code == 404


def test_others_pages_are_left_out(client: Client) -> None:
    mine = tutorial("My section")
    told(tutorial("Mine", mine), remark="About mine.")
    theirs = tutorial("Theirs")
    told(theirs, remark="About theirs.")
    client.force_login(editor("marin", mine))
    rows = client.get(reverse(reports.PAGES)).context["object_list"]
    assert [row.page.title for row in rows] == ["Mine"]
    listed = client.get(reverse(reports.REMARKS)).context["object_list"]
    assert [row.sentence for row in listed] == ["About mine."]
    key = Feedback.objects.get(page_id=theirs.pk).pk
    url = reverse(reports.ERASE, args=[key])
    assert client.get(url, follow=True).status_code == 404
    client.post(url)
    assert Feedback.objects.get(pk=key).sentence


def test_nobody_else_reads_them(client: Client) -> None:
    told(tutorial("Renew"), remark="Too long.")
    key = Feedback.objects.get().pk
    for name, args in (
        (reports.PAGES, []),
        (reports.REMARKS, []),
        (reports.ERASE, [key]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 302


def test_the_menu_shows_the_report_to_who_works_on_pages(
    client: Client, admin: User
) -> None:
    url = reverse(reports.PAGES)
    assert url in client.get("/admin/").content.decode()
    nobody = editor("nobody", factories.home())
    nobody.groups.get().page_permissions.all().delete()
    client.force_login(nobody)
    assert url not in client.get("/admin/").content.decode()
