"""Posting hours in the admin: per site and network, with times that make sense."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from wagtail_culture_social.models import PostingHours

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("09:00, 12:30", "09:00, 12:30"),
        ("17h30; 9 h", "09:00, 17:30"),
        ("12:30,12:30", "12:30"),
    ],
)
def test_times_are_written_alike(site: Site, written: str, kept: str) -> None:
    hours = PostingHours(site=site, times=written)
    hours.full_clean()
    assert hours.times == kept


@pytest.mark.parametrize("written", ["noon", "25:00", "9-12", "12:60", "09:00 12:30"])
def test_what_is_no_time_is_named(site: Site, written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PostingHours(site=site, times=f"09:00, {written}").full_clean()
    assert list(refused.value.message_dict) == ["times"]
    assert f"“{written}”" in refused.value.message_dict["times"][0]


def test_hours_are_kept_from_the_menu(admin_client: Client, site: Site) -> None:
    viewset = PostingHours.snippet_viewset
    address = reverse(viewset.get_url_name("add"))
    form = {"site": site.pk, "network": "", "times": "9 h", "quiet_days": ["SU"]}
    assert admin_client.get(address).context["form"].initial["site"] == site
    answer = admin_client.post(address, {**form, "times": "noon"})
    assert "“noon”" in answer.content.decode()
    assert not PostingHours.objects.exists()
    assert admin_client.post(address, form).status_code == 302
    hours = PostingHours.objects.get()
    assert (hours.times, hours.quiet_days, str(hours)) == (
        "09:00",
        "SU",
        "All networks",
    )
    listing = admin_client.get(reverse(viewset.get_url_name("list")))
    assert "09:00" in listing.content.decode()
    again = admin_client.post(address, form)
    assert again.status_code == 200
    assert PostingHours.objects.count() == 1


def test_groups_can_be_given_each_permission(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    answer = client.get(reverse("wagtailusers_groups:add"))
    for words in ("Can approve", "Can mark", "Can export"):
        assert words in answer.content.decode()
