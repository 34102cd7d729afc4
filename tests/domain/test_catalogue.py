"""Addresses in a catalogue: the template, and what it is filled with."""

import pytest

from wagtail_culture_social.domain.catalogue import (
    CatalogueTemplateError,
    catalogue_address,
    check_template,
)

ISBN = "https://catalogue.example.org/search?q={isbn}"


@pytest.mark.parametrize(
    ("template", "code", "detail"),
    [
        ("catalogue/{isbn}", "address", ""),
        ("ftp://example.org/{isbn}", "address", ""),
        ("https:///{isbn}", "address", ""),
        ("https://[{isbn}/", "address", ""),
        ("https://{isbn}.example.org/", "host", ""),
        ("https://example.org/{author}", "placeholder", "author"),
        ("https://example.org/", "nothing", ""),
    ],
)
def test_a_template_that_leads_nowhere(template: str, code: str, detail: str) -> None:
    with pytest.raises(CatalogueTemplateError) as error:
        check_template(template)
    assert (error.value.code, error.value.detail) == (code, detail)


def test_a_template_of_use() -> None:
    check_template(ISBN)
    check_template("http://example.org/{title}?ean={ean}#x")


def test_a_work_by_its_number() -> None:
    found = catalogue_address(ISBN, isbn="9780306406157", title="Waves")
    assert found == "https://catalogue.example.org/search?q=9780306406157"


def test_an_isbn_is_an_ean() -> None:
    template = "https://example.org/{ean}"
    assert catalogue_address(template, isbn="9780306406157").endswith("/9780306406157")
    both = catalogue_address(template, isbn="9780306406157", ean="6291041500213")
    assert both.endswith("/6291041500213")


def test_a_title_is_escaped() -> None:
    found = catalogue_address("https://example.org/?q={title}", title="L’eau & {vie}/?")
    assert found == "https://example.org/?q=L%E2%80%99eau%20%26%20%7Bvie%7D%2F%3F"


def test_without_a_number_there_is_no_address() -> None:
    assert catalogue_address(ISBN, title="Waves") == ""
    assert catalogue_address("", title="Waves") == ""
