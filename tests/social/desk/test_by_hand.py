"""Posts without a page: written once, one row a network, changed together."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.social.desk import planned
from tests.social.desk.planned import DAY, NOW
from wagtail_culture_social.models import SocialPost
from wagtail_culture_social.pages.models import CampaignPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin")]

DESK = "/admin/culture-social/desk/"
NEW = f"{DESK}new/"
TYPED = {
    "text": "Closed for snow tomorrow.",
    "networks": ["x", "bluesky"],
    "language": "en",
    "due": "2026-11-26T08:00",
}


def write(client: Client, **more: Any) -> list[SocialPost]:
    response = client.post(NEW, {**TYPED, **more})
    assert response.status_code == 302
    rows = list(SocialPost.objects.filter(page=None).order_by("pk"))
    assert response["Location"] == f"{DESK}message/{rows[0].message}/"
    return rows


def change(client: Client, row: SocialPost, **more: Any) -> str:
    values = {"text": row.text, "before": row.text, "due": TYPED["due"], **more}
    address = f"{DESK}message/{row.message}/"
    return client.post(address, values, follow=True).content.decode()


def test_there_is_one_row_a_network_that_share_a_message(
    client: Client, admin: User
) -> None:
    image = factories.picture()
    one, two = write(
        client, link="https://example.org/snow", image=image.pk, image_alt="Snow"
    )
    assert (one.network, two.network) == ("x", "bluesky")
    assert one.message == two.message
    assert one.page is None
    assert one.due.isoformat() == "2026-11-26T07:00:00+00:00"
    assert (one.text, one.language) == ("Closed for snow tomorrow.", "en")
    assert (one.link, one.image, one.image_alt) == (
        "https://example.org/snow",
        image,
        "Snow",
    )
    assert one.edited_by == admin


def test_it_is_shown_as_each_network_shows_it(client: Client) -> None:
    row = write(client)[0]
    html = client.get(f"{DESK}message/{row.message}/").content.decode()
    assert html.count("data-network=") == 2
    assert f"{DESK}post/{row.pk}/" in html
    listed = client.get(f"{DESK}list/?kind=hand").content.decode()
    assert "Closed for snow tomorrow." in listed
    assert "by hand" in listed


def test_it_may_belong_to_a_day_of_a_campaign(client: Client) -> None:
    campaign = factories.add_page(CampaignPage, factories.home(), title="Museum week")
    row = write(client, campaign=campaign.pk, campaign_day="2026-11-26")[0]
    assert row.campaign_id == campaign.pk
    assert str(row.campaign_day) == "2026-11-26"


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "a" * 20_001},
        {"networks": []},
        {"networks": ["myspace"]},
        {"language": "xx"},
        {"due": "soon"},
        {"due": "2026-11-24T08:00"},
        {"link": "no address"},
        {"image": "99999"},
        {"campaign": "99999"},
        {"campaign_day": "2026-11-26"},
        {"campaign_day": "yesterday"},
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    client: Client, wrong: dict[str, Any]
) -> None:
    typed = {**TYPED, "image_alt": "A snowman", **wrong}
    response = client.post(NEW, typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert not SocialPost.objects.exists()
    assert "Nothing is kept yet" in html
    assert "A snowman" in html
    assert typed["text"][:50] in html


def test_another_post_too_close_is_told(client: Client) -> None:
    planned.plan(planned.news(), NOW.replace(day=26, hour=8, minute=10))
    response = client.post(NEW, TYPED, follow=True)
    assert "Less than 30 minutes to another post on: Bluesky" in (
        response.content.decode()
    )


class TestChanging:
    def test_all_networks_change_but_those_with_words_of_their_own(
        self, client: Client, admin: User
    ) -> None:
        one, two = write(client)
        SocialPost.objects.filter(pk=two.pk).update(text="Snow. Closed.")
        change(client, one, text="Closed on Thursday.", due="2026-11-26T09:00")
        one.refresh_from_db()
        two.refresh_from_db()
        assert one.text == "Closed on Thursday."
        assert two.text == "Snow. Closed."
        assert one.due == two.due == NOW.replace(day=26, hour=9)

    def test_a_network_can_be_added(self, client: Client) -> None:
        one, _two = write(client)
        change(client, one, networks=["mastodon"])
        added = SocialPost.objects.get(network="mastodon")
        assert (added.message, added.text) == (one.message, one.text)

    def test_what_went_out_stays_as_it_was(self, client: Client) -> None:
        one, two = write(client)
        SocialPost.objects.filter(pk=one.pk).update(status="posted", posted_text="Out")
        change(client, two, text="Changed", link="https://example.org/")
        one.refresh_from_db()
        two.refresh_from_db()
        assert (one.text, one.link) == (TYPED["text"], "")
        assert (two.text, two.link) == ("Changed", "https://example.org/")

    def test_nothing_is_changed_when_a_part_is_refused(
        self, client: Client, settings: Any
    ) -> None:
        one, _two = write(client)
        settings.CULTURE_SOCIAL_NOW = NOW + 2 * DAY
        html = change(client, one, text="Changed", due="2026-11-26T09:00")
        assert "This moment is past." in html
        one.refresh_from_db()
        assert one.text == TYPED["text"]

    def test_who_may_not_write_is_refused(self, client: Client) -> None:
        row = write(client)[0]
        client.force_login(planned.editor("marker", factories.home(), "mark"))
        assert client.get(f"{DESK}message/{row.message}/").status_code == 302
        change(client, row, text="Changed")
        row.refresh_from_db()
        assert row.text == TYPED["text"]

    def test_an_unknown_message_is_not_found(self, client: Client) -> None:
        address = f"{DESK}message/6d1f2c1e-0000-4000-8000-000000000000/"
        assert client.get(address, follow=True).status_code == 404
