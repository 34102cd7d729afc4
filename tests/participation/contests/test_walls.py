"""Walls and the pages of entries: accepted ones only, five thousand at few queries."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from tests import contests, factories
from tests.participation.contests import calling, choosing
from wagtail_culture_social.participation import caches
from wagtail_culture_social.participation.contests.caching import purge_contest
from wagtail_culture_social.participation.contests.walls import EACH, FIRST
from wagtail_culture_social.participation.models import Contest, Entry, Upload
from wagtail_culture_social.participation.models.entries import EntryStatus

pytestmark = pytest.mark.django_db

MOST = 12


def wall_url(contest: Contest, **query: Any) -> str:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/culture/contest/{contest.twin_key}/{contest.block_id}/entries/?{asked}"


def entry_url(entry: Entry, language: str = "en") -> str:
    return f"/culture/entry/{entry.key}/?lang={language}"


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def is_gone(client: Client, address: str) -> bool:
    """Tell whether nothing is there in any language."""
    return client.get(address, follow=True).status_code == 404


def many(contest: Contest, count: int, *, pictures: int = 0) -> None:
    """Accepted entries, the first of which have pictures."""
    model = {"credit": "Ada L.", "language": "en", "sent_at": calling.SENT}
    rows = Entry.objects.bulk_create(
        Entry(
            contest=contest,
            title=f"Work {number}",
            status=EntryStatus.APPROVED,
            place=number,
            **model,
        )
        for number in range(count)
    )
    for row in rows[:pictures]:
        calling.photo(row)


def test_a_wall_of_five_thousand_costs_no_more_than_one_of_ten(client: Client) -> None:
    contest = calling.contest()
    many(contest, 10, pictures=10)
    costs = []
    for more in (0, 4990):
        many(contest, more)
        for address in (wall_url(contest, page=1), wall_url(contest, page=10_000)):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            costs.append(len(captured))
    assert max(costs) <= MOST
    assert costs[2] <= costs[0]


def test_the_page_of_a_contest_costs_no_more_for_many_entries(client: Client) -> None:
    contest = calling.contest()
    costs = []
    for count in (FIRST + 1, 1000):
        many(contest, count, pictures=FIRST)
        client.get(contest.page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(contest.page.url)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_the_wall_has_parts_in_an_order_by_lot_that_stays(client: Client) -> None:
    contest = calling.contest()
    many(contest, EACH + 1)
    Entry.objects.filter(title="Work 0").update(place=10_000)
    first = body(client, wall_url(contest, lang="en"))
    assert ">Work 1<" in first
    assert ">Work 0<" not in first
    assert f"{EACH + 1} entries, in an order by lot" in first
    assert 'rel="next"' in first
    last = body(client, wall_url(contest, lang="en", page=2))
    assert ">Work 0<" in last
    assert ">Work 1<" not in last


def test_an_empty_wall_says_so(client: Client) -> None:
    assert "No entry is shown yet." in body(client, wall_url(calling.contest()))


def test_an_entry_has_a_page_with_all_that_was_said(client: Client) -> None:
    contest = calling.contest()
    entry = calling.entry(contest)
    calling.photo(entry)
    html = body(client, entry_url(entry))
    for words in (
        "Quay at two",
        "Place",
        "The old town",
        "Nobody there but gulls.",
        'alt="A quay under one lamp."',
        "Ada L. — CC BY 4.0",
        "noindex",
    ):
        assert words in html
    assert "Secret" not in html
    assert "secret@" not in html


def test_an_entry_is_told_in_the_language_that_is_asked_for(client: Client) -> None:
    contest = calling.contest()
    entry = calling.entry(contest)
    french = calling.twin_of(contest)
    data = french.body.get_prep_value()
    _photo, place, story = data[0]["value"]["fields"]
    place["value"]["label"], story["value"]["label"] = "Lieu", ""
    place["value"]["choices"][1]["value"] = "La vieille ville"
    french.body = french._meta.get_field("body").to_python(data)
    factories.publish(french)
    html = body(client, entry_url(entry, "fr"))
    assert '<html lang="fr"' in html
    words = "<p>La vieille ville</p></div>"
    assert f'<div class="wcs-contest-part__text">{words}' in html
    assert '<span lang="en">Quay at two</span>' in html
    assert '<h2 class="wcs-contest-part__label" lang="en">Story</h2>' in html


@pytest.mark.parametrize(
    "status", [one for one in EntryStatus if one != EntryStatus.APPROVED]
)
def test_no_other_entry_has_a_public_page(client: Client, status: str) -> None:
    entry = calling.entry(calling.contest(), status=status)
    assert is_gone(client, entry_url(entry))
    assert is_gone(client, f"/culture/entry/{uuid4()}/")


def test_what_visitors_write_is_text_and_their_links_are_no_praise(
    client: Client,
) -> None:
    fields = [
        {"label": "Film", "kind": "video", "required": True, "choices": []},
        {"label": "Story", "kind": "long", "required": True, "choices": []},
        {"label": "Place", "kind": "choice", "choices": ["a", "b"]},
    ]
    contest = calling.contest(fields=fields)
    entry = calling.entry(contest, "<script>alert(1)</script>")
    entry.answers = {
        calling.key_of(contest, "video"): "https://videos.example.org/1",
        calling.key_of(contest, "long"): "<img src=x onerror=alert(1)>",
    }
    entry.save()
    for address in (entry_url(entry), wall_url(contest), contest.page.url):
        html = body(client, address)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    html = body(client, entry_url(entry))
    assert 'href="https://videos.example.org/1" rel="nofollow ugc' in html
    assert "<iframe" not in html


def withdraw(contest: Contest) -> None:
    contest.page.specific.unpublish()


def restrict(contest: Contest) -> None:
    PageViewRestriction.objects.create(
        page=contest.page, restriction_type="password", password="x"
    )


def drop(contest: Contest) -> None:
    page = contest.page.specific
    page.body = []
    factories.publish(page)


@pytest.mark.parametrize("hide", [withdraw, restrict, drop])
def test_entries_of_what_is_not_public_are_not_either(
    client: Client, hide: Any
) -> None:
    contest = calling.contest()
    entry = calling.entry(contest)
    addresses = [entry_url(entry), wall_url(contest)]
    assert client.get(addresses[0]).status_code == 200
    hide(contest)
    assert all(is_gone(client, address) for address in addresses)


@pytest.mark.parametrize("strange", ["a%00b", "x" * 300, "%F0%9F%98%80"])
def test_an_address_may_hold_anything(client: Client, strange: str) -> None:
    contest = calling.contest()
    address = wall_url(contest).replace(contest.block_id, strange)
    assert is_gone(client, address)
    for query in ("page=-1", "page=0&lang=%00", "page=9999999999999999999999"):
        assert client.get(f"{wall_url(contest)}{query}").status_code == 200


def test_a_sound_is_played_from_the_library(client: Client) -> None:
    fields = [{"label": "Noise", "kind": "sound", "required": True, "choices": []}]
    contest = calling.contest(fields=fields)
    entry = Entry.objects.create(
        contest=contest,
        title="Foghorn",
        credit="Ada L.",
        language="en",
        status=EntryStatus.APPROVED,
        place=1,
        sent_at=calling.SENT,
    )
    upload = Upload.objects.create(
        entry=entry,
        field=calling.key_of(contest, "sound"),
        kind=Upload.Kind.SOUND,
        sent_at=calling.SENT,
    )
    assert "<audio" not in body(client, entry_url(entry))
    file = ContentFile(b"ID3 noise", name="noise.mp3")
    upload.document = get_document_model().objects.create(title="Foghorn", file=file)
    upload.save()
    html = body(client, entry_url(entry))
    assert f'src="{upload.document.url}" controls' in html


def test_a_wall_stands_on_another_page_too(client: Client) -> None:
    contest = calling.contest()
    calling.photo(calling.entry(contest))
    told = {"heading": "Yours", "contest": contest.page, "limit": 6}
    page = calling.page_with(title="Elsewhere")
    page.body = [("entry_wall", told)]
    factories.publish(page)
    html = body(client, page.url)
    assert "Yours" in html
    assert "Quay at two" in html
    assert f"#wcs-contest-{contest.block_id[:8]}" in html
    restrict(contest)
    html = body(client, page.url)
    assert "Quay at two" not in html
    assert "No entry is shown yet." in html


@pytest.mark.indexed
def test_caches_ask_again_for_pages_walls_and_entries(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    purged: set[str] = set()
    monkeypatch.setattr(caches.apps, "is_installed", lambda name: True)
    monkeypatch.setattr(
        "wagtail.contrib.frontend_cache.utils.PurgeBatch.purge",
        lambda self, **options: purged.update(self.urls),
    )
    contest = calling.contest()
    entry = calling.entry(contest)
    told = {"heading": "Yours", "contest": contest.page, "limit": 6}
    elsewhere = calling.page_with(title="Elsewhere")
    elsewhere.body = [("entry_wall", told)]
    factories.publish(elsewhere)
    with django_capture_on_commit_callbacks(execute=True):
        purge_contest(contest, [entry.key])
    host = contest.page.full_url.removesuffix(contest.page.url)
    assert {contest.page.full_url, elsewhere.full_url} <= purged
    assert f"{host}{wall_url(contest, lang='en')}" in purged
    assert f"{host}{wall_url(contest, lang='en', page=1)}" in purged
    assert f"{host}{choosing.address(contest)}" in purged
    assert f"{host}{entry_url(entry)}" in purged


def test_a_wall_of_posts_leads_to_each_post_and_asks_no_network(
    client: Client,
) -> None:
    told = [*contests.fields()[1:], contests.field("Your post", "post")]
    contest = calling.contest(fields=told)
    address = "https://social.example/@ada/1?a=1&b=2"
    key = calling.key_of(contest, "post")
    calling.entry(contest, "My quay", answers={key: address})
    html = body(client, wall_url(contest, lang="en"))
    link = 'href="https://social.example/@ada/1?a=1&amp;b=2" rel="nofollow ugc noopener'
    assert link in html
    for loads in ("<iframe", "<img", 'src="https://'):
        assert loads not in html.split('class="wcs-contest-wall"')[1].split("</ul>")[0]
