"""What comes back, comes twice, or was never named, when campaigns are imported."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from tests import examples, factories
from tests.campaigns.programmes import as_calendar, as_file, day
from tests.campaigns.test_importing import address, ask, bring, carried, drafts, upload
from wagtail_culture_social.campaigns.importing import views
from wagtail_culture_social.campaigns.importing.hashtags import hashtag_of
from wagtail_culture_social.pages.models import CampaignIndexPage, CampaignPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _present(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def index() -> Page:
    return examples.index_of(CampaignIndexPage, "Campaigns", "Campagnes")


def days_of(client: Client, page: Page) -> list[dict[str, Any]]:
    """What our JSON says of the days, but for what differs from site to site."""
    told = client.get(f"/culture/{page.pk}/campaign.json").json()["days"]
    own = {"id", "url"}
    return [{name: one[name] for name in one.keys() - own} for one in told]


def test_our_own_programme_and_calendar_come_back_as_they_went(
    admin_client: Client, client: Client
) -> None:
    twins = examples.campaign()
    for page in twins:
        page.days[1].value["ideas"].append("Idea & “question”?")
        factories.publish(page)
    programme = client.get(f"/culture/{twins[0].pk}/campaign.json").content
    calendar = client.get(f"/culture/{twins[1].pk}/campaign.ics").content
    parents = [page.get_parent().specific for page in twins]
    bring(admin_client, parents[0], programme)
    made = CampaignPage.objects.exclude(pk__in=[page.pk for page in twins])
    english, french = (
        factories.publish(one) for one in made.order_by("locale__language_code")
    )
    assert days_of(client, english) == days_of(client, twins[0])
    assert (english.title, french.title) == (twins[0].title, twins[1].title)
    html = ask(admin_client, parents[1], file=upload(calendar, "a.ics"))
    assert html.count("<td>unchanged</td>") == 7
    bring(admin_client, parents[1], calendar, "a.ics")
    assert made.count() == 2


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Campaign"), ("fr", "Campagne")]
)
def test_calendar_without_a_name_becomes_a_draft_too(
    admin_client: Client, index: Page, language: str, title: str
) -> None:
    parent = index.get_translations(inclusive=True).get(locale__language_code=language)
    calendar = as_calendar(day(0, "A theme", uid="a@outlook"), name="")
    bring(admin_client, parent.specific, calendar, "a.ics")
    assert drafts()[language].title == title


def test_what_the_programme_does_not_say_stays(
    admin_client: Client, index: Page
) -> None:
    bare = as_file(days=[{"id": "day-0", "date": "2026-11-23"}])
    bring(admin_client, index, bare)
    english = drafts()["en"]
    own = {
        "hashtag": factories.hashtag("OurOwn"),
        "theme": "Our own theme",
        "prompt": "Our own idea",
    }
    english.days[0].value.update(own)
    english.start_date = date(2026, 11, 20)
    english.save_revision()
    html = ask(admin_client, index, file=upload(bare))
    assert html.count("<td>unchanged</td>") == 2
    bring(admin_client, index, bare)
    english = drafts()["en"]
    assert {name: english.days[0].value[name] for name in own} == own
    assert english.start_date == date(2026, 11, 20)


def test_spelling_that_the_site_has_no_language_for_changes_nothing(
    admin_client: Client, index: Page
) -> None:
    tag = {"en": "BackstageMW", "de": "HinterDenKulissen"}
    programme = as_file(days=[{"date": "2026-11-23", "hashtag": tag}])
    bring(admin_client, index, programme)
    html = ask(admin_client, index, file=upload(programme))
    assert html.count("<td>unchanged</td>") == 2


def test_hashtag_is_written_as_the_language_of_a_region_writes_it() -> None:
    Locale.objects.create(language_code="fr-ca")
    tag = hashtag_of({"en": "BackstageMW", "fr": "CoulissesMW"}, "fr-ca")
    assert tag is not None
    assert tag.name == "CoulissesMW"
    assert tag.texts == {"en": "BackstageMW", "fr-ca": "CoulissesMW"}


@pytest.mark.parametrize("uid", ["a" * 195, "<b>1</b>  2&amp;amp;3"])
def test_identifier_of_any_kind_is_known_again(
    admin_client: Client, index: Page, uid: str
) -> None:
    calendar = as_calendar(day(0, "One &amp;amp; two", uid=uid))
    bring(admin_client, index, calendar, "a.ics")
    html = ask(admin_client, index, file=upload(calendar, "a.ics"))
    assert html.count("<td>unchanged</td>") == 2
    assert "<td>new</td>" not in html
    assert len(drafts()["en"].days) == 1


def test_trial_that_waited_too_long_is_asked_for_again(
    admin_client: Client, index: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = ask(admin_client, index, file=upload(as_file()))
    monkeypatch.setattr(views, "AN_HOUR", -1)
    form = {"programme": carried(html)}
    answer = admin_client.post(address(index), form, follow=True)
    assert answer.redirect_chain == [(address(index), 302)]
    assert "Read the programme again." in answer.content.decode()
    assert not CampaignPage.objects.exists()


def test_alias_in_the_place_of_a_twin_is_left_alone(
    admin_client: Client, index: Page
) -> None:
    bring(admin_client, index, as_file(title="Week", days=[{"date": "2026-11-23"}]))
    made = CampaignPage.objects.get()
    alias = made.copy_for_translation(factories.locale("fr"), alias=True)
    html = ask(admin_client, index, file=upload(as_file()))
    assert "it stays as it is" in html
    bring(admin_client, index, as_file())
    assert CampaignPage.objects.filter(alias_of=made).get() == alias


def test_who_may_not_add_pages_imports_nothing(
    admin_client: Client, client: Client, index: Page, django_user_model: Any
) -> None:
    html = ask(admin_client, index, file=upload(as_file()))
    somebody = django_user_model.objects.create_user("somebody", password="pw")
    somebody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(somebody)
    home = reverse("wagtailadmin_home")
    assert client.get(address(index)).url == home
    answer = client.post(address(index), {"programme": carried(html)})
    assert answer.url == home
    assert not CampaignPage.objects.exists()


def test_page_whose_type_is_gone_breaks_no_list(
    admin_client: Client, index: Page
) -> None:
    gone = ContentType.objects.create(app_label="gone", model="gonepage")
    page = factories.add_page(CampaignPage, index, title="Of a type that is gone")
    Page.objects.filter(pk=page.pk).update(content_type=gone)
    explore = reverse("wagtailadmin_explore", args=[index.pk])
    assert "is gone" in admin_client.get(explore).content.decode()
