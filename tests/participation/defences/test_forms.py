"""The form that every public form is: its traps, its limit, its token."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from wagtail_culture_social.participation.defences.forms import (
    MESSAGES,
    DefendedForm,
)
from wagtail_culture_social.participation.defences.texts import VisitorCharField
from wagtail_culture_social.participation.models import FormToken

pytestmark = pytest.mark.django_db
INCLUDES = "wagtail_culture_social/participation/includes"


class NameForm(DefendedForm):
    purpose = "name"
    most = 5
    name = VisitorCharField(label="Name", max_length=5)


class OtherForm(NameForm):
    purpose = "other"


@pytest.fixture
def clock() -> Iterator[Any]:
    start = datetime(2026, 11, 25, 12, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as machine:
        yield machine


def opened(*parts: str, form: Any = NameForm) -> dict[str, str]:
    """What a person sends who opened the form now."""
    shown = form.for_request(RequestFactory().get("/"), *parts)
    return {"token": shown["token"].value(), "more": "", "name": "Ana"}


def sent(data: dict[str, str], *parts: str, origin: str = "") -> NameForm:
    headers = {"Origin": origin or "http://testserver"}
    request = RequestFactory().post("/", data, headers=headers)
    return NameForm.for_request(request, *parts)


def faults(form: NameForm) -> list[str]:
    return [error.code for error in form.non_field_errors().as_data()]


def test_a_person_sends_the_form_once(clock: Any) -> None:
    data = opened("page 1")
    clock.shift(10)
    saved: list[str] = []
    answers = []
    for _click in range(2):
        form = sent(data, "page 1")
        assert form.is_valid()
        assert form.status == 200
        answers.append(form.once(lambda: saved.append("row")))
    assert saved == ["row"]
    assert answers == [True, False]


def test_what_could_not_be_saved_may_be_sent_again(clock: Any) -> None:
    data = opened()
    clock.shift(10)

    def fail() -> None:
        raise RuntimeError

    form = sent(data)
    assert form.is_valid()
    with pytest.raises(RuntimeError):
        form.once(fail)
    assert not FormToken.objects.exists()
    assert form.once(lambda: None)


def test_a_form_sent_at_once_is_shown_again(clock: Any) -> None:
    data = opened()
    clock.shift(2)
    form = sent(data)
    assert faults(form) == ["quick"]
    assert form["token"].value() == data["token"]
    clock.shift(2)
    assert sent(data).is_valid()


def test_a_form_that_stood_open_too_long_gets_a_new_token(clock: Any) -> None:
    data = opened()
    clock.shift(DefendedForm.most_age + 1)
    form = sent(data)
    assert faults(form) == ["stale"]
    assert form["name"].value() == "Ana"
    data["token"] = form["token"].value()
    clock.shift(10)
    assert sent(data).is_valid()


@pytest.mark.parametrize("token", ["", "nonsense", "\0"])
def test_a_token_that_is_none_is_refused(clock: Any, token: str) -> None:
    assert not sent({**opened(), "token": token}).is_valid()


def test_a_token_of_another_form_or_page_is_refused(clock: Any) -> None:
    for data in (opened("page 2"), opened("page 1", form=OtherForm)):
        clock.shift(10)
        assert faults(sent(data, "page 1")) == ["stale"]


def test_a_program_that_fills_in_everything_is_caught(clock: Any) -> None:
    data = opened()
    clock.shift(10)
    form = sent({**data, "more": " "})
    assert (faults(form), form.status) == (["trap"], 422)
    assert form["more"].value() == ""
    assert "more" not in [field.name for field in form.rows]


def test_another_site_cannot_send_it(clock: Any) -> None:
    data = opened()
    clock.shift(10)
    form = sent(data, origin="https://evil.example")
    assert (faults(form), form.status) == (["elsewhere"], 403)


def test_a_network_is_told_when_it_sends_too_much(clock: Any) -> None:
    data = opened()
    clock.shift(10)
    told = [sent(data) for _ in range(6)]
    assert [form.is_valid() for form in told] == [True] * 5 + [False]
    assert (faults(told[5]), told[5].status) == (["limited"], 429)


def test_a_wrong_field_is_named_with_a_link_to_it(clock: Any) -> None:
    data = opened()
    clock.shift(10)
    form = sent({**data, "name": "a" * 6})
    assert form.status == 422
    html = render_to_string(f"{INCLUDES}/form.html", {"form": form, "action": "/"})
    assert '<a href="#id_name">Name</a>' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_error"' in html
    assert 'aria-invalid="true"' in html


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_fault_has_words(language: str) -> None:
    with translation.override(language):
        assert len({str(message) for message in MESSAGES.values()}) == len(MESSAGES)
