"""The register of personal data: complete, made of the models, for those who may."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.search.index import get_indexed_models

from wagtail_culture_social.domain.retention import RULES
from wagtail_culture_social.participation.models import Entry, Registration
from wagtail_culture_social.participation.privacy.access import CODENAME
from wagtail_culture_social.participation.privacy.activities import (
    ACTIVITIES,
    all_held,
    held_of,
)
from wagtail_culture_social.participation.privacy.fields import (
    FIELD_WORDS,
    OF_VISITORS,
    Kind,
    held,
    is_unnamed,
    label_of,
    unclassified,
)
from wagtail_culture_social.participation.privacy.views import PERSON, REGISTER

APP = "wagtail_culture_social_participation"
MODELS = list(apps.get_app_config(APP).get_models())


def staff(django_user_model: Any, *codenames: str) -> Client:
    """Somebody of the admin who may do these things."""
    group = Group.objects.create(name="Desk")
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", *codenames])
    )
    user = django_user_model.objects.create_user("desk", "desk@example.org", "pw")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_every_field_has_a_kind() -> None:
    assert unclassified(MODELS, all_held()) == set()


def test_a_field_without_a_kind_and_a_kind_without_a_field_are_found() -> None:
    rest = [one for one in all_held() if one.model is not Entry]
    short = held(Entry, identity="email former_name")
    found = unclassified(MODELS, [*rest, short])
    assert {"Entry.former_name", "Entry.title"} <= found
    assert "Entry.email" not in found
    with pytest.raises(ValueError, match="two kinds"):
        held(Entry, identity="email", words="email")


def test_every_field_of_somebody_is_called_by_words() -> None:
    fields = {
        field
        for one in all_held()
        for field in one.fields(*OF_VISITORS, Kind.STAFF)
        if is_unnamed(field)
    }
    assert {field.name for field in fields} == set(FIELD_WORDS)
    assert "random key" in {label_of(field) for field in fields}


def test_addresses_and_names_are_of_somebody() -> None:
    for model in MODELS:
        known = {field.name for field in held_of(model).fields(*OF_VISITORS)}
        addresses = {
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.EmailField)
        }
        assert addresses <= known
    assert "needs" in {f.name for f in held_of(Registration).fields(Kind.NEEDS)}


def test_every_rule_is_of_one_activity() -> None:
    told = [rule for activity in ACTIVITIES for rule in activity.rules]
    assert sorted(told) == sorted(RULES)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_index_and_no_revision_knows_a_row(model: Any) -> None:
    assert model not in get_indexed_models()
    assert not ReferenceIndex.model_is_indexable(model)
    assert not hasattr(model, "revisions")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_row_is_called_by_what_is_of_somebody(model: Any) -> None:
    row = model(pk=7)
    for field in held_of(model).fields(*OF_VISITORS):
        if isinstance(field, models.CharField | models.TextField):
            setattr(row, field.name, "zqcanary")
    if model.__name__ != "RegisterImport":  # the name of a file of the staff
        assert "zqcanary" not in str(row) + repr(row)


@pytest.mark.django_db
def test_the_register_shows_every_activity_and_the_periods_of_the_site(
    admin_client: Client, settings: Any
) -> None:
    settings.CULTURE_SOCIAL_RETENTION = {"entry.refused": 61}
    told = admin_client.get(reverse(REGISTER)).content.decode()
    for activity in ACTIVITIES:
        assert str(activity.title) in told
    assert "61 days after the decision" in told
    assert "30 days after the date of the event" in told
    assert "Needs of access" in told


@pytest.mark.django_db
@pytest.mark.parametrize("name", [REGISTER, PERSON])
def test_only_who_handles_personal_data_comes_in(
    django_user_model: Any, name: str
) -> None:
    address = reverse(name)
    assert Client().get(address).status_code == 302
    desk = staff(django_user_model, "view_entry", "delete_entry", "delete_consent")
    for answer in (desk.get(address), desk.post(address, {"address": "a@b.org"})):
        assert answer.status_code in {302, 405}
    reports = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(REGISTER) not in reports
    Group.objects.get(name="Desk").permissions.add(
        Permission.objects.get(codename=CODENAME)
    )
    assert desk.get(address).status_code == 200
    assert reverse(REGISTER) in desk.get(reverse("wagtailadmin_home")).content.decode()
