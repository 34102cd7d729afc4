"""Own words for posts: written in the admin, tried while typing, used everywhere."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from tests import factories
from tests.pages.test_queries import queries
from wagtail_culture_social.domain.phases import NEWS, PHASES
from wagtail_culture_social.models import SnippetPattern, SocialSettings
from wagtail_culture_social.models.choices import (
    KINDS,
    PHASE_LABELS,
    network_choices,
    post_choices,
)
from wagtail_culture_social.pages.models import TutorialPage
from wagtail_culture_social.social.services import page_snippets

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_wagtail_culture_social_snippetpattern:add"
EXAMPLE = "wagtail_culture_social_pattern_example"


def pattern(text: str, language: str = "en", **fields: str) -> SnippetPattern:
    values = {"post": "tutorial.published", "network": "", **fields}
    locale = factories.locale(language)
    return SnippetPattern.objects.create(text=text, locale=locale, **values)


def first_line(tutorial: TutorialPage, network: str = "mastodon") -> str:
    posts = {post.network: post for post in page_snippets(tutorial)}
    return posts[network].text.split("\n")[0]


@pytest.fixture
def tutorial() -> TutorialPage:
    return factories.add_page(TutorialPage, factories.home(), title="Renew a loan")


def test_every_kind_and_phase_has_a_label() -> None:
    assert set(KINDS) == set(PHASES)
    assert set(PHASE_LABELS) == set(NEWS) | {
        phase for phases in PHASES.values() for phase in phases
    }
    assert ("event.j7", "Event – seven days ahead") in [
        (key, str(label)) for key, label in post_choices()
    ]


def test_own_words_are_used_in_their_language(tutorial: TutorialPage) -> None:
    french = factories.twin(tutorial, "fr", title="Prolonger un prêt")
    pattern("Learn it: {title}")
    assert first_line(tutorial) == "Learn it: Renew a loan"
    assert first_line(french) == "Pas à pas\u00a0: Prolonger un prêt"
    pattern("Sur X : {title}", "fr", network="x")
    assert first_line(french, "x") == "Sur X\u00a0: Prolonger un prêt"
    assert first_line(french) == "Pas à pas\u00a0: Prolonger un prêt"


def test_changed_and_deleted_words_are_followed(tutorial: TutorialPage) -> None:
    own = pattern("Learn it: {title}")
    assert first_line(tutorial) == "Learn it: Renew a loan"
    own.text = "Try it: {title}"
    own.save()
    assert first_line(tutorial) == "Try it: Renew a loan"
    own.delete()
    assert first_line(tutorial) == "Step by step: Renew a loan"
    assert SocialSettings.objects.get().patterns == {}


def test_settings_of_a_later_site_know_the_words() -> None:
    pattern("Learn it: {title}")
    settings = SocialSettings.for_site(Site.objects.get())
    assert settings.patterns == {"en": {"tutorial.published": "Learn it: {title}"}}


def test_own_words_cost_no_query(client: Client, tutorial: TutorialPage) -> None:
    before = queries(client, tutorial.url)
    pattern("Learn it: {title}")
    assert queries(client, tutorial.url) == before
    assert "Learn%20it" in client.get(tutorial.url).content.decode()


def test_second_words_for_one_post_are_refused() -> None:
    own = pattern("Learn it: {title}")
    own.clean()
    twice = SnippetPattern(post=own.post, locale=own.locale, text="{title}")
    with pytest.raises(ValidationError, match="already"):
        twice.clean()


def test_editor_writes_words(admin_client: Client) -> None:
    form = admin_client.get(reverse(ADD)).content.decode()
    assert "{campaign_tag}" in form
    assert "wcs-pattern-example.js" in form
    values = {"post": "event.j1", "network": "", "text": "Tomorrow at last: {title}"}
    assert admin_client.post(reverse(ADD), values).status_code == 302
    own = SnippetPattern.objects.get()
    assert own.key == "event.j1"
    assert str(own) == "Event – the day before · All networks"
    edit = reverse(ADD.replace(":add", ":edit"), args=[own.pk])
    assert "Tomorrow at last: European Night" in admin_client.get(edit).content.decode()


def test_unknown_name_is_refused_with_those_that_exist(admin_client: Client) -> None:
    values = {"post": "event.j1", "network": "", "text": "{titre} {title}"}
    answer = admin_client.post(reverse(ADD), values)
    assert answer.status_code == 200
    error = str(answer.context["form"].errors["text"])
    assert "{titre} is not known" in error
    assert "{day_tag}" in error
    assert not SnippetPattern.objects.exists()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({}, "European Night of Museums"),
        ({"language": "fr"}, "Demain\u00a0: La Nuit européenne des musées"),
        ({"text": "Soon: {title}"}, "Soon: European Night"),
        ({"text": "{titre}"}, "{titre}"),
        ({"post": "event.nonsense"}, "Choose a post"),
        ({"post": ""}, "Choose a post"),
        ({"network": "bluesky"}, "/ 300"),
        ({"network": "orkut"}, "/ 280"),
        ({"language": "de"}, "No wording exists"),
        ({"text": "\0 {title} \ud800".encode("utf-8", "replace").decode()}, "European"),
    ],
)
def test_example_follows_what_is_typed(
    admin_client: Client, typed: dict[str, str], shown: str
) -> None:
    values = {"post": "event.j1", "network": "", "language": "en", "text": "", **typed}
    answer = admin_client.post(reverse(EXAMPLE), values)
    assert answer.status_code == 200
    assert shown in answer.content.decode()
    assert not SnippetPattern.objects.exists()


def test_example_is_for_those_who_may_write_words(client: Client) -> None:
    client.force_login(User.objects.create_user("visitor"))
    assert client.post(reverse(EXAMPLE), {}).status_code in (302, 403)


def test_own_networks_and_limits_reach_the_posts(
    tutorial: TutorialPage, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_NETWORK_TABLE = {
        "mastodon": {"limit": 1000},
        "quay_wall": {"name": "Quay wall", "counter": "characters", "limit": 90},
    }
    settings.CULTURE_SOCIAL_NETWORKS = ["mastodon", "quay_wall"]
    posts = page_snippets(tutorial)
    assert [(post.network, post.measure.limit) for post in posts] == [
        ("mastodon", 1000),
        ("quay_wall", 90),
    ]
    assert ("quay_wall", "Quay wall") in network_choices()


def test_the_institution_can_be_named(tutorial: TutorialPage) -> None:
    pattern("{organisation} explains: {title}")
    site = Site.objects.get()
    site.site_name = "The Quays"
    site.save()
    assert first_line(tutorial) == "The Quays explains: Renew a loan"
    own = SocialSettings.for_site(site)
    own.organisation = "Quays Museum"
    own.save()
    again = TutorialPage.objects.get(pk=tutorial.pk)
    assert first_line(again) == "Quays Museum explains: Renew a loan"
