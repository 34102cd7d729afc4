"""The report of what is to be reviewed: exactly what was due before today."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.social.desk.planned import editor
from tests.testapp.models import MasterclassPage
from wagtail_culture_social.models import Person
from wagtail_culture_social.pages.models import TutorialPage

pytestmark = pytest.mark.django_db

REPORT = "/admin/culture-social/reports/reviews/"
DAY = timedelta(days=1)


def tutorial(title: str, days: int | None, parent: Any = None, **fields: Any) -> Any:
    """A tutorial whose review is due so many days from today."""
    due = None if days is None else factories.TODAY + days * DAY
    model = fields.pop("model", TutorialPage)
    above = parent or factories.home()
    return factories.add_page(model, above, title=title, review_due=due, **fields)


def listed(client: Client, query: str = "") -> list[str]:
    """The titles in the report, in their order."""
    response = client.get(f"{REPORT}{query}")
    return [row.page.title for row in response.context["object_list"]]


def test_the_report_lists_exactly_the_overdue(client: Client, admin: User) -> None:
    tutorial("Yesterday", -1)
    tutorial("Today", 0)
    tutorial("Tomorrow", 1)
    tutorial("Never", None)
    tutorial("Draft", -1, live=False)
    tutorial("Class", -30, model=MasterclassPage)
    assert listed(client) == ["Class", "Yesterday"]


def test_today_is_that_of_the_site(client: Client, admin: User, settings: Any) -> None:
    tutorial("Due today", 0)
    settings.CULTURE_SOCIAL_NOW = f"{factories.TODAY}T22:59:00+00:00"  # 23:59 here
    assert listed(client) == []
    settings.CULTURE_SOCIAL_NOW = f"{factories.TODAY}T23:01:00+00:00"
    assert listed(client) == ["Due today"]


def test_who_is_in_charge_and_since_when_are_told(client: Client, admin: User) -> None:
    person = Person.objects.create(name="Anne Marin", locale=factories.locale("en"))
    mine = {"responsible": person, "reviewed_on": factories.TODAY - 400 * DAY}
    page = tutorial("Mine", -1, **mine)
    tutorial("Theirs", -1)
    html = client.get(REPORT).content.decode()
    assert "Anne Marin" in html
    assert f"/admin/pages/{page.pk}/edit/" in html
    assert listed(client, f"?responsible={person.pk}") == ["Mine"]
    csv = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert csv.splitlines()[0] == "Page,Responsible,Last reviewed,Due,Language"
    assert "Mine,Anne Marin,2025-10-21,2026-11-24,English" in csv


def test_a_title_is_no_formula_in_a_table(client: Client, admin: User) -> None:
    tutorial("=HYPERLINK(1)", -1)
    csv = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert csv.splitlines()[1].startswith("'=HYPERLINK(1),")


def test_a_language_can_be_chosen(client: Client, admin: User) -> None:
    english = tutorial("English", -1)
    factories.twin(english, "fr", title="Français")
    assert listed(client) == ["English", "Français"]
    assert listed(client, "?locale=fr") == ["Français"]


def test_others_pages_are_left_out(client: Client) -> None:
    mine = factories.add_page(TutorialPage, factories.home(), title="My section")
    tutorial("Mine", -1, mine)
    tutorial("Theirs", -1)
    client.force_login(editor("marin", mine))
    assert listed(client) == ["Mine"]
    assert "1 tutorial should" in client.get("/admin/").content.decode()


def test_who_works_on_no_page_has_no_report(client: Client) -> None:
    nobody = editor("nobody", factories.home())
    nobody.groups.get().page_permissions.all().delete()
    client.force_login(nobody)
    assert client.get(REPORT).status_code == 302
    assert REPORT not in client.get("/admin/").content.decode()


def test_the_home_page_says_how_many(client: Client, admin: User) -> None:
    assert "should have been reviewed" not in client.get("/admin/").content.decode()
    tutorial("One", -1)
    tutorial("Two", -2)
    html = client.get("/admin/").content.decode()
    assert "2 tutorials should have been reviewed by now." in html
    assert REPORT in html


def test_there_is_no_report_where_nothing_is_reviewed(
    client: Client, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert REPORT in client.get("/admin/").content.decode()
    from wagtail_culture_social.social.care import reviews

    monkeypatch.setattr(reviews, "page_types_with", lambda name: [])
    assert REPORT not in client.get("/admin/").content.decode()


def test_table_scrolls_on_a_phone_and_its_days_stay_whole(
    client: Client, admin: User
) -> None:
    tutorial("Overdue", -1)
    html = client.get(REPORT).content.decode()
    assert 'class="listing wcs-report"' in html
    assert "wagtail_culture_social/css/wcs-report.css" in html
    assert html.count('class="wcs-report__day"') >= 2
