"""The admin of manifests: paste an address, see what is kept, refresh after a look."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from tests import iiif
from tests.kept_manifests import kept as kept_manifest
from tests.spotlights.museum import Museum
from wagtail_culture_social import wagtail_hooks
from wagtail_culture_social.models import Manifest
from wagtail_culture_social.spotlights.iiif import viewsets
from wagtail_culture_social.spotlights.iiif.viewsets import ManifestViewSet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def url(name: str, *args: Any) -> str:
    return reverse(f"culture_social_manifests:{name}", args=args)


def chooser(name: str) -> str:
    return reverse(f"culture_social_manifest_chooser:{name}")


def member(*codenames: str) -> User:
    """Somebody of the admin with these permissions."""
    group = Group.objects.create(name="Collections")
    allowed = Permission.objects.filter(codename__in=["access_admin", *codenames])
    group.permissions.add(*allowed)
    user = User.objects.create_user("anne", "anne@example.org", "pw")
    user.groups.add(group)
    return user


@pytest.fixture
def curator(client: Client) -> Client:
    """A client of somebody who may do everything with manifests."""
    deeds = ("add", "change", "delete", "view")
    client.force_login(member(*(f"{deed}_manifest" for deed in deeds)))
    return client


def add(client: Client, address: str, **more: str) -> Any:
    return client.post(url("add"), {"url": address, "pictures": "", **more})


def errors(answer: Any) -> str:
    return str(answer.context["form"].errors)


def test_pasted_address_is_kept_and_shown(museum: Museum, curator: Client) -> None:
    answer = add(curator, f" {museum.url} ", pictures="2")
    manifest = Manifest.objects.get()
    assert answer.url == url("edit", manifest.pk)
    html = curator.get(answer.url).content.decode()
    for words in ("Drawn <b>at sea</b>.", "Bibliothèque du Port", "CC BY 4.0"):
        assert words in html
    assert html.count(manifest.canvases.get(number=2).thumbnail.url) == 1
    assert manifest.canvases.exclude(thumbnail="").count() == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("no address", "no web address"),
        ("http://www.example.org/manifest.json", "https://"),
        ("https://127.0.0.1/manifest.json", "name a server"),
    ],
)
def test_bad_address_is_refused_in_words(
    curator: Client, address: str, words: str
) -> None:
    assert words in errors(add(curator, address))
    assert not Manifest.objects.exists()


def test_bad_manifest_is_refused_in_words(museum: Museum, curator: Client) -> None:
    museum.publish(iiif.manifest(rights=f"{iiif.HERE}/mine"))
    assert "Creative Commons" in errors(add(curator, museum.url))
    museum.documents["/manifest.json"] = (b"<html>", "application/json")
    assert "web page" in errors(add(curator, museum.url))
    assert not Manifest.objects.exists()


def test_address_that_is_kept_already_is_refused(curator: Client) -> None:
    manifest = kept_manifest()
    assert str(manifest) in errors(add(curator, manifest.url))


def test_views_are_numbers(curator: Client) -> None:
    assert "Write numbers" in errors(add(curator, "https://x.example", pictures="all"))


def test_pictures_are_chosen_anew(
    museum: Museum, kept: Manifest, curator: Client
) -> None:
    answer = curator.post(url("edit", kept.pk), {"url": "changed", "pictures": "1"})
    assert answer.status_code == 302
    kept.refresh_from_db()
    assert (kept.url, kept.pictures) == (museum.url, "1")
    assert kept.canvases.exclude(thumbnail="").count() == 1


def test_missing_pictures_are_fetched_later(museum: Museum, curator: Client) -> None:
    museum.without = {"/image/2"}
    add(curator, museum.url)
    manifest = Manifest.objects.get()
    html = curator.get(url("edit", manifest.pk)).content.decode()
    assert url("pictures", manifest.pk) in html
    museum.without = set()
    assert curator.get(url("pictures", manifest.pk)).status_code == 405
    curator.post(url("pictures", manifest.pk))
    assert not manifest.canvases.filter(thumbnail="").exists()
    html = curator.get(url("edit", manifest.pk)).content.decode()
    assert "1 picture was fetched." in html
    assert url("pictures", manifest.pk) not in html
    curator.post(url("pictures", manifest.pk))
    assert "0 pictures were" in curator.get(url("edit", manifest.pk)).content.decode()


def test_refresh_shows_the_difference_before_it_keeps_it(
    museum: Museum, kept: Manifest, curator: Client
) -> None:
    here = url("refresh", kept.pk)
    asked = len(museum.asked)
    assert curator.get(here).status_code == 200
    assert len(museum.asked) == asked
    museum.publish(
        iiif.full(
            3,
            label={"en": ["A chart"]},
            requiredStatement={"label": {"en": ["By"]}, "value": {"en": ["The port"]}},
            navPlace={},
            provider=[],
            behavior=[],
        )
    )
    answer = curator.post(here)
    lines = [(one.what, one.kind, one.after) for one in answer.context["lines"]]
    assert lines == [
        ("Label", "changed", "A chart"),
        ("Number of views", "changed", "3"),
        ("Required statement", "changed", "The port"),
        ("Provider", "removed", ""),
        ("Places", "removed", ""),
        ("Presentation", "removed", ""),
        (
            "View: Page 3",
            "added",
            f"Page 3 · 3000 × 2000 · {museum.base}/image/3/full/max/0/default.jpg",
        ),
    ]
    kept.refresh_from_db()
    assert kept.title == "A chart of the coast"
    done = curator.post(here, {"digest": answer.context["digest"]})
    assert done.url == url("edit", kept.pk)
    kept.refresh_from_db()
    assert (kept.title, kept.canvases.count()) == ("A chart", 3)
    assert curator.post(here).context["lines"] == []


def test_version_that_nobody_saw_is_not_kept(
    museum: Museum, kept: Manifest, curator: Client
) -> None:
    museum.publish(iiif.full(label={"en": ["A chart"]}))
    seen = curator.post(url("refresh", kept.pk)).context["digest"]
    museum.publish(iiif.full(label={"en": ["Another chart"]}))
    answer = curator.post(url("refresh", kept.pk), {"digest": seen})
    assert "Another chart" in answer.content.decode()
    kept.refresh_from_db()
    assert kept.title == "A chart of the coast"


def test_refresh_with_the_server_off_leaves_all_as_it_is(
    museum: Museum, kept: Manifest, curator: Client
) -> None:
    museum.close()
    html = curator.post(url("refresh", kept.pk)).content.decode()
    assert "cannot be reached" in html
    assert kept.canvases.exclude(thumbnail="").count() == 2


def test_list_shows_pictures_in_few_queries(
    curator: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        kept_manifest(iiif.full(id=f"{iiif.HERE}/{number}"))
    curator.get(url("index"))
    with django_assert_max_num_queries(12):
        html = curator.get(url("index")).content.decode()
    assert html.count('width="64" height="43"') == 8


def test_list_is_searched_by_name_and_address(curator: Client) -> None:
    manifest = kept_manifest()
    for words, is_found in (
        (manifest.title[:5], True),
        ("example.org", True),
        ("zzz", False),
    ):
        html = curator.get(url("index"), {"q": words}).content.decode()
        assert (url("edit", manifest.pk) in html) == is_found


def test_only_people_with_the_permission_see_manifests(client: Client) -> None:
    manifest = kept_manifest()
    client.force_login(member())
    for answer in (
        client.get(url("index")),
        client.get(url("edit", manifest.pk)),
        add(client, "https://www.example.org/manifest.json"),
        client.post(url("refresh", manifest.pk)),
        client.post(url("pictures", manifest.pk)),
    ):
        assert answer.status_code == 302
        assert answer.url == reverse("wagtailadmin_home")


@pytest.mark.indexed
def test_editor_chooses_a_manifest_or_pastes_an_address(
    museum: Museum, curator: Client
) -> None:
    kept_manifest()
    shown = json.loads(curator.get(chooser("choose")).content)
    assert "A chart of the coast" in shown["html"]
    assert 'width="64" height="43"' in shown["html"]
    assert 'name="url"' in shown["html"]
    found = curator.get(chooser("choose_results"), {"q": "coast"}).content.decode()
    assert "A chart of the coast" in found
    nothing = curator.get(chooser("choose_results"), {"q": "forest"}).content.decode()
    assert "A chart of the coast" not in nothing
    answer = curator.post(chooser("create"), {"url": museum.url, "pictures": ""})
    made = json.loads(answer.content)
    assert (made["step"], made["result"]["title"]) == ("chosen", "A chart of the coast")
    assert Manifest.objects.filter(url=museum.url).exists()
    refused = curator.post(chooser("create"), {"url": "no address", "pictures": ""})
    assert "no web address" in json.loads(refused.content)["htmlFragment"]


def test_editor_without_the_permission_chooses_only(client: Client) -> None:
    client.force_login(member())
    shown = json.loads(client.get(chooser("choose")).content)
    assert 'name="pictures"' not in shown["html"]
    answer = client.post(chooser("create"), {"url": "x", "pictures": ""})
    assert answer.url == reverse("wagtailadmin_home")


def test_menu_has_manifests_where_a_page_type_shows_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kinds = [type(one) for one in wagtail_hooks.culture_social_group().registerables]
    assert ManifestViewSet in kinds
    monkeypatch.setattr(viewsets, "page_types_with", lambda name: [])
    kinds = [type(one) for one in wagtail_hooks.culture_social_group().registerables]
    assert ManifestViewSet not in kinds
