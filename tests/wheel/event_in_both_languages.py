"""Runs inside the new site: makes an event in the admin, translates it, visits both."""

import os
import sys
from typing import Any

import django

sys.path.insert(0, os.getcwd())
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings.dev")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402
from wagtail.test.utils.form_data import (  # noqa: E402
    nested_form_data,
    querydict_from_html,
    streamfield,
)

from wagtail_culture_social.pages.models import EventIndexPage, EventPage  # noqa: E402

TITLE = "Nuit des musées"


def sign_in() -> Client:
    user = get_user_model().objects.create_superuser("boss", "boss@example.org", "pw")
    client = Client()
    client.force_login(user)
    return client


def create_event(client: Client) -> EventPage:
    index = EventIndexPage.objects.get(locale=Locale.get_default())
    arguments = ["wagtail_culture_social_pages", "eventpage", index.pk]
    address = reverse("wagtailadmin_pages:add", args=arguments)
    html = client.get(address).content.decode()
    data: dict[str, Any] = querydict_from_html(html, form_id="page-edit-form").dict()
    date = {"start_date": "2030-05-18", "start_time": "18:30"}
    date |= {"end_date": "", "end_time": "20:00"}
    data |= {"title": TITLE, "slug": "nuit-des-musees", "action-publish": "1"}
    empty = dict.fromkeys(
        ("body", "date_notes", "prices", "people", "streams", "replays"),
        streamfield([]),
    )
    data |= nested_form_data({**empty, "schedule": streamfield([("date", date)])})
    client.post(address, data)
    return EventPage.objects.get(slug="nuit-des-musees", live=True)


def translate(client: Client, event: EventPage) -> Page:
    other = Locale.objects.exclude(pk=event.locale_id).get()
    address = reverse("wagtail_localize:submit_page_translation", args=[event.pk])
    client.post(address, {"locales": [other.pk]})
    twin = event.get_translation(other)
    edit = reverse("wagtailadmin_pages:edit", args=[twin.pk])
    client.post(edit, {"action": "publish"})
    twin.refresh_from_db()
    return twin


def main() -> None:
    setup_test_environment()
    settings.ALLOWED_HOSTS = ["*"]
    editor = sign_in()
    event = create_event(editor)
    twin = translate(editor, event)
    for page in (event, twin):
        assert page.live, f"{page.locale} is not live"
        answer = Client().get(page.get_url(), follow=True)
        text = answer.content.decode()
        assert answer.status_code == 200, (page.get_url(), answer.status_code)
        assert TITLE in text, page.get_url()
        assert f'lang="{page.locale.language_code}' in text, page.get_url()
    assert event.get_url() != twin.get_url()
    sys.stdout.write("public in both languages\n")


main()
