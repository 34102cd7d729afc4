"""“Did this page help?”: the question, the form, the answer, what is kept of it."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import factories
from tests.participation.feedback.answering import (
    address,
    answer,
    opened,
    send,
)
from wagtail_culture_social import registry
from wagtail_culture_social.pages.models import EventPage, TutorialPage
from wagtail_culture_social.participation.feedback import service
from wagtail_culture_social.participation.models import Feedback, RateCount
from wagtail_culture_social.social.feedback_block import FeedbackBlock

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parents[4] / "shared/data/badinputs/text"


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.CULTURE_SOCIAL_NOW = factories.NOW


@pytest.fixture
def tutorial() -> TutorialPage:
    return factories.add_page(TutorialPage, factories.home("en"), title="Renew a loan")


def soup_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def links_of(client: Client, page: Any) -> list[str]:
    links = soup_of(client.get(page.url)).select(".wcs-feedback a")
    return [link["href"] for link in links]


def test_a_tutorial_leads_to_the_form(client: Client, tutorial: Any) -> None:
    url = address(tutorial)
    assert links_of(client, tutorial) == [f"{url}?helpful=yes", f"{url}?helpful=no"]


def test_the_page_is_the_same_for_everybody(client: Client, tutorial: Any) -> None:
    before = client.get(tutorial.url)
    answer(client, tutorial)
    after = client.get(tutorial.url)
    assert before.content == after.content
    assert not client.cookies


def test_any_page_may_ask(client: Client) -> None:
    body = [("feedback", None)]
    page = factories.add_page(EventPage, factories.home("en"), body=body)
    assert len(links_of(client, page)) == 2


def test_without_the_app_nothing_is_asked(
    client: Client, tutorial: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(registry._services, "feedback")
    block = FeedbackBlock()
    assert links_of(client, tutorial) == []
    assert block.render(None, {"page": tutorial}).strip() == ""
    assert "wcs-empty" in block.render(None)


def test_a_page_that_is_not_saved_asks_nothing() -> None:
    assert service.render(TutorialPage(title="New"), None) == ""


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "Did this page help?"), ("fr", "Cette page vous a-t-elle aidé")],
)
def test_the_form_is_in_the_language_of_the_page(
    client: Client, language: str, question: str
) -> None:
    page = factories.add_page(TutorialPage, factories.home(language), title="Prêt")
    response = client.get(address(page), headers={"Accept-Language": "de"})
    soup = soup_of(response)
    assert soup.html["lang"] == response["Content-Language"] == language
    assert question in soup.h1.get_text()
    assert soup.select_one("form")["method"] == "post"


def test_the_form_is_kept_by_nobody(client: Client, tutorial: Any) -> None:
    response = client.get(address(tutorial))
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert opened(client, tutorial)["token"] != opened(client, tutorial)["token"]


@pytest.mark.parametrize(("said", "ticked"), [("no", ["no"]), ("maybe", [])])
def test_the_link_ticks_its_answer(
    client: Client, tutorial: Any, said: str, ticked: list[str]
) -> None:
    soup = soup_of(client.get(f"{address(tutorial)}?helpful={said}"))
    assert [field["value"] for field in soup.select("input[checked]")] == ticked


def test_an_answer_is_kept_without_a_person(client: Client, tutorial: Any) -> None:
    french = factories.twin(tutorial, "fr")
    response = answer(client, french, "no", " Les captures\nsont vieilles. ")
    assert response.status_code == 302
    kept = Feedback.objects.values().get()
    kept.pop("id")
    assert kept == {
        "twin_key": tutorial.translation_key,
        "page_id": french.pk,
        "language": "fr",
        "is_helpful": False,
        "sentence": "Les captures sont vieilles.",
        "given_on": factories.TODAY,
    }
    thanks = soup_of(client.get(response["Location"]))
    assert thanks.select_one("[role=status]")
    assert not thanks.form
    assert not client.cookies


def test_an_answer_through_an_alias_is_one_on_its_source(
    client: Client, tutorial: Any
) -> None:
    alias = tutorial.create_alias(update_slug="again", parent=tutorial.get_parent())
    answer(client, alias)
    assert Feedback.objects.get().page_id == tutorial.pk


def test_two_clicks_are_one_answer(client: Client, tutorial: Any) -> None:
    data = {**opened(client, tutorial), "helpful": "yes"}
    answers = [send(client, tutorial, data) for _click in range(2)]
    assert len({response["Location"] for response in answers}) == 1
    assert Feedback.objects.count() == 1


def test_without_an_answer_the_form_comes_back_with_the_sentence(
    client: Client, tutorial: Any
) -> None:
    response = answer(client, tutorial, "", "It was long.")
    soup = soup_of(response)
    assert response.status_code == 422
    assert soup.select_one("[role=alert] a")["href"] == "#id_helpful"
    assert soup.select_one("#id_helpful")
    assert soup.textarea.get_text().strip() == "It was long."


def test_another_site_cannot_answer(client: Client, tutorial: Any) -> None:
    data = {**opened(client, tutorial), "helpful": "yes"}
    response = send(client, tutorial, data, Origin="https://evil.example")
    assert response.status_code == 403
    assert not Feedback.objects.exists()


def test_who_names_somebody_is_asked_not_to(client: Client, tutorial: Any) -> None:
    response = answer(client, tutorial, "no", "Write to marie@example.org")
    assert response.status_code == 422
    assert not Feedback.objects.exists()


def test_a_page_that_nobody_may_read_takes_no_answer(
    client: Client, tutorial: Any
) -> None:
    data = {**opened(client, tutorial), "helpful": "yes"}
    tutorial.unpublish()
    send(client, tutorial, data)
    assert client.get(address(tutorial), follow=True).status_code == 404
    assert not Feedback.objects.exists()


def test_no_address_is_kept_or_logged(
    client: Client, tutorial: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    client.defaults["REMOTE_ADDR"] = "203.0.113.77"
    answer(client, tutorial, "no", "Too long.")
    kept = [*Feedback.objects.values(), *RateCount.objects.values()]
    assert len(kept) == 2
    assert "203.0" not in f"{kept}{caplog.text}"


def test_an_answer_costs_few_statements(
    client: Client, tutorial: Any, django_assert_max_num_queries: Any
) -> None:
    data = {**opened(client, tutorial), "helpful": "yes"}
    with django_assert_max_num_queries(12):
        send(client, tutorial, data)


@pytest.mark.skipif(not CORPUS.exists(), reason="no naughty strings here (../shared)")
def test_naughty_strings_are_answered_like_others(
    client: Client, tutorial: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "wagtail_culture_social.participation.feedback.forms.FeedbackForm.most", 10_000
    )
    texts = (CORPUS / "pat-IntrudersXSS.txt").read_text("utf-8").splitlines()[::5]
    for text in texts:
        response = answer(client, tutorial, "no", text)
        assert response.status_code in (302, 422)
        assert "<script>alert" not in response.content.decode()
