"""Slugs at which the page above answers itself: refused where a page is saved."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from tests import factories
from tests.page_forms import errors_of, post_form, speak
from tests.testapp.models import NewsPage, PlainPage
from wagtail_culture_social.pages.models import EventPage, HashtagHubPage
from wagtail_culture_social.social.addresses import is_taken, shadowed_pages


class Programme(RoutablePageMixin):
    """Routes as a programme has them."""

    @path("month/")
    @path("month/<int:year>/<int:month>/")
    def wcs_month(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    @path("<int:year>/")
    def wcs_past(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse()


@pytest.mark.parametrize(
    ("slug", "taken"),
    [("month", True), ("2026", True), ("months", False), ("organ", False)],
)
def test_route_of_a_page_takes_the_slugs_below(slug: str, taken: bool) -> None:
    assert is_taken(Programme, slug) is taken


def test_page_without_routes_takes_none() -> None:
    assert not is_taken(PlainPage, "month")
    assert not is_taken(None, "month")


@pytest.mark.django_db
@pytest.mark.parametrize("model", [EventPage, NewsPage])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "“organ” is an address of “Hashtags” itself: choose another slug."),
        (
            "fr",
            "«\u202forgan\u202f» est une adresse de «\u202fHashtags\u202f»\xa0: "
            "choisissez un autre slug.",
        ),
    ],
)
def test_taken_slug_is_refused_in_the_language_of_the_editor(
    admin_client: Client,
    admin_user: User,
    model: type,
    language: str,
    words: str,
) -> None:
    hub = factories.add_page(HashtagHubPage, factories.home(), title="Hashtags")
    page = factories.add_page(model, hub, title="Organ", slug="old")
    speak(admin_user, language)
    answer = post_form(admin_client, page, slug="organ", title="Typed")
    assert errors_of(answer)["slug"] == [words]
    assert "Typed" in answer.content.decode()


@pytest.mark.django_db
def test_slug_is_free_below_a_page_without_routes(admin_client: Client) -> None:
    page = factories.add_page(NewsPage, factories.home(), slug="old")
    post_form(admin_client, page, "action-publish", slug="month")
    assert NewsPage.objects.get().slug == "month"
    assert list(shadowed_pages()) == []
