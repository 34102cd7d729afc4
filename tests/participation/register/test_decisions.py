"""Editors decide on registrations: who may, what is told, what is forgotten."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import GroupPagePermission, ModelLogEntry, Page

from tests import factories
from tests.participation.register.registers import BROKEN_BACKEND, institution, many
from wagtail_culture_social.pages.models import CampaignPage
from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import (
    Consent,
    Institution,
    Participation,
)
from wagtail_culture_social.participation.register.deciding import (
    decide,
    tell_all,
)
from wagtail_culture_social.social.twins import twin_key

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = "culture_social_institutions:list"
ADDRESS = "registrar@museum.example"
MODEL = ("wagtail_culture_social_participation", "institution")


@pytest.fixture
def editor(django_user_model: Any, twins: tuple[Page, Page], client: Client) -> Any:
    """Somebody who works on one campaign only, signed in."""
    group = Group.objects.create(name="Campaign")
    names = [f"{action}_institution" for action in ("add", "change", "delete", "view")]
    group.permissions.set(
        Permission.objects.filter(codename__in=[*names, "access_admin"])
    )
    change = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    GroupPagePermission.objects.create(group=group, page=twins[0], permission=change)
    user = django_user_model.objects.create_user("editor", "e@example.org", "pw")
    user.groups.add(group)
    client.force_login(user)
    return user


def bulk(action: str, *keys: Any, next_query: str = "") -> str:
    address = reverse("wagtail_bulk_action", args=[*MODEL, action])
    listing = reverse(LIST) + next_query
    return f"{address}?{urlencode({'id': keys, 'next': listing}, doseq=True)}"


def statuses() -> dict[str, str]:
    return dict(Institution.objects.values_list("name", "status"))


@pytest.mark.parametrize(
    ("status", "mailed"),
    [("approved", "register_approved"), ("refused", "register_refused")],
)
def test_decision_is_told_and_the_address_erased(
    twins: tuple[Page, Page],
    admin_user: Any,
    django_capture_on_commit_callbacks: Any,
    status: str,
    mailed: str,
) -> None:
    row = institution(twins[0], status="pending", email=ADDRESS, language="fr")
    with django_capture_on_commit_callbacks(execute=True):
        assert decide([row], status, admin_user) == 1
    row.refresh_from_db()
    assert (row.status, row.email, row.decided_by) == (status, "", admin_user)
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    html = message.alternatives[0][0]
    assert 'lang="fr"' in html
    assert (f"{twins[1].full_url}participants/" in html) is (status == "approved")
    entry = ModelLogEntry.objects.get(action__startswith="wagtail_culture_social.inst")
    assert ADDRESS not in f"{entry.label}{entry.data}"


def test_address_stays_until_the_message_went_out(
    twins: tuple[Page, Page],
    admin_user: Any,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    row = institution(twins[0], status="pending", email=ADDRESS, language="fr")
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = BROKEN_BACKEND
    with django_capture_on_commit_callbacks(execute=True):
        decide([row], "approved", admin_user)
    assert Institution.objects.get().email == ADDRESS
    settings.EMAIL_BACKEND = backend
    assert tell_all() == "Told of a decision: 1 institution."
    assert tell_all() == "Told of a decision: 0 institutions."
    assert Institution.objects.get().email == ""


@pytest.mark.parametrize("status", ["unconfirmed", "approved"])
def test_what_is_not_open_is_left_as_it_is(
    twins: tuple[Page, Page], admin_user: Any, status: str
) -> None:
    row = institution(twins[0], status=status)
    assert decide([row], "approved", admin_user) == 0
    assert Institution.objects.get().status == status


def test_all_never_leaves_the_filter(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    institution(twins[0], "Library A", kind="library", status="pending")
    institution(twins[0], "Library B", kind="library", status="pending", country="BE")
    institution(twins[0], "Museum", status="pending")
    address = bulk("approve", "all", next_query="?kind=library&country=FR&q=LÏBRARY")
    shown = admin_client.get(address).content.decode()
    assert "Library A" in shown
    assert "Library B" not in shown
    assert "Museum" not in shown
    admin_client.post(address)
    assert statuses() == {
        "Library A": "approved",
        "Library B": "pending",
        "Museum": "pending",
    }


@pytest.mark.parametrize("query", ["?status=nonsense", "?country=XX"])
def test_all_of_a_filter_without_sense_is_nothing(
    twins: tuple[Page, Page], admin_client: Client, query: str
) -> None:
    institution(twins[0], status="pending")
    admin_client.post(bulk("refuse", "all", next_query=query))
    assert Institution.objects.get().status == "pending"


def test_all_that_is_deleted_stays_in_the_filter_too(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    institution(twins[0], "Kept")
    institution(twins[0], "Gone", status="refused")
    admin_client.post(bulk("delete", "all", next_query="?status=refused"))
    assert list(statuses()) == ["Kept"]


def test_editor_decides_only_on_own_campaigns(
    twins: tuple[Page, Page], editor: Any, client: Client
) -> None:
    other = factories.add_page(CampaignPage, factories.home(), title="Another week")
    own = institution(twins[1], "Own", status="pending")
    free = institution(None, "Nowhere", status="pending")
    foreign = institution(other, "Foreign", status="pending")
    listed = client.get(reverse(LIST)).content.decode()
    assert "Own" in listed
    assert "Nowhere" in listed
    assert "Foreign" not in listed
    client.post(bulk("approve", own.pk, free.pk, foreign.pk))
    client.post(bulk("approve", "all"))
    assert statuses() == {
        "Own": "approved",
        "Nowhere": "approved",
        "Foreign": "pending",
    }
    for view in ("edit", "delete", "history", "usage"):
        address = reverse(f"culture_social_institutions:{view}", args=[foreign.pk])
        assert client.get(address).status_code == 302
        address = reverse(f"culture_social_institutions:{view}", args=[own.pk])
        assert client.get(address).status_code == 200


def test_nobody_without_permission_sees_the_register(
    twins: tuple[Page, Page], editor: Any, client: Client
) -> None:
    editor.groups.get().permissions.remove(
        *Permission.objects.filter(codename__endswith="_institution")
    )
    row = institution(twins[0], status="pending")
    assert client.get(reverse(LIST)).status_code == 302
    chooser = f"/admin/snippets/choose/{MODEL[0]}/{MODEL[1]}/"
    assert client.get(chooser, follow=True).status_code == 404
    client.post(bulk("approve", row.pk))
    assert Institution.objects.get().status == "pending"
    assert (
        "waits for you" not in client.get(reverse("wagtailadmin_home")).content.decode()
    )


def test_home_page_tells_who_waits(
    twins: tuple[Page, Page], editor: Any, client: Client
) -> None:
    institution(twins[0], "Waiting Museum", status="pending")
    shown = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "1 institution waits for you" in shown
    assert f"{reverse(LIST)}?status=pending" in shown


def test_list_searches_without_accents_and_offers_to_decide(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    institution(twins[0], "Musée d’Orsay", city="Paris", status="pending", country="DE")
    institution(twins[0], "Louvre", city="Paris")
    shown = admin_client.get(f"{reverse(LIST)}?q=musee+paris").content.decode()
    assert "Musée d’Orsay" in shown
    assert "Louvre" not in shown
    assert "Germany" in shown
    assert "/approve/?id=" in shown


def test_question_about_many_costs_no_more(
    twins: tuple[Page, Page],
    admin_client: Client,
    django_assert_max_num_queries: Any,
) -> None:
    many(twins[0], 30)
    admin_client.get(reverse(LIST))
    with django_assert_max_num_queries(15):
        shown = admin_client.get(bulk("refuse", "all")).content.decode()
    assert "Museum 29" in shown


@pytest.mark.parametrize("email", ["", ADDRESS])
def test_deleted_institution_leaves_no_trace(
    twins: tuple[Page, Page], admin_client: Client, email: str
) -> None:
    row = institution(twins[0], "Secret Museum", status="pending", email=email)
    consents.record(row.key, "register", "I agree", "en")
    decide([row], "approved", None)
    address = reverse("culture_social_institutions:delete", args=[row.pk])
    admin_client.post(address)
    assert not Institution.objects.exists()
    assert not Consent.objects.exists()
    assert not Participation.objects.exists()
    labels = ModelLogEntry.objects.filter(object_id=row.pk).values_list("label", "data")
    assert len(labels) >= 2
    assert all("Secret" not in f"{label}{data}" for label, data in labels)


def test_editor_adds_and_changes_an_institution(
    twins: tuple[Page, Page], editor: Any, client: Client
) -> None:
    key = str(twin_key(twins[0]))
    said = {
        "name": "Musée des Quais",
        "kind": "museum",
        "city": "Nantes",
        "country": "FR",
        "website": "quais.example",
        "latitude": "47.2",
        "longitude": "-1.5",
        "campaigns": [key],
        "languages": ["fr"],
        "account_x": "@quais",
    }
    address = reverse("culture_social_institutions:add")
    assert client.post(address, said).status_code == 302
    row = Institution.objects.get()
    assert (row.status, row.decided_by) == ("approved", editor)
    assert row.website == "https://quais.example"
    assert row.handles == {"x": "@quais"}
    assert str(row.participations.get().twin_key) == key
    again = client.post(address, said)
    assert "is in the register already" in again.content.decode()
    edit = reverse("culture_social_institutions:edit", args=[row.pk])
    shown = client.get(edit).content.decode()
    assert 'value="@quais"' in shown
    assert (
        client.post(edit, {**said, "name": "Quais", "campaigns": []}).status_code == 302
    )
    row.refresh_from_db()
    assert (row.name, row.sort_name) == ("Quais", "quais nantes")
    assert not row.participations.exists()


def test_wrong_facts_are_said_at_their_field(
    twins: tuple[Page, Page], admin_client: Client
) -> None:
    said = {
        "name": "Quais",
        "kind": "museum",
        "city": "Nantes",
        "country": "FR",
        "website": "ftp://quais.example",
        "account_x": "no account",
        "latitude": "47",
    }
    address = reverse("culture_social_institutions:add")
    shown = admin_client.post(address, said).content.decode()
    scripted = {**said, "website": "javascript:alert(1)"}
    assert "Enter a valid URL" in admin_client.post(address, scripted).content.decode()
    assert not Institution.objects.exists()
    assert "is not the address of a website" in shown
    assert "is not an account on X" in shown
    assert "is not a position" in shown
