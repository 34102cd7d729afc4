"""Why a post must not go out: each reason, its words, and where one mends it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from tests import factories
from tests.social.posts.people import a_page, a_row, a_section
from wagtail_culture_social.conf import now
from wagtail_culture_social.models import ImageRights, SocialPost, SocialSettings
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.social.posts import actions
from wagtail_culture_social.social.posts.gate import reasons_of, reasons_of_pages
from wagtail_culture_social.social.posts.reading import posts_of, read_posts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unplanned")]

BY = "https://creativecommons.org/licenses/by/4.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"


def codes(page: Page) -> list[str]:
    return [reason.code for reason in reasons_of(type(page).objects.get(pk=page.pk))]


def with_rights(**fields: Any) -> TutorialPage:
    """A page whose picture has these rights."""
    page = a_page()
    ImageRights.objects.filter(image=page.social_image).update(**fields)
    return page


def needing_approval(page: Page) -> None:
    SocialSettings.objects.create(site=page.get_site(), needs_approval=True)


def test_nothing_speaks_against_a_page_in_order() -> None:
    page = a_page()
    assert codes(page) == []
    assert all(post.is_ready for post in posts_of(page))


def test_a_page_without_a_picture_needs_no_rights() -> None:
    assert codes(a_page(social_image=None)) == []


def test_a_page_that_is_not_published_is_not_announced() -> None:
    assert codes(a_page(live=False)) == ["not-live"]


def test_an_expired_page_is_not_announced() -> None:
    page = a_page()
    TutorialPage.objects.update(expire_at=now())
    assert codes(page) == ["expired"]


def test_restricting_an_ancestor_withdraws_readiness_at_the_next_read() -> None:
    section = a_section("Music")
    below = factories.add_page(TutorialPage, section, title="How to tune")
    row = a_row(below)
    assert read_posts([row])[0].is_ready
    # bulk_create sends no signal.
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=section, restriction_type="login")]
    )
    post = read_posts(SocialPost.objects.all())[0]
    assert [reason.code for reason in post.reasons] == ["restricted"]
    assert "Music" in post.reasons[0].message
    assert post.reasons[0].url.endswith(f"/pages/{section.pk}/edit/")
    PageViewRestriction.objects.all().delete()
    assert read_posts(SocialPost.objects.all())[0].is_ready


def test_a_page_moved_below_a_restriction_is_not_announced() -> None:
    section, page = a_section("Staff"), a_page()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert codes(page) == []
    page.move(section, pos="last-child")
    assert codes(page) == ["restricted"]


def test_restrictions_of_many_pages_cost_one_query() -> None:
    for number in range(9):
        a_page(title=f"Page {number}", social_image=None)
    pages = list(TutorialPage.objects.select_related("locale"))
    with CaptureQueriesContext(connection) as queries:
        assert not any(reasons_of_pages(pages))
    assert len(queries) == 1
    assert reasons_of_pages([]) == []


@pytest.mark.parametrize("alt", ["", "   "])
def test_a_picture_needs_an_alternative_text(alt: str) -> None:
    assert codes(a_page(social_image_alt=alt)) == ["no-alt"]


def test_a_picture_needs_rights() -> None:
    assert codes(a_page(social_image=factories.picture(credited=False))) == [
        "no-rights"
    ]
    assert codes(with_rights(rights="")) == ["no-rights"]


@pytest.mark.parametrize(
    ("rights", "found"),
    [
        (factories.CC0, []),
        (BY, ["no-credit"]),
        (IN_COPYRIGHT, ["no-reuse", "no-credit"]),
        ("", ["no-rights", "no-credit"]),
    ],
)
def test_a_credit_is_needed_where_the_statement_asks_for_it(
    rights: str, found: list[str]
) -> None:
    page = with_rights(creator="", credit_line=" ", rights=rights)
    assert codes(page) == found


@pytest.mark.parametrize("field", ["creator", "credit_line"])
def test_creator_or_source_is_a_credit(field: str) -> None:
    names = {"creator": "", "credit_line": "", field: "Somebody"}
    assert codes(with_rights(rights=BY, **names)) == []


@pytest.mark.parametrize(("days", "found"), [(0, []), (-1, ["agreement-over"])])
@pytest.mark.parametrize("rights", ["", IN_COPYRIGHT])
def test_an_agreement_holds_to_its_last_day(
    rights: str, days: int, found: list[str]
) -> None:
    until = factories.TODAY + timedelta(days=days)
    assert codes(with_rights(rights=rights, agreement_until=until)) == found


def test_a_free_work_needs_no_agreement() -> None:
    until = factories.TODAY - timedelta(days=1)
    assert codes(with_rights(agreement_until=until)) == []


def test_the_last_day_is_that_of_the_site_not_of_the_editor(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = "2026-11-25T23:30:00+01:00"
    page = with_rights(rights="", agreement_until=factories.TODAY)
    with timezone.override("Pacific/Auckland"):
        assert codes(page) == []
    settings.CULTURE_SOCIAL_NOW = "2026-11-26T00:30:00+01:00"
    with timezone.override("America/New_York"):
        assert codes(page) == ["agreement-over"]


def test_a_missing_file_is_a_reason_and_no_crash() -> None:
    page = a_page()
    row = a_row(page)
    page.social_image.file.storage.delete(page.social_image.file.name)
    post = read_posts([row])[0]
    assert [reason.code for reason in post.reasons] == ["no-file"]
    assert post.reasons[0].url.endswith(f"/images/{page.social_image_id}/")


def test_a_text_over_the_limit_is_not_ready(author: User) -> None:
    row = a_row(network="x")
    actions.edit(row, "a" * 281, author)
    post = read_posts([row])[0]
    assert [reason.code for reason in post.reasons] == ["too-long"]
    assert "281" in post.reasons[0].message
    kit = reverse("wagtail_culture_social_kit", args=[row.page_id])
    assert post.reasons[0].url == f"{kit}?phase=published&date="
    assert post.warnings == ("too-long",)


def test_a_text_that_a_network_refuses_otherwise_is_not_ready(author: User) -> None:
    row = a_row(network="x")
    actions.edit(row, "Hello \ufffe", author)
    (reason,) = read_posts([row])[0].reasons
    assert reason.code == "too-long"
    assert "takes" not in reason.message


class TestApproval:
    """Somebody else than the author agrees to exactly this text."""

    @pytest.fixture
    def row(self) -> SocialPost:
        page = a_page()
        needing_approval(page)
        return a_row(page)

    def approved(self, row: SocialPost) -> bool:
        post = read_posts([SocialPost.objects.get(pk=row.pk)])[0]
        return post.is_ready

    def test_no_text_is_ready_before(self, row: SocialPost) -> None:
        (reason,) = read_posts([row])[0].reasons
        assert reason.code == "not-approved"
        assert {post.is_ready for post in posts_of(row.page.specific)} == {False}

    def test_another_text_lets_it_lapse(
        self, row: SocialPost, author: User, chief: User
    ) -> None:
        actions.edit(row, "Mine", author)
        actions.approve(row, chief, "Mine")
        assert self.approved(row)
        actions.edit(row, "Mine, better", author)
        assert not self.approved(row)

    def test_a_page_that_changes_lets_it_lapse(
        self, row: SocialPost, chief: User
    ) -> None:
        actions.approve(row, chief, read_posts([row])[0].text)
        assert self.approved(row)
        page = row.page.specific
        page.title = "Another title"
        factories.publish(page)
        assert not self.approved(row)

    def test_the_author_of_the_text_is_not_somebody_else(
        self, row: SocialPost, author: User, chief: User
    ) -> None:
        actions.edit(row, "Mine", author)
        actions.approve(row, chief, "Mine")
        actions.edit(row, "Other", author)
        actions.edit(row, "Mine", chief)
        assert not self.approved(row)


def test_reasons_speak_the_language_of_the_editor() -> None:
    page = with_rights(rights=IN_COPYRIGHT)
    with translation.override("fr"):
        (reason,) = reasons_of(page)
    assert "Protégé par le droit d’auteur" in reason.message


@pytest.mark.slow
def test_each_reason_leads_to_the_field_that_mends_it(admin_client: Client) -> None:
    bare = factories.picture(credited=False)
    page = a_page(social_image=bare, social_image_alt="")
    alt, rights = reasons_of(page)
    address, anchor = alt.url.split("#")
    answer = admin_client.get(address)
    assert f'id="{anchor}"' in answer.content.decode()
    answer = admin_client.get(rights.url)
    assert answer.context["form"].initial["image"] == bare
    nobody = admin_client.get(rights.url.replace(f"={bare.pk}", "=999999"))
    assert nobody.context["form"].initial["image"] is None
    nonsense = admin_client.get(rights.url.replace(f"={bare.pk}", "=²"))
    assert nonsense.status_code == 200
    credited = with_rights(rights=IN_COPYRIGHT)
    (reason,) = reasons_of(credited)
    assert admin_client.get(reason.url).status_code == 200


def test_an_unsaved_page_has_nowhere_to_go() -> None:
    page = TutorialPage(title="New", locale=factories.locale("en"))
    assert {reason.url for reason in reasons_of(page)} <= {""}
