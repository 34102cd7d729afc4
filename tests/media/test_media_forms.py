"""A media block in the page editor: a draft waits, publication names file and line."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text, streamfield

from tests import factories, recordings
from tests.page_forms import errors_of, post_form
from wagtail_culture_social.pages.models import TutorialPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FAULTY = b"WEBVTT\n\n00:04.000 --> 00:02.000\nToo late\n"
GOOD = b"WEBVTT\n\n00:02.000 --> 00:04.000\nIn time\n"


def step(captions: bytes | None = None) -> Any:
    """A step as the form posts it, with a video if there are captions for it."""
    video: dict[str, Any] = {"tracks": {"count": "0"}, "transcript": rich_text("")}
    if captions is not None:
        track = {
            "kind": "captions",
            "language": "fr",
            "document": recordings.document("concert.vtt", captions).pk,
        }
        row = {"id": "", "deleted": "", "order": "0", "type": "item", "value": track}
        video["url"] = "https://youtu.be/abc123def"
        video["tracks"] = {"count": "1", "0": row}
    step = {"title": "One", "text": rich_text(""), "picture": {}, "video": video}
    return streamfield([("step", step)])


def typed_in(client: Client, steps: Any, action: str = "") -> tuple[Any, Any]:
    """Post a new draft with steps; return the answer and the page as it is then."""
    page = factories.add_page(TutorialPage, factories.home(), live=False)
    answer = post_form(client, page, action, steps=steps)
    return answer, TutorialPage.objects.get(pk=page.pk)


def test_a_faulty_file_is_refused_with_its_line(admin_client: Client) -> None:
    answer, page = typed_in(admin_client, step(FAULTY), "action-publish")
    assert errors_of(answer).keys() == {"steps"}
    html = unescape(answer.content.decode())
    assert "concert.vtt\\u201d, line 3: The end has to come after the start." in html
    assert not page.live


def test_a_faulty_file_waits_in_a_draft(admin_client: Client) -> None:
    answer, page = typed_in(admin_client, step(FAULTY))
    assert answer.status_code == 302
    video = page.get_latest_revision_as_object().steps[0].value["video"]
    assert video["tracks"][0]["document"].filename == "concert.vtt"


def test_a_good_file_is_published_and_read(admin_client: Client) -> None:
    _, page = typed_in(admin_client, step(GOOD), "action-publish")
    assert page.live
    assert "In time" in admin_client.get(page.url).content.decode()


def test_a_step_needs_no_video(admin_client: Client) -> None:
    _, page = typed_in(admin_client, step(), "action-publish")
    assert page.live
    html = admin_client.get(page.url).content.decode()
    assert "wcs-media" not in html
