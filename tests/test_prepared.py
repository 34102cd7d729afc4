"""A prepared query gives what the query itself gives, for whatever values."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import models
from wagtail.models import Page, Site

from tests import factories
from wagtail_culture_social.conf import now
from wagtail_culture_social.events.stored import COMING_FIRST, DATE
from wagtail_culture_social.models import Occurrence, SocialPost
from wagtail_culture_social.models.prepared import Prepared
from wagtail_culture_social.pages.models import EventPage, TutorialPage
from wagtail_culture_social.social.posts.reading import ROWS

pytestmark = pytest.mark.django_db


def users(since: datetime, key: int) -> Any:
    """Some users, with a constant of the query's own before a value is asked again."""
    found = get_user_model().objects.filter(date_joined__gte=since, is_active=True)
    found = found.exclude(pk=key).annotate(number=models.F("pk") + key)
    return found.order_by("pk").values_list("id", "username", "date_joined", "number")


USERS = Prepared(users, since=models.DateTimeField(), key=models.BigIntegerField())


def test_rows_are_those_of_the_query() -> None:
    user = get_user_model()
    people = [user.objects.create(username=name) for name in ("ada", "grace", "joan")]
    since = people[0].date_joined
    for moment in (since, people[1].date_joined, since + timedelta(days=1)):
        for person in people:
            wanted = list(users(moment, person.pk))
            rows = USERS.rows(user, since=moment, key=person.pk)
            told = [(r.pk, r.username, r.date_joined, r.number) for r in rows]
            assert told == wanted


def test_only_the_columns_of_the_query_are_read() -> None:
    user = get_user_model()
    person = user.objects.create(username="ada")
    (row,) = USERS.rows(user, since=person.date_joined, key=0)
    assert row.get_deferred_fields() >= {"password", "email"}


def test_sql_is_written_once() -> None:
    written = []
    query = Prepared(lambda key: written.append(key) or named(key), key=KEY)
    for _ in range(3):
        query.rows(Page, key=1)
    assert len(written) == 1


def test_texts_are_asked_for_as_they_are() -> None:
    site = Site.objects.get()
    page = factories.add_page(TutorialPage, factories.home(), title="Renew")
    same = {"site": site, "page": page, "network": "x"}
    for phase, day in (("j1", ""), ("j1", "20261205"), ("271828183", "")):
        SocialPost.objects.create(**same, phase=phase, recurrence_id=day, language="en")
    for phase, day in (("j1", ""), ("j1", "20261205"), ("271828183", ""), ("j7", "")):
        asked = {"page_id": page.pk, "phase": phase, "recurrence_id": day}
        rows = ROWS.rows(SocialPost, **asked, language="en")
        assert rows == list(SocialPost.objects.filter(**asked))


KEY = models.BigIntegerField()


def named(key: int) -> Any:
    return Page.objects.filter(pk=key).values_list("id", "title")


def test_dates_of_a_page_keep_their_kinds() -> None:
    evening = factories.on(now().date() + timedelta(days=2), time(20), time(22))
    page = factories.add_page(EventPage, factories.home(), schedule=[evening])
    (row,) = COMING_FIRST.rows(Occurrence, page=page.pk, present=now())
    kept = Occurrence.objects.get(pk=row.pk)
    assert [getattr(row, name) for name in DATE] == [
        getattr(kept, name) for name in DATE
    ]


@pytest.mark.parametrize("key", [10**30, -(10**30)])
def test_a_number_that_no_column_holds_is_no_rows(key: int) -> None:
    assert Prepared(named, key=KEY).rows(Page, key=key) == []
